import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CheckedPackage } from '../../scripts/npm-package.mjs';

const SCRIPT = new URL('../../scripts/npm-package.mjs', import.meta.url).href;
const NAME = '@lake/workspace';
const PROGRAM = '#!/bin/sh\necho ready\n';

let registry: Server;
let address: string;
let tarball: Buffer;
let parent: string;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'npm-package-'));
  await mkdir(join(folder, 'package', 'dist'), { recursive: true });
  await writeFile(join(folder, 'package', 'package.json'), JSON.stringify({ name: NAME, version: '1.0.0' }));
  await writeFile(join(folder, 'package', 'dist', 'run.sh'), PROGRAM);
  execFileSync('tar', ['-czf', 'workspace.tgz', 'package'], { cwd: folder });
  tarball = await readFile(join(folder, 'workspace.tgz'));
  await rm(folder, { recursive: true });
  registry = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    if (path.endsWith('.tgz')) return void response.end(tarball);
    if (path !== `/${NAME}`) return void response.writeHead(404).end('{}');
    const dist = { tarball: `${address}/workspace-1.0.0.tgz`, integrity: `sha512-${hash('sha512', tarball, 'base64')}` };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ name: NAME, 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': { name: NAME, version: '1.0.0', dist } } }));
  });
  registry.listen(0, '127.0.0.1');
  await once(registry, 'listening');
  address = `http://127.0.0.1:${(registry.address() as AddressInfo).port}`;
});
afterAll(() => void registry.close());
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'npm-package-cache-'));
  return () => rm(parent, { recursive: true, force: true });
});

function hash(algorithm: string, bytes: Buffer | string, encoding: 'base64' | 'hex'): string {
  return createHash(algorithm).update(bytes).digest(encoding);
}

/** Asks for the package in a process of its own, as another test run does; gives what it says is wrong, or nothing. */
async function ensure(more: Partial<CheckedPackage> = {}): Promise<string | undefined> {
  const wanted: CheckedPackage = { name: NAME, version: '1.0.0', sha512: hash('sha512', tarball, 'base64'), program: join('dist', 'run.sh'), sha256: hash('sha256', PROGRAM, 'hex'), folder: join(parent, 'workspace-1.0.0'), ...more };
  const script = `const { ensurePackage } = await import(${JSON.stringify(SCRIPT)}); console.log(JSON.stringify(ensurePackage(${JSON.stringify(wanted)}) ?? null));`;
  const env = { PATH: process.env['PATH'], HOME: parent, npm_config_cache: join(parent, 'npm'), npm_config_registry: `${address}/`, npm_config_fetch_retries: '0', npm_config_update_notifier: 'false' };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { env, cwd: parent });
  return (JSON.parse(stdout) as string | null) ?? undefined;
}
const program = () => readFile(join(parent, 'workspace-1.0.0', 'dist', 'run.sh'), 'utf8');
const fetching = async () => (await readdir(parent)).filter((name) => name.startsWith('fetch-'));

test('what is not there is fetched whole, once, and nothing else is left', async () => {
  expect(await ensure()).toBeUndefined();
  expect([await program(), await fetching()]).toEqual([PROGRAM, []]);
  expect(await ensure({ name: '@lake/not-asked-for' })).toBeUndefined();
});

test('several at once on an empty cache: each has it', async () => {
  expect(await Promise.all([ensure(), ensure(), ensure()])).toEqual([undefined, undefined, undefined]);
  expect([await program(), await fetching()]).toEqual([PROGRAM, []]);
});

test('a package that is not what was published, or holds another program, is not used', async () => {
  expect(await ensure({ sha512: 'other' })).toMatch(/@lake\/workspace 1\.0\.0, but what the npm registry gave is not what was published/u);
  expect(await ensure({ sha256: 'other' })).toContain('is not the one that was checked');
  expect([existsSync(join(parent, 'workspace-1.0.0')), await fetching()]).toEqual([false, []]);
});

test('what cannot be fetched is said, with what to do', async () => {
  expect(await ensure({ name: '@lake/nothing' })).toMatch(/which npm could not fetch .*Check that the npm registry can be reached/u);
});

test('a folder without its program is not used, and is left to whoever put it there', async () => {
  await mkdir(join(parent, 'workspace-1.0.0'));
  expect(await ensure()).toMatch(/is not that program\. Delete it and run the tests again/u);
});

test('what a killed run left half fetched is no hindrance, and is removed once nobody can be at it', async () => {
  for (const name of ['fetch-old', 'fetch-new']) await mkdir(join(parent, name, 'package'), { recursive: true });
  const hoursAgo = new Date(Date.now() - 7_200_000);
  await utimes(join(parent, 'fetch-old'), hoursAgo, hoursAgo);
  expect(await ensure()).toBeUndefined();
  expect([await program(), await fetching()]).toEqual([PROGRAM, ['fetch-new']]);
});
