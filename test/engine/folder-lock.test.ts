import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFolderHeld, lockFolder, unusable } from '../../prisma/engine/folder-lock.js';
import { readServerFiles, removeServerFile, writeServerFile } from '../../prisma/engine/server-file.js';
import { holdSocketFile, InUse } from '../../prisma/engine/socket-lock.js';
import { runTypescript } from '../support/run-typescript.js';

const HOLDER = 'test/engine/hold-folder-process.ts';
const SERVER = { pid: 4711, url: 'http://127.0.0.1:4100', token: 'a-token-that-is-long-enough', health: 'http://10.0.0.5:4180' };

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'throughline-lock-'));
  folder = join(parent, 'data');
});
afterEach(() => rm(parent, { recursive: true }));

describe('lockFolder', () => {
  it('makes the folder, for this user alone', async () => {
    const lock = await lockFolder(join(folder, 'deep'));
    expect((await stat(lock.folder)).mode & 0o777).toBe(0o700);
    await lock.release();
  });

  it('refuses at once what cannot be made: below a file, and where the system makes nothing', async () => {
    await writeFile(join(parent, 'file'), '');
    for (const path of [join(parent, 'file'), join(parent, 'file/data'), ...(process.platform === 'linux' ? ['/proc/throughline/data'] : [])]) {
      await expect(lockFolder(path)).rejects.toMatchObject({ code: 'data-folder-unusable', message: expect.stringContaining(path) as string });
    }
  });

  it('says of a full disk that it is full', () => {
    const full = unusable(folder, Object.assign(new Error('write'), { code: 'ENOSPC' }));
    expect([full.code, full.message]).toEqual(['data-folder-full', `The disk that holds the data folder ${folder} is full. Free space on it and try again; what was kept is still there.`]);
    expect(unusable(folder, Object.assign(new Error('write'), { code: 'EROFS' })).code).toBe('data-folder-unusable');
  });

  it('tells whether somebody holds it, and takes nothing for that', async () => {
    expect(await isFolderHeld(folder)).toBe(false);
    const lock = await lockFolder(folder);
    expect(await isFolderHeld(folder)).toBe(true);
    await lock.release();
    expect(await isFolderHeld(folder)).toBe(false);
  });

  it('refuses a second holder, by any path, and names the folder', async () => {
    const lock = await lockFolder(folder);
    await symlink(folder, join(parent, 'alias'));
    for (const path of [folder, `${folder}/../data/`, join(parent, 'alias')]) {
      await expect(lockFolder(path)).rejects.toMatchObject({ code: 'data-folder-in-use', message: expect.stringContaining(lock.folder) as string });
    }
    await lock.release();
    await (await lockFolder(folder)).release();
  });

  it('says which server holds it, when that one wrote it down', async () => {
    const lock = await lockFolder(folder);
    await writeServerFile(folder, SERVER);
    await expect(lockFolder(folder)).rejects.toThrow('process 4711, at http://10.0.0.5:4180');
    await lock.release();
  });

  it('lets one of many at once have it', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => lockFolder(folder)));
    const won = tries.filter((one) => one.status === 'fulfilled');
    expect(won).toHaveLength(1);
    expect(tries.filter((one) => one.status === 'rejected').every((one) => (one.reason as { code?: string }).code === 'data-folder-in-use')).toBe(true);
    await won[0]?.value.release();
  });

  it('is refused to another process and dies with the one that held it', async () => {
    const holder = await runTypescript(HOLDER, [folder]);
    await holder.said('locked');
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'data-folder-in-use' });
    const second = await runTypescript(HOLDER, [folder]);
    await second.said('data-folder-in-use');
    await second.kill();

    await holder.kill();
    await (await lockFolder(folder)).release();
  });

  it('holds a folder whose path is too long for a socket', async () => {
    const long = join(parent, 'a-rather-long-name-'.repeat(8));
    const lock = await lockFolder(long);
    await expect(lockFolder(long)).rejects.toMatchObject({ code: 'data-folder-in-use' });
    await lock.release();
    const { dev, ino } = await stat(long, { bigint: true });
    await rm(join(tmpdir(), `throughline-${dev.toString(36)}-${ino.toString(36)}.1`));
  });

  it('says why a folder cannot be used', async () => {
    await writeFile(join(parent, 'file'), '');
    await expect(lockFolder(join(parent, 'file'))).rejects.toMatchObject({ code: 'data-folder-unusable', message: expect.stringContaining('file') as string });
    await expect(lockFolder(join(parent, 'file', 'below'))).rejects.toMatchObject({ code: 'data-folder-unusable' });
  });
});

