import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

/** The checkout, and the command line as it is built and shipped. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CLI = join(ROOT, 'dist/src/cli/main.js');
/** What a service manager starts. */
const MAIN = join(ROOT, 'dist/src/main.js');

/** A running Throughline, in a process of its own. */
export interface Product {
  readonly pid: number;
  /** The sandbox's page. */
  readonly url: string;
  /** What it wrote on standard error so far. */
  readonly errors: () => string;
  /** Asks it to stop, as a service manager does; gives its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as `kill -9` does, and waits until it is gone. */
  kill(): Promise<void>;
}

/** What a command printed and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A fresh data folder, and how to remove it. */
export async function freshFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'throughline-journey-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Starts the server on a data folder, on free ports, with a command or as a service; resolves once it says where its page is. */
export async function startProduct(command: 'try' | 'serve' | 'service', folder: string): Promise<Product> {
  const child = command === 'service' ? launch(folder, [], MAIN) : launch(folder, [command]);
  const output = collect(child);
  const gone = once(child, 'exit').then(([code]) => code as number | null);
  const url = await Promise.race([output.says(/Open (http:\S+)/u), gone.then((code) => Promise.reject(new Error(`It ended with ${code} before it was ready:\n${output.out()}${output.err()}`)))]);
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return gone;
  };
  return {
    pid: child.pid ?? 0,
    url,
    errors: output.err,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  };
}

/** Runs one command to its end; `settings` beside those of every test. */
export async function run(folder: string, args: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const child = launch(folder, args, CLI, settings);
  const output = collect(child);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out: output.out(), err: output.err() };
}

/** Starts the server and sends it a signal so many milliseconds later, ready or not; gives its exit code, null where the signal ended it. */
export async function interrupt(folder: string, signal: 'SIGTERM' | 'SIGKILL', afterMs: number): Promise<number | null> {
  const child = launch(folder, ['serve']);
  const gone = once(child, 'exit');
  await pause(afterMs);
  child.kill(signal);
  const [code] = (await gone) as [number | null];
  return code;
}

function launch(folder: string, args: readonly string[], entry = CLI, more: Readonly<Record<string, string>> = {}): ChildProcess {
  if (!existsSync(entry)) throw new Error('Throughline is not built. Run `npm run build` first.');
  // Nothing of the caller's own settings, and free ports.
  const settings = { PATH: env['PATH'], HOME: env['HOME'], THROUGHLINE_DATA: folder, SANDBOX_PORT: '0', PORT: '0', LOG_LEVEL: 'warn', ...more };
  return spawn(execPath, [entry, ...args], { cwd: ROOT, env: settings, stdio: ['ignore', 'pipe', 'pipe'] });
}

function collect(child: ChildProcess): { readonly out: () => string; readonly err: () => string; readonly says: (pattern: RegExp) => Promise<string> } {
  let out = '';
  let err = '';
  const watchers = new Set<() => void>();
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    for (const look of watchers) look();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  return {
    out: () => out,
    err: () => err,
    says: (pattern) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = pattern.exec(out)?.[1];
          if (found !== undefined) resolve(found);
        };
        watchers.add(look);
        look();
      }),
  };
}
