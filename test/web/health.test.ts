import { expect, test } from 'vitest';
import { healthRoutes } from '../../src/web/health.js';

const fine = async (): Promise<void> => undefined;
const read = async (response: Response) => ({ status: response.status, body: (await response.json()) });

test('healthy: the process answers; ready: every part does', async () => {
  const app = healthRoutes({ ready: { database: fine, queue: fine }, stopping: () => false });
  expect(await read(await app.request('/healthz'))).toEqual({ status: 200, body: { status: 'ok' } });
  expect(await read(await app.request('/readyz'))).toEqual({ status: 200, body: { status: 'ready', parts: { database: 'ok', queue: 'ok' } } });
});

test('not ready names the part by code, never by its message', async () => {
  const broken = async () => Promise.reject(Object.assign(new Error('password=secret'), { code: 'ECONNREFUSED' }));
  const app = healthRoutes({ ready: { database: fine, queue: broken }, stopping: () => false });
  expect(await read(await app.request('/readyz'))).toEqual({ status: 503, body: { status: 'not-ready', parts: { database: 'ok', queue: 'ECONNREFUSED' } } });
});

test('a part that hangs counts as not ready', async () => {
  const app = healthRoutes({ ready: { queue: () => new Promise(() => undefined) }, stopping: () => false });
  expect(await read(await app.request('/readyz'))).toEqual({ status: 503, body: { status: 'not-ready', parts: { queue: 'no-answer' } } });
});

test('stopping: no more traffic, though all works', async () => {
  const app = healthRoutes({ ready: { database: fine }, stopping: () => true });
  expect(await read(await app.request('/readyz'))).toMatchObject({ status: 503, body: { status: 'stopping' } });
});
