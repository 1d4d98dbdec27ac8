import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { partFaults } from '../../scripts/test-parts.mjs';

let bin: string;
beforeEach(async () => {
  bin = await mkdtemp(join(tmpdir(), 'throughline-bin-'));
});
afterEach(() => rm(bin, { recursive: true, force: true }));

/** A program that says its version as the real one does. */
const program = (name: string, says: string) => writeFile(join(bin, name), `#!/bin/sh\necho "${says}"\n`, { mode: 0o755 });
const faults = () => partFaults({ PATH: bin }, join(bin, 'no-debian'));

test('what is missing is named, with how to get it', () => {
  expect(faults()).toEqual([
    expect.stringMatching(/^The tests need PostgreSQL: `postgres` is missing\. Install PostgreSQL 15 .*apt-get install postgresql$/),
    expect.stringMatching(/^The tests need Redis: `redis-server` is missing\. .*apt-get install redis-server$/),
    expect.stringMatching(/^The tests need Chromium: `chromium` is missing\. .*apt-get install chromium$/),
  ]);
});

test('a server that is too old, or has no initdb, does not count', async () => {
  await program('chromium', 'Chromium 140');
  await program('postgres', 'postgres (PostgreSQL) 14.9');
  await program('redis-server', 'Redis server v=6.0.16 sha=00000000:0');
  expect(faults()).toEqual([expect.stringContaining('`initdb` is missing beside'), expect.stringContaining('is version 6.0, older than 6.2')]);
  await program('initdb', 'initdb (PostgreSQL) 14.9');
  expect(faults()[0]).toContain('is version 14.9, older than 15');
});

test('new enough is fine; a program that does not run is not', async () => {
  await program('chromium', 'Chromium 140');
  await program('initdb', '');
  await program('postgres', 'postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)');
  await program('redis-server', 'Redis server v=7.0.15');
  expect(faults()).toEqual([]);
  await program('postgres', 'cannot open shared object');
  expect(faults()).toEqual([expect.stringContaining('does not run')]);
});
