import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { isSlackHost, readFile } from '../../../../adapters/slack/outbound/read-file.js';
import type { FileErrorCode } from '../../../../src/errors.js';
import type { InboundFile } from '../../../../src/ports.js';
import { readAll } from '../../../support/read-all.js';

/** How the place that keeps files answers next. */
interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Breaks off before the end, or goes on for ever. */
  readonly end?: 'cut' | 'never';
}
const PIECE = 65_536;
let answer: Answer = {};
let asked: (string | undefined)[] = [];
let sent = 0;
const server = createServer((request, response) => {
  asked.push(request.headers.authorization);
  const { status = 200, headers = {}, body = '', end } = answer;
  response.writeHead(status, { 'content-type': 'text/csv', ...headers });
  if (end === undefined) return void response.end(body);
  if (end === 'cut') return void response.write(body || ' ', () => setImmediate(() => response.destroy()));
  const more = (): void => {
    for (let hasRoom = true; hasRoom && !response.destroyed; sent += PIECE) hasRoom = response.write(Buffer.alloc(PIECE));
  };
  response.on('drain', more);
  more();
});
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  asked = [];
  sent = 0;
});

const file = (change: Partial<InboundFile> = {}): InboundFile => ({ id: 'F1', name: 'sheet.csv', mimeType: 'text/csv', size: 4, url: `${url}/file`, ...change });
const readOf = async (change: Partial<InboundFile> = {}, maxBytes = 40, isFileHost = (at: URL) => at.hostname === '127.0.0.1'): Promise<string> =>
  new TextDecoder().decode(await readAll(await readFile({ token: 'xoxb-1', isFileHost }, file(change), { maxBytes })));

test('is read with the token, and only from where Slack keeps files', async () => {
  answer = { body: 'a,b\n' };
  expect(await readOf()).toBe('a,b\n');
  expect(asked).toEqual(['Bearer xoxb-1']);
  await expect(readOf({}, 40, isSlackHost)).rejects.toMatchObject({ code: 'file-elsewhere' });
  await expect(readOf({ url: 'no address' })).rejects.toMatchObject({ code: 'file-elsewhere' });
  expect(asked).toHaveLength(1);
  const hosts = ['https://files.slack.com/x', 'https://acme.slack.com/x', 'http://files.slack.com/x', 'https://slack.com.evil.example/x', 'https://evilslack.com/x', 'https://user@evil.example/.slack.com'];
  expect(hosts.map((at) => isSlackHost(new URL(at)))).toEqual([true, true, false, false, false, false]);
});

test.each<[string, Answer, Partial<InboundFile>, FileErrorCode]>([
  ['a page to sign in', { body: '<html>Sign in</html>', headers: { 'content-type': 'text/html; charset=utf-8' } }, { size: '<html>Sign in</html>'.length }, 'file-not-shared'],
  ['a page to sign in, for a page', { body: '<html>Sign in</html>', headers: { 'content-type': 'text/html' } }, { mimeType: 'text/html' }, 'file-unreadable'],
  ['sent elsewhere', { status: 302, headers: { location: 'https://evil.example/' } }, {}, 'file-not-shared'],
  ['forbidden', { status: 403, body: 'no' }, {}, 'file-not-shared'],
  ['deleted', { status: 404 }, {}, 'file-gone'],
  ['larger than was said', { body: 'x'.repeat(50) }, { size: 0 }, 'too-large'],
  ['said to be larger than is copied', { body: 'a,b\n' }, { size: 41 }, 'too-large'],
  ['not as long as was said', { body: 'a' }, {}, 'file-unreadable'],
])('a file that is %s is refused', async (_what, next, change, code) => {
  answer = next;
  await expect(readOf(change)).rejects.toMatchObject({ name: 'FileError', code });
});

test('a file that is too large by what is known of it is not even asked for', async () => {
  await expect(readOf({ size: 2_200_000_000 })).rejects.toMatchObject({ code: 'too-large' });
  expect(asked).toEqual([]);
});

test('a file without end is left where it is too much', async () => {
  answer = { end: 'never' };
  await expect(readOf({ size: 0 }, 1_000_000)).rejects.toMatchObject({ code: 'too-large' });
  // What lies in buffers on the way was sent too.
  expect(sent).toBeLessThan(40_000_000);
});

test('a file that cannot be had now is tried again', async () => {
  answer = { status: 503 };
  await expect(readOf()).rejects.toMatchObject({ name: 'ChatError', code: 'temporary' });
  answer = { end: 'cut', body: 'a,' };
  await expect(readOf()).rejects.toMatchObject({ name: 'ChatError', code: 'temporary' });
  answer = { status: 429, headers: { 'retry-after': '9' } };
  await expect(readOf()).rejects.toMatchObject({ code: 'rate-limited', retryAfterMs: 9_000 });
});
