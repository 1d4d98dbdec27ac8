import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureLocalSlack } from '../../scripts/local-slack.mjs';

test('elsewhere than on Linux on x64 it says where the tests run', () => {
  expect(ensureLocalSlack({ system: 'darwin', processor: 'arm64' })).toMatch(/Linux on x64 only \(this is darwin on arm64\).*docker run/);
  expect(ensureLocalSlack({ system: 'linux', processor: 'arm64' })).toContain('this is linux on arm64');
});

test('a program that is not the one that was checked is not used', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'local-slack-'));
  const program = join(folder, 'local-slack');
  await writeFile(program, 'something else');
  expect(ensureLocalSlack({ program, system: 'linux', processor: 'x64' })).toMatch(/is not that program. Delete it/);
  await rm(folder, { recursive: true });
});

test('the one that is there is the one that was checked', () => {
  expect(ensureLocalSlack()).toBeUndefined();
});
