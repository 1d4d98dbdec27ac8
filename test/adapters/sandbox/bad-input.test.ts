import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readState } from './open-page.js';
import { containing, nonce, post, sharedSandbox } from './sandbox-harness.js';

const shared = sharedSandbox();
const { bot } = shared;

const write = (more: Readonly<Record<string, unknown>>, headers = {}) =>
  post(shared.running.url, '/api/messages', { as: 'u-dana', page: 'p', nonce: nonce(), conversation: 'direct:u-dana', text: 'hello', ...more }, headers);

describe('bad input', () => {
  test('100 KB of words are taken whole; more is refused with the reason, in the person’s language', async () => {
    const most = 'é'.repeat(50 * 1024);
    expect((await write({ text: most })).status).toBe(200);
    expect(bot.received.at(-1)).toMatchObject({ text: most });
    expect(await write({ text: `${most}!` })).toMatchObject({ status: 413, body: { error: 'too-long', message: containing('100 KB') } });
    expect(await write({ text: `${most}!` }, { 'accept-language': 'es-MX' })).toMatchObject({ body: { message: containing('como máximo 100 KB') } });
    expect(await write({ text: 'x'.repeat(3 * 1024 * 1024) })).toMatchObject({ status: 413, body: { error: 'too-long' } });
  });

  test.each([
    [{ as: 'nobody' }, 404, 'unknown-person'],
    [{ conversation: 'nowhere' }, 404, 'unknown-conversation'],
    [{ conversation: 'direct:u-rosa' }, 404, 'unknown-conversation'],
    [{ as: 'u-omar', conversation: 'c-leaders' }, 404, 'unknown-conversation'],
    [{ text: ' \n ' }, 400, 'empty'],
    [{ text: '/status 2' }, 400, 'unknown-command'],
    [{ thread: 'no-such-message' }, 404, 'unknown-message'],
    [{ files: ['no-such-file'] }, 404, 'unknown-file'],
    [{ files: Array.from({ length: 11 }, (_, index) => `f${index}`) }, 400, 'too-many-files'],
    [{ nonce: '../../x' }, 400, 'bad-request'],
    [{ extra: 1 }, 400, 'bad-request'],
  ])('%o is refused', async (more, status, error) => {
    const before = bot.offered.length;
    expect(await write(more)).toMatchObject({ status, body: { error } });
    expect(bot.offered).toHaveLength(before);
  });

  test('one cannot change, press or answer what is not there or not one’s own', async () => {
    const ref = await shared.running.sandbox.chat.send({ kind: 'channel', channel: 'c-general' }, { summary: 's', blocks: [{ type: 'buttons', buttons: [{ action: 'a', value: 'v', label: 'L' }] }] }, { key: nonce() });
    const at = { conversation: ref.conversation, message: ref.message };
    expect(await post(shared.running.url, '/api/messages/edit', { as: 'u-dana', nonce: nonce(), ...at, text: 'mine now' })).toMatchObject({ status: 403, body: { error: 'not-yours' } });
    expect(await post(shared.running.url, '/api/messages/delete', { as: 'u-dana', ...at })).toMatchObject({ status: 403, body: { error: 'not-yours' } });
    expect(await post(shared.running.url, '/api/actions', { as: 'u-dana', page: 'p', nonce: nonce(), ...at, action: 'a', value: 'forged' })).toMatchObject({ status: 409, body: { error: 'button-gone' } });
    expect(await post(shared.running.url, '/api/forms', { as: 'u-dana', open: 'no-such-form', values: {} })).toMatchObject({ status: 410, body: { error: 'form-expired' } });
  });

  test('a profile names each field to mend', async () => {
    const answer = await post(shared.running.url, '/api/profile', { as: 'u-dana', nonce: nonce(), name: '\u200B\u2060\u202E', timeZone: 'Mars/Olympus', locale: '!!' });
    expect(answer).toMatchObject({ status: 422, body: { fields: { name: containing('name'), timeZone: containing('America/Chicago'), locale: containing('') } } });
  });

  test('NUL and halves of characters, which no store can hold, are left out; all else stays', async () => {
    await write({ text: 'a\u0000b \uD83D c \u202E d' });
    expect(bot.received.at(-1)).toMatchObject({ text: 'ab \uFFFD c \u202E d' });
  });

  test('whatever is sent is answered, never with a crash', async () => {
    const paths = ['messages', 'messages/edit', 'messages/delete', 'actions', 'profile', 'forms', 'forms/close', 'read', 'clock'].map((path) => `/api/${path}`);
    const keys = fc.constantFrom('as', 'page', 'nonce', 'conversation', 'text', 'message', 'files', 'open', 'values', 'seq', 'to', '__proto__');
    const values = fc.oneof(fc.constantFrom<unknown>('u-dana', 'direct:u-dana', 'c-general', 'day?', null, 1e300, {}), fc.string({ unit: 'binary' }), fc.jsonValue());
    const body = fc.oneof(fc.dictionary(keys, values).map((value) => JSON.stringify(value)), fc.string(), fc.json());
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), body, async (path, sent) => {
        const { status } = await post(shared.running.url, path, sent);
        expect([200, 400, 403, 404, 409, 410, 413, 422]).toContain(status);
      }),
      { numRuns: 300 },
    );
    expect((await readState(shared.running.url, 'u-dana')).me).toBe('u-dana');
  });
});
