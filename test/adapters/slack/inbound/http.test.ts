import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDesk, payload } from './desk.js';
import type { Sent } from './desk.js';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.got.length = 0;
  desk.refusals.length = 0;
  desk.log.lines.length = 0;
});

const FORM = 'application/x-www-form-urlencoded';
const FORGED: readonly (readonly [string, string, Sent])[] = [
  ['no signature', 'missing', { isUnsigned: true }],
  ['a signature without a time', 'missing', { headers: { 'x-slack-request-timestamp': 'now' } }],
  ['a recording, six minutes old', 'stale', { age: 360 }],
  ['another secret', 'mismatch', { secret: 'another' }],
  ['another version of signing', 'mismatch', { headers: { 'x-slack-signature': 'v9=00' } }],
];

test.each(FORGED)('%s: refused as %s, counted, never processed', async (_what, reason, sent) => {
  for (const name of ['message', 'command', 'press', 'url-verification', 'rate-limited']) {
    expect(await desk.send(payload(name), sent)).toEqual({ status: 401, body: undefined });
  }
  expect(desk.got).toEqual([]);
  expect(desk.refusals).toEqual(Array(5).fill(reason));
  expect(desk.log.lines.filter(({ event }) => event === 'slack.refused').map(({ fields }) => fields['reason'])).toEqual(Array(5).fill(reason));
});

test('a body changed on its way is refused', async () => {
  const body = JSON.stringify(payload('message'));
  const { signed } = await import('./sign.js');
  const { NOW, SECRET } = await import('./desk.js');
  const headers = signed(body, SECRET, Math.floor(NOW.epochMilliseconds / 1_000));
  const response = await fetch(desk.url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: body.replace('12 of 20', '20 of 20') });
  expect(response.status).toBe(401);
  expect(desk.got).toEqual([]);
});

test('four minutes late is still Slack', async () => {
  expect((await desk.send(payload('message'), { age: 240 })).status).toBe(200);
  expect(desk.got).toHaveLength(1);
});

test('what is meant for another app is refused and counted, whatever it is', async () => {
  for (const name of ['message', 'command', 'press', 'form', 'shortcut']) {
    expect(await desk.send({ ...payload(name), api_app_id: 'A0OTHER' })).toEqual({ status: 401, body: undefined });
  }
  expect(desk.got).toEqual([]);
  expect(desk.refusals).toEqual(Array(5).fill('other-app'));
});

test('Slack’s question whether the address is ours is answered', async () => {
  expect(await desk.send(payload('url-verification'))).toEqual({ status: 200, body: { challenge: payload('url-verification')['challenge'] } });
});

test('Slack’s unsigned try of the connection is answered, and nothing that comes with it is read', async () => {
  const body = new URLSearchParams({ ssl_check: '1', ...(payload('command') as Record<string, string>) }).toString();
  expect((await desk.post(body, FORM, { isUnsigned: true })).status).toBe(200);
  expect(desk.got).toEqual([]);
});

test('forms come with or without a charset', async () => {
  const body = new URLSearchParams(payload('command') as Record<string, string>).toString();
  expect((await desk.post(body, `${FORM}; charset=utf-8`)).status).toBe(200);
  expect(desk.got).toHaveLength(1);
});

test('what is not for the bot, or has no type, is answered at once', async () => {
  const bodies: readonly unknown[] = [{}, [], 'words', 7, null, { type: 'event_callback', event: null }, { type: 'event_callback', team_id: 'T0LAKE', event: { type: 'message', user: null } }, { type: 'block_suggestion', name: 'x', user: { id: 'U1' } }, { type: 'block_actions', user: { id: 'U1' }, actions: [] }];
  for (const body of bodies) expect((await desk.post(JSON.stringify(body), 'application/json')).status, JSON.stringify(body)).toBe(200);
  expect(desk.got).toEqual([]);
});

test('bodies that are no JSON, too large, or not posted are refused', async () => {
  expect((await desk.post('{', 'application/json')).status).toBe(400);
  expect((await desk.post('payload=%7B', FORM)).status).toBe(400);
  expect((await desk.post(JSON.stringify({ text: 'x'.repeat(1_100_000) }), 'application/json')).status).toBe(413);
  expect((await fetch(desk.url)).status).toBe(405);
});

test('no word, name or address that anybody sent is in the log', async () => {
  for (const name of ['message', 'command', 'press-for-form', 'form', 'share', 'member-joined']) {
    await desk.send(payload(name));
    await desk.send(payload(name), { secret: 'another' });
  }
  desk.faults.store = () => Promise.reject(new Error('could not store: We ran 12 of 20 visits for ben@lakeshore.example'));
  for (const name of ['message', 'command', 'form']) await desk.send(payload(name));
  delete desk.faults.store;
  expect(desk.log.lines.length).toBeGreaterThan(8);
  expect(JSON.stringify(desk.log.lines)).not.toMatch(/visits|ben|xoxb|hooks\.slack|done/i);
});
