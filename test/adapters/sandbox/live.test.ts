import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Message } from '../../../src/domain/message.js';
import { openPage, readState } from './open-page.js';
import type { OpenPage } from './open-page.js';
import { district, nonce, post, startSandbox, testBot, testClock } from './sandbox-harness.js';
import type { Running, TestBot, TestClock } from './sandbox-harness.js';

let running: Running;
let bot: TestBot;
let clock: TestClock;
let dana: OpenPage;
let omar: OpenPage;
beforeAll(async () => {
  bot = testBot();
  clock = testClock();
  running = await startSandbox({ receive: bot.receive, clock });
  dana = await openPage(running.url, 'u-dana', 'dana-page');
  omar = await openPage(running.url, 'u-omar', 'omar-page');
});
afterAll(async () => {
  dana.close();
  omar.close();
  await running.stop();
  await rm(running.folder, { recursive: true });
});

const words = (text: string): Message => ({ summary: text, blocks: [{ type: 'text', text }] });
const shown = (page: OpenPage, conversation: string) =>
  (page.state().posts[conversation] ?? []).map((one) => (one.content.kind === 'message' ? one.content.message.summary : one.content.kind === 'text' ? one.content.text : 'deleted'));
const write = (as: string, conversation: string, text: string, more = {}) => post(running.url, '/api/messages', { as, page: 'p', nonce: nonce(), conversation, text, ...more });

