import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { readState } from './open-page.js';
import { nonce, post } from './sandbox-harness.js';

let folder: string;
let program: string;
const running = new Set<Child>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-crash-'));
  program = join(folder, 'program.mjs');
  await build({ entryPoints: [join(import.meta.dirname, 'crash-child.ts')], outfile: program, bundle: true, platform: 'node', format: 'esm' });
});
afterAll(async () => {
  for (const child of running) child.process.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

const line = z.union([z.object({ url: z.string() }), z.object({ key: z.string(), words: z.string() })]);

interface Child {
  readonly process: ChildProcessByStdio<Writable, Readable, null>;
  readonly url: string;
  readonly told: { key: string; words: string }[];
}

async function start(mode: 'hang' | 'store'): Promise<Child> {
  const child = spawn(process.execPath, [program, join(folder, 'data'), mode], { stdio: ['pipe', 'pipe', 'inherit'] });
  const told: Child['told'] = [];
  const url = await new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (text) => {
      const said = line.parse(JSON.parse(text));
      if ('url' in said) resolve(said.url);
      else told.push(said);
    });
  });
  const started = { process: child, url, told };
  running.add(started);
  return started;
}

async function kill(child: Child): Promise<void> {
  const exit = once(child.process, 'exit');
  child.process.kill('SIGKILL');
  await exit;
  running.delete(child);
}

const message = (text: string) => ({ as: 'u-dana', page: 'p', nonce: nonce(), conversation: 'direct:u-dana', text });

const told = (child: Child, words: string) => child.told.filter((one) => one.words.startsWith(words));

test('kill -9 loses nothing that was acknowledged; what was not is told again under the same key', async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const first = await start('hang');
    const words = Array.from({ length: 8 }, (_, index) => `saved ${round}.${index}`);
    for (const text of words) expect((await post(first.url, '/api/messages', message(text))).status).toBe(200);
    const unanswered = Array.from({ length: 4 }, (_, index) => post(first.url, '/api/messages', message(`hang ${round}.${index}`)).catch(() => undefined));
    await vi.waitFor(() => expect(told(first, 'hang')).toHaveLength(4), WAIT);
    await kill(first);
    await Promise.all(unanswered);

    const second = await start('store');
    await vi.waitFor(() => expect(told(second, '')).toHaveLength(4), WAIT);
    const keys = (child: Child) => told(child, 'hang').map((one) => one.key).sort();
    expect(keys(second)).toEqual(keys(first));
    acknowledged.push(...words, ...told(second, 'hang').map((one) => one.words));
    await vi.waitFor(async () => expect((await shownTexts(second.url)).sort()).toEqual([...acknowledged].sort()), WAIT);
    await kill(second);
  }
});

const WAIT = { timeout: 90_000, interval: 20 };

async function shownTexts(url: string): Promise<string[]> {
  const { posts } = await readState(url, 'u-dana');
  return posts.flatMap((one) => (one.content.kind === 'text' ? one.content.text : []));
}
