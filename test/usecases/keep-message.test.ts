import { expect, test } from 'vitest';
import type { SharedMessage } from '../../src/ports.js';
import { answerCommand } from '../../src/usecases/commands/answer-command.js';
import { reschedule } from '../../src/usecases/asking/reschedule.js';
import { inWords } from '../support/command-desk.js';
import { file, HOME, openWorld, textOf } from './answering-world.js';
import type { World } from './answering-world.js';

const SOURCE: SharedMessage = { conversation: 'C1', message: '17.1', isPrivate: false, author: 'Cleo Fox', at: '2026-09-10T15:00:00Z', text: 'Forty families came on Tuesday', files: [{ ...file('F1', 'list.pdf'), permalink: 'https://lakeshore.example.org/F1' }], permalink: 'https://lakeshore.example.org/C1/17' };

async function share(world: World, user: string, more: Partial<SharedMessage> = {}, key = 'share-1') {
  await world.does({ ...world.by(user, key), type: 'share', source: { ...SOURCE, ...more }, reply: 'r', trigger: 't' });
}

async function asks(world: World, user: string, text: string, kind: 'direct' | 'channel' = 'direct') {
  const { store, organizationId } = world;
  const member = await store.people.byId(organizationId, world.personId(user));
  if (!member) throw new Error('nobody');
  const none = async () => ({ summary: '', blocks: [] });
  const answer = answerCommand({ store, clock: world.clock, work: world.deps.work, recordWords: none, subscriptions: { subscribe: none, unsubscribe: none, digestNow: none }, reschedule, profileOf: async () => undefined });
  return answer({ organizationId, member, text, workspace: HOME, conversation: { id: 'c', kind }, key: 'k', ...(kind === 'channel' && { aloud: true }) });
}

test('a message is kept under the item chosen, with its link, author and time, and its files; once', async () => {
  const world = await openWorld();
  await share(world, 'ana');
  const form = world.forms.at(-1);
  expect(form?.fields.map((field) => ('name' in field ? field.name : field.text))).toEqual(['Cleo Fox wrote: “Forty families came on Tuesday”', 'item', 'word']);
  await world.submits('ana', { item: world.itemId('1.a'), word: 'Turnout' });
  await world.submits('ana', { item: world.itemId('1.a'), word: 'Turnout' });
  expect(textOf(world.last('ana')?.message)).toContain('Kept as evidence under 1.a Item 1.a.');
  await share(world, 'ana', {}, 'share-2');
  await world.submits('ana', { item: world.itemId('1.a') });
  expect(textOf(world.last('ana')?.message)).toContain('kept under 1.a Item 1.a already');
  const rows = await world.store.reports.evidence(world.organizationId, world.itemId('1.a'), 10);
  expect(rows.map(({ kind, title, text, url, author, writtenAt, file: kept }) => ({ kind, title, text, url: kept?.url ?? url, author, writtenAt: writtenAt?.toString() })).sort((a, b) => a.kind.localeCompare(b.kind))).toEqual([
    { kind: 'file', title: 'list.pdf', text: undefined, url: 'https://lakeshore.example.org/F1', author: 'Cleo Fox', writtenAt: '2026-09-10T15:00:00Z' },
    { kind: 'message', title: 'Turnout', text: 'Forty families came on Tuesday', url: 'https://lakeshore.example.org/C1/17', author: 'Cleo Fox', writtenAt: '2026-09-10T15:00:00Z' },
  ]);
  expect(inWords((await asks(world, 'ana', 'evidence 1.a')).message)).toContain('written by Cleo Fox, Sep 10 · kept by Ana Lark');
});

test('its author and whoever it speaks of are named: as the organization knows them, else as the platform does', async () => {
  const world = await openWorld({}, { profiles: [{ user: 'u-cleo', name: 'Cleo Fox', active: true }] });
  const asked = () => world.forms.at(-1)?.fields[0];
  await share(world, 'ana', { author: '<@u-ben>', text: 'Ask <@u-ana> or <@u-nobody>' });
  expect(asked()).toMatchObject({ text: 'Ben Moss wrote: “Ask @Ana Lark or @someone”' });
  await share(world, 'ana', { author: '<@u-cleo>' }, 'share-2');
  await world.submits('ana', { item: world.itemId('1.a') });
  expect(asked()).toMatchObject({ text: 'Cleo Fox wrote: “Forty families came on Tuesday”' });
  expect((await world.store.reports.evidence(world.organizationId, world.itemId('1.a'), 10)).map(({ author }) => author)).toEqual(['Cleo Fox', 'Cleo Fox']);
  await share(world, 'ana', { author: '<@u-nobody>' }, 'share-3');
  expect(asked()).toMatchObject({ text: expect.stringContaining('@someone wrote') as unknown });
});

