import { request } from 'node:http';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../../src/app/http-server.js';
import type { HttpServer } from '../../src/app/http-server.js';
import { adminRoutes } from '../../src/web/admin.js';

let http: HttpServer;
beforeAll(async () => {
  const board = new Hono().get('/queue', (c) => c.text('the board'));
  http = await listen(adminRoutes({ metrics: async () => ({ body: 'up 1\n', contentType: 'text/plain; version=0.0.4' }), board }), '127.0.0.1', 0);
});
afterAll(() => http.close(0));

/** Asks with headers that fetch does not let one choose. */
function ask(path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(new URL(path, http.url), { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });
}

test('metrics and the board are there for whoever asks this machine by its own name', async () => {
  const { port } = new URL(http.url);
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, 'LOCALHOST']) expect([host, await ask('/metrics', { host })]).toEqual([host, 200]);
  const answer = await fetch(`${http.url}/metrics`);
  expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['text/plain; version=0.0.4', 'up 1\n']);
  expect(await (await fetch(http.url)).text()).toBe('the board');
});

test('a name of elsewhere that was made to lead here is refused, and so is what a page of elsewhere sends', async () => {
  const { host: own } = new URL(http.url);
  for (const host of ['metrics.example.org', '127.0.0.1.example.org', '10.0.0.5', '0.0.0.0']) for (const path of ['/metrics', '/queue', '/']) expect([host, path, await ask(path, { host })]).toEqual([host, path, 403]);
  expect(await ask('/metrics', { host: 'localhost@example.org' })).not.toBe(200);
  for (const origin of ['https://example.org', 'null']) expect([origin, await ask('/queue', { host: own, origin })]).toEqual([origin, 403]);
  expect(await ask('/queue', { host: own, origin: http.url })).toBe(200);
});
