import { expect, test } from 'vitest';
import { ChatError } from '../../src/errors.js';
import type { Chat, ChatProfile, Store, StrangerKind, Workspace } from '../../src/ports.js';
import type { AnsweringDeps } from '../../src/usecases/answering/answering-deps.js';
import { outsiderWords } from '../../src/usecases/answering/answer-stranger.js';
import { letIn, shutOut } from '../../src/usecases/plan/let-in.js';
import { planFileTexts } from '../../src/text/plan-file/index.js';
import { HOME, openWorld, textOf } from './answering-world.js';
import type { World } from './answering-world.js';

const profile = (user: string, kind?: StrangerKind): ChatProfile => ({ user, name: 'Ana Lark', email: 'ana@example.org', active: true, ...(kind && { kind }) });

test.each(['guest', 'external'] as const)('somebody of kind %s is told once, changes nothing and is matched to nobody, whatever their email', async (kind) => {
  const world = await openWorld({}, { profiles: [profile('u-stranger', kind)] });
  await world.sweep();
  await world.says('stranger', '1.a on track, attendance 99 %');
  await world.says('stranger', '1.a on track');
  await world.does({ ...world.by('stranger', 'cmd'), type: 'command', conversation: world.dm('stranger'), text: 'status', reply: 'r' });
  expect(world.seenBy('stranger').map((post) => textOf(post.message))).toEqual([expect.stringContaining('I showed nothing and changed nothing.')]);
  expect(world.commands).toEqual([]);
  expect(await world.history('1.a')).toEqual([]);
});

test('whoever an adapter calls a stranger is one, even with an identity of a member; a program is never answered', async () => {
  const world = await openWorld();
  await world.sweep();
  const posts = world.posts.length;
  await world.does({ ...world.by('ana', 'bot-1'), type: 'message', conversation: world.dm('ana'), message: 'm-1', text: '1.a on track', files: [], stranger: 'bot' });
  expect(world.posts).toHaveLength(posts);
  await world.does({ ...world.by('ana', 'guest-1'), type: 'message', conversation: world.dm('ana'), message: 'm-2', text: '1.a on track', files: [], stranger: 'guest' });
  expect(await world.history('1.a')).toEqual([]);
});

test('a member who becomes a guest is no longer reached', async () => {
  const world = await openWorld();
  const { store, organizationId } = world;
  await store.people.saveProfiles(organizationId, HOME, [profile('u-ana', 'guest')]);
  expect(await store.people.identities(organizationId, [world.personId('ana')])).toEqual([]);
});

test('of an owner who left the stewards are told, with the items; once', async () => {
  const world = await openWorld();
  const left = (key: string) => world.does({ ...world.by('ana', key), type: 'member', change: 'left', profile: profile('u-ana') });
  await left('left-1');
  await left('left-2');
  expect(world.seenBy('sue').map((post) => textOf(post.message))).toEqual(['Ana Lark has left the workspace and answers for 1.a Item 1.a and 1.b Item 1.b. Until somebody takes over, nobody is asked.\nTo hand it over: /plan owner 1.a @person']);
});

test('a member who became a guest, of which no word came with what they wrote, changes nothing and is told once', async () => {
  const world = await openWorld({}, { profiles: [profile('u-ana', 'guest')] });
  await world.store.people.saveProfiles(world.organizationId, HOME, [profile('u-ana', 'guest')]);
  const before = world.seenBy('ana').length;
  await world.says('ana', '1.a on track, attendance 99 %');
  await world.says('ana', '1.a on track');
  expect(await world.history('1.a')).toEqual([]);
  expect(world.seenBy('ana').slice(before).map((post) => textOf(post.message))).toEqual([expect.stringContaining('You are a guest in this workspace')]);
});

test('a member who left and came back is one again, with what they write', async () => {
  const world = await openWorld({}, { profiles: [profile('u-ana')] });
  await world.store.people.saveProfiles(world.organizationId, HOME, [{ ...profile('u-ana'), active: false }]);
  await world.says('ana', '1.a on track');
  expect(await world.history('1.a')).toHaveLength(1);
  expect(await world.store.people.isMember(world.organizationId, HOME, 'u-ana')).toBe(true);
});

test('while a person who may be a guest by now cannot be looked up, what they did waits', async () => {
  const world = await openWorld({}, { deps: (deps) => ({ ...deps, chatFor: (place) => ({ ...chatOf(deps, place), profile: () => Promise.reject(new ChatError('temporary', 'no answer')) }) }) });
  await world.store.people.saveProfiles(world.organizationId, HOME, [profile('u-ana', 'guest')]);
  await expect(world.says('ana', '1.a on track')).rejects.toMatchObject({ code: 'temporary' });
  expect(await world.history('1.a')).toEqual([]);
});

const press = (world: World, user: string, key: string) => world.does({ ...world.by(user, key), type: 'action', conversation: world.dm(user), message: 'b-1', action: 'check.report', value: 'x', reply: `reply-${key}`, trigger: 't' });

test.each(['guest', 'external'] as const)('a form that somebody of kind %s waits for ends with the refusal, each time; the message comes once, in their language', async (kind) => {
  const world = await openWorld({}, { profiles: [{ ...profile('u-stranger', kind), locale: 'es-ES' }] });
  await press(world, 'stranger', 'p-1');
  await press(world, 'stranger', 'p-2');
  for (const key of ['p-1', 'p-2']) expect(textOf(world.ended.get(`reply-${key}`))).toMatch(/No mostré ni cambié nada\.$/);
  expect(world.seenBy('stranger')).toHaveLength(1);
});

