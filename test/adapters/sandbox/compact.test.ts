import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFileStore } from '../../../adapters/sandbox/file-store.js';
import { openJournal } from '../../../adapters/sandbox/journal.js';
import type { Entry, Post } from '../../../adapters/sandbox/entries.js';
import type { WorkspaceState } from '../../../adapters/sandbox/state.js';
import { openWorkspace } from '../../../adapters/sandbox/workspace.js';

let folder: string;
let journal: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compact-'));
  journal = join(folder, 'journal.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const message = (summary: string) => ({ summary, blocks: [] });
const post = (id: string, seq: number, more: Partial<Post> = {}): Post => ({ id, conversation: 'c', seq, at: '2026-09-14T14:00:00Z', author: 'u-dana', content: { kind: 'text', text: id, files: [], command: false }, edited: false, ...more });
const act = (key: string, change: Extract<Entry, { type: 'asked' }>['change']): Entry[] => [{ type: 'asked', key, ...(change && { change }) }, { type: 'accepted', key }];

/** Something of every kind of entry there is. */
const HISTORY: readonly Entry[] = [
  { type: 'file', file: { id: 'f', name: 'a.txt', mimeType: 'text/plain', size: 1, user: 'u-dana' } },
  { type: 'posted', key: 'k1', post: post('b1', 1, { author: 'throughline', content: { kind: 'message', message: message('one') } }) },
  { type: 'posted', post: post('b2', 2, { author: 'throughline', onlyTo: 'u-dana', thread: 'b1', content: { kind: 'message', message: message('two') } }) },
  { type: 'updated', conversation: 'c', message: 'b1', content: message('one, updated') },
  ...act('a1', { type: 'post', post: post('m1', 4) }),
  ...act('a2', { type: 'post', post: post('m2', 3, { conversation: 'd' }) }),
  ...act('a3', { type: 'edit', conversation: 'c', message: 'm1', text: 'edited' }),
  ...act('a4', { type: 'delete', conversation: 'd', message: 'm2' }),
  ...act('a5', { type: 'profile', user: 'u-dana', name: 'Dana W.', timeZone: 'Europe/Paris', locale: 'es' }),
  { type: 'form-opened', form: { open: 'o1', user: 'u-dana', page: 'p', conversation: 'c', form: { id: 'f', title: 'T', submit: 'S', cancel: 'C', context: 'x', fields: [] } } },
  { type: 'form-opened', form: { open: 'o2', user: 'u-dana', page: 'p', conversation: 'c', form: { id: 'f', title: 'T', submit: 'S', cancel: 'C', context: 'x', fields: [] } } },
  { type: 'form-closed', open: 'o1' },
  { type: 'read', user: 'u-dana', conversation: 'c', seq: 1 },
  { type: 'read', user: 'u-dana', conversation: 'c', seq: 2 },
  { type: 'asked', key: 'lost', change: { type: 'post', post: post('m3', 9) } },
  { type: 'rejected', key: 'lost' },
  { type: 'asked', key: 'open', change: { type: 'post', post: post('m4', 8) }, repeat: { type: 'delete', platform: 'sandbox', workspace: 'w', key: 'open', user: 'u-dana', at: '2026-09-14T14:00:00Z', conversation: { id: 'c', kind: 'channel' }, message: 'm4' } },
];

async function open(): Promise<WorkspaceState> {
  const store = await openFileStore(folder);
  const { state } = await openWorkspace(store, (error) => {
    throw error;
  });
  await store.close();
  return state;
}
const lines = async (): Promise<string[]> => (await readFile(journal, 'utf8')).split('\n').slice(0, -1);
const write = (entries: readonly Entry[]): Promise<void> => writeFile(journal, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));

test('a history put together says the same, in fewer lines, and is not put together again', async () => {
  await write(HISTORY);
  const before = await open();
  const kept = await lines();
  expect(kept.length).toBeLessThan(HISTORY.length);
  expect(await open()).toEqual(before);
  expect(await lines()).toEqual(kept);
  expect(before).toMatchObject({ version: HISTORY.length, seq: 9 });
});

test('what follows goes after it', async () => {
  await write(HISTORY);
  const store = await openFileStore(folder);
  const workspace = await openWorkspace(store, () => undefined);
  await workspace.commit(() => ({ type: 'posted', post: post('m5', workspace.nextSeq()) }));
  await store.close();
  const after = await open();
  expect(after.posts.get('c')?.map(({ id, seq, version }) => [id, seq, version]).at(-1)).toEqual(['m5', 10, HISTORY.length + 1]);
});

test('what a crash left of a new history is no part of it', async () => {
  await write(HISTORY);
  await writeFile(`${journal}.part`, '{"type":"kept-po');
  const before = await open();
  expect(await open()).toEqual(before);
});

test('where the new one cannot be written, the old one stays and goes on', async () => {
  await write(HISTORY);
  const opened = await openJournal(journal);
  await mkdir(`${journal}.part`);
  await expect(opened.replace([])).rejects.toMatchObject({ code: 'EISDIR' });
  await opened.append({ type: 'accepted', key: 'open' });
  await opened.close();
  await rm(`${journal}.part`, { recursive: true });
  expect(await lines()).toHaveLength(HISTORY.length + 1);
});

test('kill -9 while it is put together loses nothing that was saved', { timeout: 120_000 }, async () => {
  const program = join(folder, 'program.mjs');
  await build({ entryPoints: [join(import.meta.dirname, 'compact-child.ts')], outfile: program, bundle: true, platform: 'node', format: 'esm' });
  const saved: string[] = [];
  for (let round = 0; round < 8; round += 1) {
    const child = spawn(process.execPath, [program, folder, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exit = once(child, 'exit');
    let seen = 0;
    for await (const id of createInterface(child.stdout)) {
      saved.push(id);
      seen += 1;
      // Each round dies at another step of the next opening.
      if (seen === 5) setTimeout(() => child.kill('SIGKILL'), round * 2);
    }
    await exit;
    const state = await open();
    const shown = new Map((state.posts.get('c') ?? []).map(({ id, content }) => [id, content.kind === 'message' ? content.message.summary : '']));
    expect(saved.map((id) => shown.get(id))).toEqual(saved);
    expect(saved.every((id) => state.sent.has(id))).toBe(true);
  }
});
