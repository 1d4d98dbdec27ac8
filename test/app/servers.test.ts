import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockFolder } from '../../prisma/engine/folder-lock.js';
import { readServerFiles } from '../../prisma/engine/server-file.js';
import { eventually } from '../support/eventually.js';
import { loopbackChat } from '../support/loopback-chat.js';
import { administer } from '../support/postgres.js';
import { freshFolder, OWNER, ready, removeFolder, seed, startTestApp, testServers } from './app-world.js';
import type { TestApp } from './app-world.js';

const servers = testServers();
let url: string;
let folder: string;
let running: TestApp | undefined;
beforeEach(() => {
  ({ url, folder } = servers);
});
afterEach(async () => {
  await running?.app.stop();
  running = undefined;
});

const settings = (withRedis: boolean) => ({ DATABASE_URL: url, THROUGHLINE_DATA: folder, SANDBOX: 'off', ...(withRedis && { REDIS_URL: servers.redis.url }) });

describe.each([
  ['PostgreSQL and Redis', true],
  ['PostgreSQL alone', false],
] as const)('on %s', (_, withRedis) => {
  test('a check goes through the sweep to its owner, health and readiness answer, and all of it closes', async () => {
    const chat = loopbackChat([OWNER], { organization: await seed(url) });
    running = await startTestApp(settings(withRedis), { chats: [chat] });
    const { app, log } = running;
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    expect(await ready(app)).toEqual({ status: 200, body: { status: 'ready', parts: { database: 'ok', [withRedis ? 'redis' : 'queue']: 'ok', migrations: 'ok' } } });

    await eventually(() => expect(chat.sent).toHaveLength(1), 60_000);
    expect(chat.sent[0]?.to).toEqual({ kind: 'direct', user: `U-${OWNER}` });
    expect(JSON.stringify(chat.sent[0]?.message)).toContain('Reading hour every day');
    // A second sweep asks nobody twice.
    await app.refresh();
    await eventually(async () => expect(await chat.parts().queue.pending()).toBe(0));
    expect(chat.sent).toHaveLength(1);

    expect(await readServerFiles(folder)).toHaveLength(1);
    expect(await app.stop()).toBe(true);
    expect(chat.life).toEqual(['open', 'start', 'stop', 'close']);
    expect(await readServerFiles(folder)).toEqual([]);
    await expect(fetch(`${app.url}/healthz`)).rejects.toThrow();
    // The server notices a closed connection a moment after it was closed.
    const sessions = async (): Promise<number | null> => (await administer(servers.postgres.url, `SELECT 1 FROM pg_stat_activity WHERE datname = '${new URL(url).pathname.slice(1)}'`)).rowCount;
    await expect.poll(sessions, { timeout: 90_000 }).toBe(0);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('the database restarts: not ready, then ready again, and what is due is still sent', async () => {
    const chat = loopbackChat([OWNER], { organization: await seed(url) });
    running = await startTestApp(settings(withRedis), { chats: [chat] });
    const { app } = running;
    await eventually(() => expect(chat.sent).toHaveLength(1), 60_000);
    // A job that is cut off in the middle would be given out again once its lock has lapsed; none is.
    await eventually(async () => expect(await chat.parts().queue.pending()).toBe(0));
    await servers.postgres.pause();
    await eventually(async () => expect(await ready(app)).toMatchObject({ status: 503 }), 60_000);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    await servers.postgres.resume();
    await eventually(async () => expect(await ready(app)).toMatchObject({ status: 200 }), 60_000);
    // The heartbeat's way: a sweep that is asked for is done.
    await eventually(() => app.refresh(), 60_000);
    await eventually(async () => expect(await chat.parts().queue.pending()).toBe(0), 60_000);
    expect(await app.stop()).toBe(true);
  });
});

test('Redis dies and comes back empty: not ready meanwhile, nothing crashes, and what was due is sent afterwards', async () => {
  const chat = loopbackChat([OWNER], { organization: await seed(url) });
  running = await startTestApp(settings(true), { chats: [chat] });
  const { app } = running;
  await eventually(() => expect(chat.sent).toHaveLength(1), 60_000);
  await servers.redis.kill();
  await eventually(async () => expect(await ready(app)).toMatchObject({ status: 503, body: { parts: { database: 'ok' } } }), 30_000);
  await expect(app.refresh()).rejects.toThrow();
  await servers.redis.start();
  await eventually(async () => expect((await ready(app)).status).toBe(200), 30_000);
  await eventually(() => app.refresh(), 30_000);
  await eventually(async () => expect(await chat.parts().queue.pending()).toBe(0), 60_000);
  expect(await app.stop()).toBe(true);
});

test('work that never ends: the deadline passes, the log says what was open, the rest is closed all the same', async () => {
  const chat = loopbackChat([OWNER], { organization: await seed(url), onSend: () => new Promise(() => undefined) });
  running = await startTestApp({ ...settings(false), SHUTDOWN_SECONDS: '3' }, { chats: [chat] });
  const { app, log } = running;
  await eventually(async () => expect(await app.core.database.prisma.delivery.count({ where: { state: 'sending' } })).toBe(1), 60_000);
  expect(await app.stop()).toBe(false);
  expect(log.lines.find(({ event }) => event === 'app.stop-deadline')?.fields['open']).toContain('worker');
  expect(chat.life.at(-1)).toBe('close');
});

test('a start that fails gives back all it had taken', async () => {
  await seed(url);
  const occupant = createServer().listen(0, '127.0.0.1');
  await once(occupant, 'listening');
  const at = occupant.address();
  const taken = String(typeof at === 'object' && at ? at.port : 0);
  const other = await freshFolder();
  try {
    await expect(startTestApp({ ...settings(false), SANDBOX: 'on', THROUGHLINE_DATA: other, PORT: taken })).rejects.toMatchObject({ code: 'port-taken' });
    // The sandbox's folder is free, and so is its place on the database: another may start, and be alone there.
    await (await lockFolder(join(other, 'sandbox'))).release();
    expect(await readServerFiles(other)).toEqual([]);
    running = await startTestApp({ ...settings(false), SANDBOX: 'on' });
    expect((await ready(running.app)).status).toBe(200);
    await expect(startTestApp({ ...settings(false), THROUGHLINE_DATA: other })).rejects.toMatchObject({ code: 'database-in-use' });
  } finally {
    occupant.close();
    await removeFolder(other);
  }
});

test('a data folder that cannot be written: beside a DATABASE_URL only the door for commands is missing', async () => {
  await seed(url);
  const nowhere = join(folder, 'a-file', 'data');
  await writeFile(join(folder, 'a-file'), '');
  running = await startTestApp({ ...settings(false), THROUGHLINE_DATA: nowhere });
  expect((await ready(running.app)).status).toBe(200);
  expect(running.log.lines.map(({ event }) => event)).toContain('control.off');
  await expect(startTestApp({ SANDBOX: 'off', THROUGHLINE_DATA: nowhere })).rejects.toMatchObject({ code: 'data-folder-unusable' });
});
