import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openControlDoor } from '../../src/app/control-door.js';
import { liveServer } from '../../src/app/live-server.js';
import { writeServerFile } from '../../prisma/engine/server-file.js';
import type { ServerFile } from '../../prisma/engine/server-file.js';
import { silentLog } from '../support/silent-log.js';
import { freshFolder, removeFolder } from './app-world.js';

let folder: string;
beforeEach(async () => {
  folder = await freshFolder();
});
afterEach(() => removeFolder(folder));

const open = () => openControlDoor({ dataFolder: folder, health: 'http://10.1.2.3:4180', run: async () => ({ exitCode: 0, output: [] }), log: silentLog });
const written = async () => JSON.parse(await readFile(join(folder, 'server.json'), 'utf8')) as ServerFile;

test('a running server is found, on loopback wherever its health is, by its user alone', async () => {
  expect(await liveServer(folder)).toBeUndefined();
  const close = await open();
  const server = await liveServer(folder);
  expect(server).toEqual(await written());
  expect(server?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(server?.health).toBe('http://10.1.2.3:4180');
  expect((await stat(join(folder, 'server.json'))).mode & 0o777).toBe(0o600);
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

test('two servers on one folder: the one that stops leaves the other its file', async () => {
  const closeFirst = await open();
  const closeSecond = await open();
  const second = await written();
  await closeFirst(1_000);
  expect(await liveServer(folder)).toEqual(second);
  await closeSecond(1_000);
});