test('a private message is kept only after a clear yes, and never shown in a channel', async () => {
  const world = await openWorld();
  await share(world, 'ana', { isPrivate: true });
  const warning = world.forms.at(-1)?.fields.find((field) => field.type === 'notice' && field.level === 'warning');
  expect(warning).toMatchObject({ text: expect.stringContaining('private conversation') as unknown });
  await world.submits('ana', { item: world.itemId('1.a'), sure: 'no' });
  expect(textOf(world.last('ana')?.message)).toContain('Nothing is kept');
  expect(await world.store.reports.evidence(world.organizationId, world.itemId('1.a'), 10)).toEqual([]);
  await world.submits('ana', { item: world.itemId('1.a'), sure: 'yes' });
  expect(inWords((await asks(world, 'ben', 'evidence 1.a')).message)).toContain('escrito por Cleo Fox');
  const aloud = await asks(world, 'ana', 'evidence 1.a', 'channel');
  expect(aloud.visibility).toBe('public');
  expect(inWords(aloud.message)).not.toContain('Cleo');
});

test('only under items of one’s own, whatever the form brings back; nobody else’s form', async () => {
  const world = await openWorld();
  await share(world, 'ana');
  await world.submits('ana', { item: world.itemId('1.c') });
  await world.submits('ben', { item: world.itemId('1.c') });
  expect(await world.store.reports.evidence(world.organizationId, world.itemId('1.c'), 10)).toEqual([]);
});

test('asked aloud: answered to everyone without private items; what changes something is answered to the asker', async () => {
  const world = await openWorld({ items: [{ code: '1', title: 'Safe schools' }, { code: '1.a', parent: '1', owner: 'ana' }, { code: '1.b', parent: '1', owner: 'ana', isPrivate: true, title: 'Secret review' }] });
  const aloud = await asks(world, 'ana', 'mine', 'channel');
  expect([aloud.visibility, inWords(aloud.message).includes('Secret')]).toEqual(['public', false]);
  for (const text of ['pause', 'cadence 1.a weekly', 'undelivered', 'sttus', 'report 1.a on track']) expect((await asks(world, 'ana', text, 'channel')).visibility, text).toBe('private');
});

test('"Report progress" from anywhere: the item is chosen in the form, and numbers are read from the words', async () => {
  const world = await openWorld();
  await world.does({ ...world.by('ana', 'short-1'), type: 'shortcut', shortcut: 'report', reply: 'r', trigger: 't' });
  expect(world.forms.at(-1)?.fields[0]).toMatchObject({ name: 'item', options: [{ label: '1.a Item 1.a' }, { label: '1.b Item 1.b' }] });
  await world.submits('ana', { item: world.itemId('1.a'), status: 'on-track', note: 'Attendance is 93.4 %', link: '' });
  expect((await world.reports('1.a'))[0]?.content).toMatchObject({ status: 'on-track', note: 'Attendance is 93.4 %', readings: [{ value: 93.4 }] });
  // With one item alone there is nothing to choose.
  await world.does({ ...world.by('ben', 'short-2'), type: 'shortcut', shortcut: 'report', reply: 'r', trigger: 't' });
  expect(world.forms.at(-1)?.title).toContain('1.c');
  // Nothing was entered: the form can be opened again, though the item is not asked about.
  await world.submits('ben', {});
  await world.presses('ben', world.seenBy('ben').flatMap((post) => post.message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons.map((button) => button.label) : []))).at(-1) ?? '');
  expect(world.forms).toHaveLength(3);
});

test('somebody who reports where commands are asked is told how', async () => {
  const world = await openWorld();
  for (const text of ['1.a on track, 64 %', 'on track, 64 %']) expect(inWords((await asks(world, 'ana', text, 'channel')).message)).toContain('Did you mean “report CODE your words”?');
  expect(inWords((await asks(world, 'ana', '1.zz', 'channel')).message)).not.toContain('report CODE');
});

test('help that was asked aloud says that everyone sees an answer; in a chat of two it does not', async () => {
  const world = await openWorld();
  for (const text of ['help', 'help status']) {
    const [aloud, alone] = [inWords((await asks(world, 'ana', text, 'channel')).message), inWords((await asks(world, 'ana', text)).message)];
    expect([aloud.includes('Everyone here sees an answer'), aloud.includes('Only you see an answer')]).toEqual([true, false]);
    expect([alone.includes('Everyone here sees an answer'), alone.includes('Only you see an answer')]).toEqual([false, true]);
  }
});
