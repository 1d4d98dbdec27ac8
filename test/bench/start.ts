import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Figures } from './bench.js';
import { PRODUCT, program, runProcess } from './run-process.js';
import type { RunningProcess } from './run-process.js';

const GOAL = { ratioAtMost: 2 } as const;

/** From the start of the process: in a new folder, and again in the same one. */
export const start: Bench = {
  name: 'start',
  ours: 'the embedded deployment, until its first page is read',
  against: 'Node with PGlite opened, nothing else',
  measures: [
    { name: 'new-folder', unit: 'ms', goal: GOAL },
    { name: 'again', unit: 'ms', goal: GOAL },
    { name: 'memory', unit: 'MB', goal: GOAL },
  ],
  open: async () => ({
    ours: () => twice(product),
    against: () => twice(bare),
    close: async () => undefined,
  }),
};

/** Starts a process that keeps its data in a folder, and waits until it can be used. */
type Start = (folder: string) => Promise<RunningProcess>;

async function twice(begin: Start): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-start-'));
  try {
    const first = await startOnce(begin, folder);
    const again = await startOnce(begin, folder);
    return { 'new-folder': first.ms, again: again.ms, memory: again.memory };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function startOnce(begin: Start, folder: string): Promise<{ readonly ms: number; readonly memory: number }> {
  const began = performance.now();
  const running = await begin(folder);
  try {
    const ms = performance.now() - began;
    return { ms, memory: await residentMb(running.pid) };
  } finally {
    await running.stop();
  }
}

async function product(folder: string): Promise<RunningProcess> {
  const running = await runProcess(PRODUCT, [], { THROUGHLINE_DATA: folder, PORT: '0', SANDBOX_PORT: '0', LOG_LEVEL: 'silent' }, /Open (http:\/\/\S+)/u);
  const page = await fetch(running.said);
  await page.text();
  if (!page.ok) throw new Error(`The page was answered with ${page.status}.`);
  return running;
}

const bare: Start = (folder) => runProcess(program('bare-pglite.js'), [join(folder, 'database')], {}, /^(ready)$/u);

/** Memory that a process holds in RAM, in MB, as Linux tells. */
async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+)/mu.exec(status)?.[1]) / 1024;
}