test('so does a form that somebody unknown, or no longer of the plan, waits for', async () => {
  const world = await openWorld({}, { profiles: [{ user: 'u-new', name: 'New', active: true }] });
  await world.database.prisma.person.updateMany({ where: { id: world.personId('ana') }, data: { active: false } });
  await press(world, 'new', 'p-1');
  await press(world, 'ana', 'p-2');
  expect(textOf(world.ended.get('reply-p-1'))).toContain('I do not know you yet');
  expect(textOf(world.ended.get('reply-p-2'))).toContain('You are no longer marked as active');
});

test('a form that the platform does not open ends with the reason', async () => {
  const world = await openWorld({}, { deps: (deps) => ({ ...deps, chatFor: (place) => ({ ...chatOf(deps, place), openForm: () => Promise.reject(new ChatError('message-refused', 'no')) }) }) });
  await world.does({ ...world.by('ana', 's-1'), type: 'shortcut', shortcut: 'report', reply: 'reply-s-1', trigger: 't' });
  expect(textOf(world.ended.get('reply-s-1'))).toContain('The form could not be opened just now.');
  expect(textOf(world.last('ana')?.message)).toContain('The form could not be opened just now.');
});

test('so does one that somebody waits for whose act fails again and again: it is kept, they read, and tried again', async () => {
  const world = await openWorld({}, { deps: (deps) => ({ ...deps, store: { ...deps.store, transaction: failingTimes(3, deps.store) } }) });
  await world.receive({ ...world.by('ana', 's-1'), type: 'shortcut', shortcut: 'report', reply: 'reply-s-1', trigger: 't' });
  const [id = ''] = world.events.splice(0);
  for (let tries = 0; tries < 3; tries += 1) await world.handle(world.organizationId, id).catch(() => undefined);
  expect(textOf(world.ended.get('reply-s-1'))).toContain('It is kept, and I will try again for some hours');
});

test('in Teams a stranger whom a steward let in is the person they said, until it is taken back; their email alone never helps', async () => {
  const TEAMS = { platform: 'teams', workspace: 'tenant' } as const;
  const world = await openWorld({}, { profiles: [profile('u-gil', 'guest')] });
  const { store, organizationId } = world;
  const now = world.clock.now();
  const texts = planFileTexts('en');
  const identities = async () => (await store.people.identities(organizationId, [world.personId('ana')])).filter(({ platform }) => platform === 'teams').map(({ user }) => user);
  const asked = { email: 'ANA@example.org', user: 'u-gil' };
  await expect(letIn(store, asked, { at: now }, texts)).rejects.toMatchObject({ code: 'no-tenant' });
  await store.workspaces.save({ organizationId, ...TEAMS, name: 'Teams', scopes: [], sealed: 'x' }, now);
  await store.people.saveProfiles(organizationId, TEAMS, [profile('u-gil', 'guest')]);
  expect(await identities()).toEqual([]);

  await letIn(store, asked, { at: now }, texts);
  await store.people.saveProfiles(organizationId, TEAMS, [{ ...profile('u-gil', 'guest'), name: 'Gil' }, profile('u-other', 'external')]);
  expect([await identities(), await store.people.isMember(organizationId, TEAMS, 'u-gil')]).toEqual([['u-gil'], true]);
  await world.sweep();
  await world.does({ ...world.by('gil', 'm-1'), ...TEAMS, type: 'message', conversation: { id: 'd-gil', kind: 'direct' }, message: 'm-1', text: '1.a on track', files: [] });
  expect(await world.history('1.a')).toHaveLength(1);

  expect(await shutOut(store, asked, { at: now }, texts)).toMatchObject({ wasIn: true });
  expect(await shutOut(store, asked, { at: now }, texts)).toMatchObject({ wasIn: false });
  await store.people.saveProfiles(organizationId, TEAMS, [profile('u-gil', 'guest')]);
  expect([await identities(), await store.people.isMember(organizationId, TEAMS, 'u-gil')]).toEqual([[], false]);
  expect((await world.database.prisma.auditEntry.findMany({ where: { action: { in: ['person.let-in', 'person.shut-out'] } }, orderBy: { at: 'asc' } })).map(({ action }) => action).sort()).toEqual(['person.let-in', 'person.shut-out']);
});

test('a stranger of Teams reads who could let them in; one of Slack does not', () => {
  expect(outsiderWords('en', 'teams', 'guest')).toEqual([expect.stringContaining('You are a guest'), 'A steward of the plan can let you in.']);
  expect(outsiderWords('es', 'slack', 'external')).toEqual([expect.stringContaining('otra organización')]);
});

/** A store whose first transactions fail. */
function failingTimes(times: number, store: Store): Store['transaction'] {
  let left = times;
  return (work) => ((left -= 1) >= 0 ? Promise.reject(new Error('down')) : store.transaction(work));
}

function chatOf(deps: AnsweringDeps, place: Workspace): Chat {
  const chat = deps.chatFor(place);
  if (!chat) throw new Error('no chat');
  return chat;
}
