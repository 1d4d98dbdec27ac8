import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { listenOnLoopback } from '../../../adapters/sandbox/server.js';
import { Hono } from 'hono';
import { containing, nonce, post, sharedSandbox } from './sandbox-harness.js';

const shared = sharedSandbox();
const { bot } = shared;

/** Asks with headers that `fetch` would not let one set. */
function ask(path: string, headers: Record<string, string>, method = 'GET', body = ''): Promise<{ status: number; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${shared.running.url}${path}`, { method, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const message = () => JSON.stringify({ as: 'u-dana', page: 'p', nonce: nonce(), conversation: 'direct:u-dana', text: 'hello' });
const json = { 'content-type': 'application/json' };

describe('who may speak to the sandbox', () => {
  test('only names of this machine', async () => {
    const port = new URL(shared.running.url).port;
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) expect((await ask('/', { host })).status).toBe(200);
    for (const host of ['rebound.example', `rebound.example:${port}`, '127.0.0.1.example', '0.0.0.0']) {
      expect((await ask('/api/state?as=u-dana', { host })).status, host).toBe(403);
    }
  });

  test('only the page it served may change anything', async () => {
    const before = bot.offered.length;
    const refused: Record<string, string>[] = [
      { ...json },
      { ...json, origin: 'https://evil.example' },
      { ...json, origin: 'null' },
      { ...json, origin: 'http://127.0.0.1:1' },
      { ...json, origin: shared.running.url.replace('127.0.0.1', 'localhost') },
      { ...json, origin: shared.running.url, 'sec-fetch-site': 'cross-site' },
      { ...json, origin: shared.running.url, 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of refused) expect((await ask('/api/messages', headers, 'POST', message())).status, JSON.stringify(headers)).toBe(403);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      expect((await ask('/api/messages', { 'content-type': type, origin: shared.running.url }, 'POST', message())).status).toBe(400);
    }
    expect(bot.offered).toHaveLength(before);
    expect((await ask('/api/messages', { ...json, origin: shared.running.url, 'sec-fetch-site': 'same-origin' }, 'POST', message())).status).toBe(200);
  });

  test('another site cannot read, but may link here', async () => {
    expect((await ask('/api/state?as=u-dana', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' })).status).toBe(403);
    expect((await ask('/api/events?pages=%5B%7B%22as%22%3A%22u-dana%22%2C%22page%22%3A%22p%22%7D%5D', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' })).status).toBe(403);
    expect((await ask('/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).status).toBe(200);
  });

  test('every answer says what it is and what may run', async () => {
    for (const path of ['/', '/page.js', '/api/people', '/nowhere']) {
      const { headers } = await ask(path, {});
      expect(headers['x-content-type-options'], path).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('DENY');
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  test('it listens on loopback alone', async () => {
    const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []).filter((one) => !one.internal && one.family === 'IPv4');
    const port = Number(new URL(shared.running.url).port);
    for (const { address } of addresses) expect(await canConnect(address, port), address).toBe(false);
    expect(await canConnect('127.0.0.1', port)).toBe(true);
  });

  test('a port that is taken is named', async () => {
    const port = Number(new URL(shared.running.url).port);
    await expect(listenOnLoopback(new Hono(), port)).rejects.toMatchObject({ code: 'sandbox-port-taken', message: containing(String(port)) });
  });
});

describe('files', () => {
  const upload = async (name: string, type: string, bytes: Uint8Array<ArrayBuffer>) => {
    const body = new FormData();
    body.set('as', 'u-dana');
    body.set('file', new File([bytes], name, { type }));
    return fetch(`${shared.running.url}/api/files`, { method: 'POST', headers: { origin: shared.running.url }, body });
  };

  test('what could run is only ever handed out as a download', async () => {
    for (const type of ['text/html', 'image/svg+xml', 'application/javascript', 'text/html; charset=utf-8', 'image/png\r\nx: y']) {
      const { url } = (await (await upload('trap.html', type, new TextEncoder().encode('<script>alert(1)</script>'))).json()) as { url: string };
      const response = await fetch(`${shared.running.url}${url}`);
      expect(response.headers.get('content-type')).toBe('application/octet-stream');
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''trap\.html$/u);
    }
  });

  test('a name is data, in the header too', async () => {
    const { url } = (await (await upload('a"; filename=\u202Eexe.\r\nx.png', 'image/png', new Uint8Array([1]))).json()) as { url: string };
    const response = await fetch(`${shared.running.url}${url}`);
    expect(response.headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''[A-Za-z0-9%._~!*-]+$/u);
  });

  test('more than 25 MB is refused with the reason; 25 MB is taken', async () => {
    const most = 25 * 1024 * 1024;
    expect((await upload('whole.bin', '', new Uint8Array(most))).status).toBe(200);
    const refused = await upload('more.bin', '', new Uint8Array(most + 1));
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ error: 'file-too-large', message: containing('25 MB') });
  });

  test('one may only attach what one uploaded', async () => {
    const { id } = (await (await upload('mine.txt', 'text/plain', new Uint8Array([1]))).json()) as { id: string };
    const body = { as: 'u-omar', page: 'p', nonce: nonce(), conversation: 'direct:u-omar', text: 'yours', files: [id] };
    expect(await post(shared.running.url, '/api/messages', body)).toMatchObject({ status: 404, body: { error: 'unknown-file' } });
  });
});

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
    socket.on('timeout', () => end(false));
  });
}
