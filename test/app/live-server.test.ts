import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openControlDoor } from '../../src/app/control-door.js';
import { awaitServer, liveServer } from '../../src/app/live-server.js';
import { lockFolder } from '../../prisma/engine/folder-lock.js';
import { readServerFiles, writeServerFile } from '../../prisma/engine/server-file.js';
import type { ServerFile } from '../../prisma/engine/server-file.js';
import { freePort } from '../support/free-port.js';
import { silentLog } from '../support/silent-log.js';
import { freshFolder, removeFolder } from './app-world.js';

let folder: string;
beforeEach(async () => {
  folder = await freshFolder();
});
afterEach(() => removeFolder(folder));

const open = () => openControlDoor({ dataFolder: folder, health: 'http://10.1.2.3:4180', run: async () => ({ exitCode: 0, output: [] }), log: silentLog });
const written = async (): Promise<ServerFile> => {
  const [server] = await readServerFiles(folder);
  if (!server) throw new Error('No server wrote a file.');
  return server;
};

test('a running server is found, on loopback wherever its health is, by its user alone', async () => {
  expect(await liveServer(folder)).toBeUndefined();
  const close = await open();
  const server = await liveServer(folder);
  expect(server).toEqual(await written());
  expect(server?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(server?.health).toBe('http://10.1.2.3:4180');
  await close(1_000);
  expect(await liveServer(folder)).toBeUndefined();
});

test('what a killed server left behind is seen through, whoever listens on its port now', async () => {
  const close = await open();
  const stale = await written();
  await close(1_000);
  await writeServerFile(folder, stale);
  expect(await liveServer(folder)).toBeUndefined();

  const heard: (string | undefined)[] = [];
  const impostor = createServer((request, response) => {
    heard.push(request.headers.authorization);
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ status: 'ok', proof: 'a'.repeat(64) }));
  }).listen(Number(new URL(stale.url).port), '127.0.0.1');
  await once(impostor, 'listening');
  expect(await liveServer(folder)).toBeUndefined();
  // It was asked, and shown nothing.
  expect(heard).toEqual([undefined]);

  impostor.removeAllListeners('request');
  impostor.on('request', () => undefined);
  expect(await liveServer(folder, 200)).toBeUndefined();
  impostor.closeAllConnections();
  await new Promise((done) => impostor.close(done));
});

test('several servers on one folder: any that lives is found, whoever stops or was killed', async () => {
  const closeFirst = await open();
  const first = await written();
  const closeSecond = await open();
  const others = (await readServerFiles(folder)).filter(({ token }) => token !== first.token);
  expect(others).toHaveLength(1);
  await closeFirst(1_000);
  expect(await liveServer(folder)).toEqual(others[0]);
  const closeThird = await open();
  await closeSecond(1_000);
  const third = await liveServer(folder);
  expect(third && [first.token, others[0]?.token].includes(third.token)).toBe(false);
  await writeServerFile(folder, first);
  expect(await liveServer(folder)).toEqual(third);
  await closeThird(1_000);
  expect(await liveServer(folder)).toBeUndefined();
});

test('a server that starts clears away what killed ones left, and nobody else’s', async () => {
  const closeFirst = await open();
  const first = await written();
  await writeServerFile(folder, { ...first, url: `http://127.0.0.1:${await freePort()}`, token: 'the token of one that is gone' });
  await writeServerFile(folder, { ...first, token: 'the token of one whose port has another' });
  const closeSecond = await open();
  const tokens = (await readServerFiles(folder)).map(({ token }) => token);
  expect(tokens).toHaveLength(2);
  expect(tokens).toContain(first.token);
  await closeSecond(1_000);
  await closeFirst(1_000);
});

describe('a process that holds the folder and does not answer', () => {
  const config = () => ({ database: { folder }, dataFolder: folder });
  let busy: number;
  const onBusy = () => void (busy += 1);
  beforeEach(() => {
    busy = 0;
  });

  test('is waited for and then called busy, never to be stopped', async () => {
    const lock = await lockFolder(folder);
    // It listens and says nothing, as one does whose thread is taken.
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const at = silent.address();
    await writeServerFile(folder, { pid: 4711, url: `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`, token: 'a-token-that-is-long-enough', health: 'http://127.0.0.1:1' });
    const error = await awaitServer(config(), { onBusy, patienceMs: 100 }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'server-busy', message: expect.stringMatching(/process 4711.*try again/) as string });
    expect(error instanceof Error ? error.message : '').not.toMatch(/stop/i);
    expect(busy).toBe(1);
    silent.closeAllConnections();
    await new Promise((done) => silent.close(done));
    await lock.release();
  });

  test('is asked once it answers', async () => {
    const lock = await lockFolder(folder);
    let close: Awaited<ReturnType<typeof open>> | undefined;
    const opening = () => void open().then((closing) => (close = closing));
    expect(await awaitServer(config(), { onBusy: opening })).toEqual(await written());
    await close?.(1_000);
    await lock.release();
  });

  test('leaves the folder to the command when it ends; what it wrote down names nobody then', async () => {
    const close = await open();
    const stale = await written();
    await close(1_000);
    await writeServerFile(folder, stale);
    const lock = await lockFolder(folder);
    expect(await awaitServer(config(), { onBusy: () => void lock.release() })).toBeUndefined();
    expect(await awaitServer(config(), { onBusy })).toBeUndefined();
    expect(busy).toBe(0);
  });

  test('beside PostgreSQL one that takes no commands is in nobody’s way', async () => {
    const lock = await lockFolder(join(folder, 'sandbox'));
    expect(await awaitServer({ database: { url: 'postgresql://h/d' }, dataFolder: folder }, { onBusy })).toBeUndefined();
    expect(busy).toBe(0);
    await lock.release();
  });
});
