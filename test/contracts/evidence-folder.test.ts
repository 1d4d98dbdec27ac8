import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderEvidenceStore } from '../../adapters/evidence/folder.js';
import { evidenceStoreContract } from './evidence-store.contract.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-evidence-'));
  await mkdir(join(folder, 'kept'));
  await writeFile(join(folder, 'a-file'), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

evidenceStoreContract('folder', () => ({ store: folderEvidenceStore(join(folder, 'kept')), nowhere: folderEvidenceStore(join(folder, 'a-file/below')) }));

test('what broke off leaves no file behind; what is kept is readable by its owner alone', async () => {
  const store = folderEvidenceStore(join(folder, 'kept'));
  async function* breaking(): AsyncGenerator<Uint8Array> {
    yield Buffer.alloc(100);
    throw new Error('gone');
  }
  await expect(store.put('o/broken/plan.pdf', breaking(), { mimeType: 'application/pdf' })).rejects.toThrow('gone');
  expect(await readdir(join(folder, 'kept/o/broken'))).toEqual([]);
  async function* fine(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('fine');
  }
  await store.put('o/fine/plan.pdf', fine(), { mimeType: 'application/pdf' });
  expect((await stat(join(folder, 'kept/o/fine/plan.pdf'))).mode & 0o777).toBe(0o600);
});