describe('holdSocketFile, where there is no other lock', () => {
  it('goes from one to the next, and is never held by two', async () => {
    await (await lockFolder(folder)).release();
    let holders = 0;
    let turns = 0;
    const take = async (): Promise<void> => {
      const hold = await holdSocketFile(folder, 'unused').catch((error: unknown) => {
        if (!(error instanceof InUse)) throw error;
      });
      if (!hold) return;
      holders += 1;
      expect(holders).toBe(1);
      turns += 1;
      await new Promise((resolve) => setImmediate(resolve));
      holders -= 1;
      await hold();
    };
    await Promise.all(Array.from({ length: 8 }, async () => {
      for (let round = 0; round < 40; round += 1) await take();
    }));
    expect(turns).toBeGreaterThan(1);
  });

  it('replaces what a killed process left, for one of many at once', async () => {
    const holder = await runTypescript(HOLDER, [folder]);
    await holder.said('locked');
    await expect(holdSocketFile(folder, 'unused')).rejects.toBeInstanceOf(InUse);
    await holder.kill();
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => holdSocketFile(folder, 'unused')));
    const won = tries.filter((one) => one.status === 'fulfilled');
    expect(won).toHaveLength(1);
    expect(tries.filter((one) => one.status === 'rejected').every((one) => one.reason instanceof InUse)).toBe(true);
    await won[0]?.value();
    expect(await readdir(folder)).toHaveLength(1);
  });
});

describe('the server file', () => {
  beforeEach(async () => (await lockFolder(folder)).release());

  const names = async () => (await readdir(join(folder, 'servers')).catch(() => [])).filter((name) => name.startsWith(`${SERVER.pid}-`));

  it('is read as it was written, by this user alone, until it is removed', async () => {
    await writeServerFile(folder, SERVER);
    expect(await readServerFiles(folder)).toEqual([SERVER]);
    const [name = '', ...others] = await names();
    expect(others).toEqual([]);
    expect(name).not.toContain(SERVER.token);
    expect((await stat(join(folder, 'servers', name))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'servers'))).mode & 0o777).toBe(0o700);
    await removeServerFile(folder, SERVER);
    await removeServerFile(folder, SERVER);
    expect(await readServerFiles(folder)).toEqual([]);
  });

  it('is each server’s own: one that goes leaves the others theirs', async () => {
    const others = [1, 2].map((index) => ({ ...SERVER, token: `the token of another one, ${index}` }));
    for (const server of [SERVER, ...others]) await writeServerFile(folder, server);
    expect((await readServerFiles(folder)).map(({ token }) => token).sort()).toEqual([SERVER, ...others].map(({ token }) => token).sort());
    await removeServerFile(folder, SERVER);
    expect((await readServerFiles(folder)).map(({ token }) => token).sort()).toEqual(others.map(({ token }) => token).sort());
  });

  it.each([
    ['no JSON', '{'],
    ['an address that is not loopback', JSON.stringify({ ...SERVER, url: 'http://example.org:4100' })],
    ['a short token', JSON.stringify({ ...SERVER, token: '' })],
  ])('is not believed with %s', async (_, text) => {
    await mkdir(join(folder, 'servers'));
    await writeFile(join(folder, 'servers/1-a.json'), text);
    expect(await readServerFiles(folder)).toEqual([]);
  });
});
