import { expect, test } from 'vitest';
import type { ChatProfile, StrangerKind } from '../../src/ports.js';
import { HOME, openWorld, textOf } from './answering-world.js';

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
