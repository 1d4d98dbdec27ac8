import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isTeamsFileHost } from '../../../../adapters/teams/outbound/read-file.js';
import type { InboundFile } from '../../../../src/ports/chat.js';
import { readAll } from '../../../support/read-all.js';
import { openOutboundLab } from './outbound-lab.js';
import type { OutboundLab } from './outbound-lab.js';

const bytes = new Uint8Array([0, 255, 10, 13, 60]);
const fileAt = (url: string, more: Partial<InboundFile> = {}): InboundFile => ({ id: 'F1', name: 'a.bin', mimeType: 'application/octet-stream', url, ...more });

let lab: OutboundLab;
let other: Server;
let otherUrl: string;
beforeAll(async () => {
  lab = await openOutboundLab();
  other = createServer(({ url }, response) => {
    const [, what = '', more = ''] = (url ?? '').split('/');
    if (what === 'status') return void response.writeHead(Number(more), { 'retry-after': '4' }).end();
    if (what === 'to') return void response.writeHead(302, { location: decodeURIComponent(more) }).end();
    if (what === 'page') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<form>sign in</form>');
    if (what === 'endless') {
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      const timer = setInterval(() => response.write(Buffer.alloc(1_000)), 1);
      return void response.on('close', () => clearInterval(timer));
    }
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': '10' }).write('half');
    setTimeout(() => response.destroy(), 20);
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  otherUrl = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterAll(async () => {
  await lab.close();
  other.closeAllConnections();
  await new Promise((resolve) => other.close(resolve));
});
const read = async (url: string, maxBytes = 100, more: Partial<InboundFile> = {}) => readAll(await lab.chat().readFile(fileAt(url, more), { maxBytes }));

describe('a file of a chat', () => {
  test('is read without any token', async () => {
    expect(await read(lab.stub.serve('a.bin', { bytes, mimeType: 'application/octet-stream', needsToken: false }))).toEqual(bytes);
  });
  test('is followed where it is kept now, and nowhere else', async () => {
    const url = lab.stub.serve('b.bin', { bytes, mimeType: 'application/octet-stream', needsToken: false });
    expect(await read(`${otherUrl}/to/${encodeURIComponent(url)}`)).toEqual(bytes);
    await expect(read(`${otherUrl}/to/${encodeURIComponent('http://169.254.169.254/latest')}`)).rejects.toMatchObject({ code: 'file-elsewhere' });
    await expect(read(`${otherUrl}/to/${encodeURIComponent('/to/%2Fto%2F%252Fto')}`)).rejects.toMatchObject({ code: 'file-elsewhere' });
  });
});

test('a picture is read with the app’s token', async () => {
  expect(await read(lab.stub.serve('picture.png', { bytes, mimeType: 'image/png', needsToken: true }))).toEqual(bytes);
});

test.each([
  ['not there', '/status/404', 'file-gone'],
  ['gone', '/status/410', 'file-gone'],
  ['closed after its hour', '/status/401', 'file-not-shared'],
  ['forbidden', '/status/403', 'file-not-shared'],
  ['busy', '/status/429', 'rate-limited'],
  ['broken', '/status/503', 'temporary'],
  ['a page to sign in', '/page', 'file-not-shared'],
  ['too much', '/endless', 'too-large'],
  ['cut off', '/half', 'temporary'],
])('%s', async (_what, path, code) => {
  await expect(read(`${otherUrl}${path}`)).rejects.toMatchObject({ code });
});

test('a picture that is gone, or closed to the bot', async () => {
  for (const [status, code] of [[404, 'file-gone'], [403, 'file-not-shared'], [401, 'file-not-shared']] as const) {
    await expect(read(`${otherUrl}/status/${status}/picture`)).rejects.toMatchObject({ code });
  }
  await expect(read(`${otherUrl}/status/503/picture`)).rejects.toMatchObject({ code: 'temporary' });
});

test('larger than may be copied is not begun; what is no address is nobody’s', async () => {
  const url = lab.stub.serve('c.bin', { bytes, mimeType: 'application/octet-stream', needsToken: false });
  await expect(read(url, 4)).rejects.toMatchObject({ code: 'too-large' });
  await expect(read(url, 100, { size: 101 })).rejects.toMatchObject({ code: 'too-large' });
  await expect(read('not an address')).rejects.toMatchObject({ code: 'file-elsewhere' });
});

test.each([
  ['https://bay-my.sharepoint.com/x', true],
  ['https://bay.sharepoint.us/x', true],
  ['http://bay.sharepoint.com/x', false],
  ['https://sharepoint.com.example/x', false],
  ['https://evilsharepoint.com/x', false],
  ['https://smba.trafficmanager.net/amer/v3/attachments/1', false],
])('%s gives out files: %s', (url, isFile) => {
  expect(isTeamsFileHost(new URL(url))).toBe(isFile);
});