describe('open pages', () => {
  test('see what concerns them as it happens, and nothing else', async () => {
    await running.sandbox.chat.send({ kind: 'channel', channel: 'c-leaders' }, words('leaders only'), { key: nonce() });
    await running.sandbox.chat.send({ kind: 'channel', channel: 'c-general' }, words('everyone'), { key: nonce() });
    await vi.waitFor(() => expect(shown(omar, 'c-general')).toContain('everyone'));
    expect(shown(dana, 'c-leaders')).toContain('leaders only');
    expect(JSON.stringify(omar.events)).not.toContain('leaders only');
    expect((await readState(running.url, 'u-omar')).conversations.map((one) => one.id)).not.toContain('c-leaders');
  });

  test('a person’s message stands before what the bot says to it, even while it is being stored', async () => {
    bot.onInbound(async (inbound) => {
      if (inbound.type !== 'message') return;
      await running.sandbox.chat.send({ kind: 'direct', user: inbound.user }, words('answer'), { key: nonce(), thread: { conversation: inbound.conversation.id, message: inbound.message } });
    });
    await write('u-omar', 'direct:u-omar', 'question');
    await vi.waitFor(() => expect(shown(omar, 'direct:u-omar')).toEqual(['question', 'answer']));
    const { posts } = await readState(running.url, 'u-omar');
    expect(posts.filter((one) => one.conversation === 'direct:u-omar').map((one) => one.author)).toEqual(['u-omar', 'throughline']);
    bot.onInbound(() => Promise.resolve());
  });

  test('the same act sent twice is one, also at once', async () => {
    const body = { as: 'u-omar', page: 'p', nonce: nonce(), conversation: 'direct:u-omar', text: 'twice' };
    const before = bot.offered.length;
    const answers = await Promise.all([1, 2].map(() => post(running.url, '/api/messages', body)));
    answers.push(await post(running.url, '/api/messages', body));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(bot.offered).toHaveLength(before + 1);
    const { posts } = await readState(running.url, 'u-omar');
    expect(posts.filter((one) => one.content.kind === 'text' && one.content.text === 'twice')).toHaveLength(1);
  });

  test('hear who has not read what', async () => {
    await running.sandbox.chat.send({ kind: 'direct', user: 'u-rosa' }, words('one'), { key: nonce() });
    await running.sandbox.chat.send({ kind: 'direct', user: 'u-rosa' }, words('two'), { key: nonce() });
    await vi.waitFor(() => expect(dana.state().unread['u-rosa']?.['direct:u-rosa']).toBe(2));
    const { posts } = await readState(running.url, 'u-rosa');
    const seq = posts.find((one) => one.content.kind === 'message' && one.content.message.summary === 'one')?.seq;
    await post(running.url, '/api/read', { as: 'u-rosa', conversation: 'direct:u-rosa', seq });
    await vi.waitFor(() => expect(dana.state().unread['u-rosa']?.['direct:u-rosa']).toBe(1));
    expect(dana.state().unread['u-dana']?.['direct:u-rosa']).toBeUndefined();
  });

  test('a form opens on the page that asked, not on the person’s other pages', async () => {
    const other = await openPage(running.url, 'u-dana', 'other-page');
    bot.onInbound(async (inbound) => {
      if (inbound.type === 'command') await running.sandbox.chat.openForm(inbound.trigger ?? '', { id: 'f', title: 'T', submit: 'S', cancel: 'C', context: '', fields: [{ type: 'text', name: 'n', label: 'N', required: true, maxLength: 5 }] });
    });
    await write('u-dana', 'c-general', '/plan report 2.b', { page: 'dana-page' });
    await vi.waitFor(() => expect(dana.state().forms).toHaveLength(1));
    expect(other.state().forms).toEqual([]);
    expect(omar.state().forms).toEqual([]);

    const open = dana.state().forms[0]?.open;
    expect(await post(running.url, '/api/forms', { as: 'u-omar', open, values: { n: 'hi' } })).toMatchObject({ status: 410 });
    expect(await post(running.url, '/api/forms', { as: 'u-dana', open, values: { n: 'longer than five' } })).toMatchObject({ status: 422, body: { fields: { n: 'At most 5 characters.' } } });
    const before = bot.offered.length;
    bot.failNext(1);
    expect(await post(running.url, '/api/forms', { as: 'u-dana', open, values: { n: 'hi' } })).toMatchObject({ status: 503, body: { error: 'not-saved' } });
    expect(dana.state().forms).toHaveLength(1);
    expect((await post(running.url, '/api/forms', { as: 'u-dana', open, values: { n: 'hi' } })).status).toBe(200);
    expect((await post(running.url, '/api/forms', { as: 'u-dana', open, values: { n: 'hi' } })).status).toBe(200);
    expect(new Set(bot.offered.slice(before).map((inbound) => inbound.key)).size).toBe(1);
    await vi.waitFor(() => expect(dana.state().forms).toEqual([]));
    bot.onInbound(() => Promise.resolve());
    other.close();
  });

  test('a form whose page has gone has expired', async () => {
    const leaving = await openPage(running.url, 'u-rosa', 'leaving-page');
    await write('u-rosa', 'direct:u-rosa', '/plan help', { page: 'leaving-page' });
    const command = bot.received.findLast((inbound) => inbound.type === 'command');
    leaving.close();
    const form = { id: 'f', title: 'T', submit: 'S', cancel: 'C', context: '', fields: [] };
    await vi.waitFor(() => expect(running.sandbox.chat.openForm((command?.type === 'command' && command.trigger) || '', form)).rejects.toMatchObject({ code: 'form-expired' }));
  });

  test('a mention of the bot is a command that everyone sees', async () => {
    await write('u-dana', 'c-general', '<@throughline> status 2');
    expect(bot.received.at(-1)).toMatchObject({ type: 'command', text: 'status 2', conversation: { id: 'c-general', kind: 'channel' } });
    await vi.waitFor(() => expect(shown(omar, 'c-general')).toContain('<@throughline> status 2'));
    await write('u-dana', 'c-general', '/PLAN  mine ');
    expect(bot.received.at(-1)).toMatchObject({ type: 'command', text: 'mine' });
    expect(shown(omar, 'c-general')).not.toContain('/PLAN  mine ');
  });

  test('what takes too long to store is not saved, and can be tried again', async () => {
    const slow = await startSandbox({ receive: (inbound) => (inbound.type === 'message' && inbound.text === 'slow' ? new Promise(() => undefined) : Promise.resolve()), patienceMs: 100 });
    expect(await post(slow.url, '/api/messages', { as: 'u-dana', page: 'p', nonce: nonce(), conversation: 'c-general', text: 'slow' })).toMatchObject({ status: 503, body: { error: 'not-saved' } });
    expect((await readState(slow.url, 'u-dana')).posts).toEqual([]);
    await slow.stop();
    await rm(slow.folder, { recursive: true });
  });
});

