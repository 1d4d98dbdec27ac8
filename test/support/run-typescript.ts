import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A process of its own, for tests that kill one. */
export interface TestProcess {
  readonly pid: number;
  /** Resolves once a line of its output is `text`; rejects when it ends without. */
  said(text: string): Promise<void>;
  /** Ends it as `kill -9` does, and waits until it is gone. */
  kill(): Promise<void>;
}

/**
 * Runs a TypeScript file of this repository with Node, as a child.
 * @param entry path from the repository's root
 * @param args handed over as they are
 */
export async function runTypescript(entry: string, args: readonly string[]): Promise<TestProcess> {
  // Below node_modules, so that the packages are found from there.
  const folder = await mkdtemp(join(ROOT, 'node_modules/.throughline-test-'));
  const script = join(folder, 'main.mjs');
  await build({ entryPoints: [join(ROOT, entry)], outfile: script, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'silent' });
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = collect(child);
  const gone = once(child, 'exit').finally(() => rm(folder, { recursive: true, force: true }));
  return {
    pid: child.pid ?? 0,
    said: output.said,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function collect(child: ChildProcess): Pick<TestProcess, 'said'> {
  let text = '';
  const watchers = new Set<() => void>();
  const read = (chunk: Buffer): void => {
    text += chunk.toString();
    watchers.forEach((look) => look());
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  return {
    said: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!text.split('\n').includes(wanted)) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        child.once('exit', (code) => reject(new Error(`The process ended with ${code} before it said "${wanted}":\n${text}`)));
        look();
      }),
  };
}