describe('the clock', () => {
  test('moves once at a time, and every page sees it move', async () => {
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    clock.hold = () => held;
    const from = clock.now();
    const moved = post(running.url, '/api/clock', { as: 'u-dana', to: 'day' });
    await vi.waitFor(() => expect(omar.state().clock.moving).toBe('day'));
    expect(await post(running.url, '/api/clock', { as: 'u-omar', to: 'week' })).toMatchObject({ status: 409, body: { error: 'clock-busy' } });
    finish();
    expect(await moved).toMatchObject({ status: 200, body: { from, to: clock.now() } });
    await vi.waitFor(() => expect(omar.state().clock).toEqual({ now: clock.now() }));
    expect(clock.moves).toEqual(['day']);
  });

  test('a move that fails is said so, and the next works', async () => {
    clock.hold = () => Promise.reject(new Error('broken'));
    expect(await post(running.url, '/api/clock', { as: 'u-dana', to: 'hour' })).toMatchObject({ status: 500, body: { error: 'clock-failed' } });
    clock.hold = () => Promise.resolve();
    expect((await post(running.url, '/api/clock', { as: 'u-dana', to: 'hour' })).status).toBe(200);
  });

  test('acts carry its time', async () => {
    await write('u-dana', 'direct:u-dana', 'now');
    expect(bot.received.at(-1)?.at).toBe(clock.now());
  });
});

describe('a new directory', () => {
  test('reaches open pages, and the bot hears who joined, changed or left', async () => {
    const before = bot.received.length;
    const [rosa, danaPerson] = district.people;
    if (rosa === undefined || danaPerson === undefined) throw new Error('The district has no people.');
    await running.sandbox.setDirectory({
      people: [{ ...rosa, name: 'Rosa Medina Ortiz' }, danaPerson, { user: 'u-wei', name: 'Wei Zhang' }],
      channels: [...district.channels, { channel: 'c-new', name: 'new', members: ['u-dana'], isPrivate: false }],
    });
    const changes = bot.received.slice(before).flatMap((inbound) => (inbound.type === 'member' ? [[inbound.change, inbound.profile.user]] : []));
    expect(changes).toEqual([['updated', 'u-rosa'], ['joined', 'u-wei'], ['left', 'u-omar']]);
    await vi.waitFor(() => expect(dana.state().conversations.map((one) => one.id)).toContain('c-new'));
    await expect(running.sandbox.chat.send({ kind: 'direct', user: 'u-omar' }, words('?'), { key: nonce() })).rejects.toMatchObject({ code: 'user-gone' });
    expect(await write('u-omar', 'c-general', 'still here?')).toMatchObject({ status: 404, body: { error: 'unknown-person' } });
  });

  test('someone who has left is still named, and cannot be written to', async () => {
    await running.sandbox.setDirectory({ ...district, people: district.people.map((person) => (person.user === 'u-omar' ? { ...person, active: false } : person)) });
    expect(await running.sandbox.chat.profile('u-omar')).toMatchObject({ name: 'Omar Haddad', active: false });
    await expect(running.sandbox.chat.send({ kind: 'direct', user: 'u-omar' }, words('?'), { key: nonce() })).rejects.toMatchObject({ code: 'user-gone' });
    expect(await write('u-omar', 'c-general', 'hello')).toMatchObject({ status: 409, body: { error: 'person-left' } });
  });

  test('ids that cannot be told apart are refused', async () => {
    const twice = { people: [{ user: 'a', name: 'A' }, { user: 'a', name: 'B' }], channels: [] };
    await expect(running.sandbox.setDirectory(twice)).rejects.toThrow(/used twice/u);
  });
});
