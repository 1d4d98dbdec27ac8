import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { env, execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process of its own that said where it is. */
export interface RunningProcess {
  readonly pid: number;
  /** What the expression's group held of the line. */
  readonly said: string;
  /** Tells it to end, and waits until it has. */
  stop(): Promise<void>;
}

/** The compiled product, beside which the compiled benches are. */
export const PRODUCT = fileURLToPath(new URL('../../src/main.js', import.meta.url));

/** A program of the benches, such as `bare-bolt.js`. */
export function program(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** Starts a script with Node and nothing of this environment but the path, and waits for a line on which `wanted` finds its group. */
export async function runProcess(script: string, args: readonly string[], settings: Readonly<Record<string, string>>, wanted: RegExp): Promise<RunningProcess> {
  const child = spawn(execPath, [script, ...args], { env: { PATH: env['PATH'], ...settings }, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  const end = (): void => void child.kill('SIGTERM');
  process.once('exit', end);
  const said = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const found = wanted.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it was ready.`)));
  });
  return {
    pid: child.pid ?? 0,
    said,
    stop: async () => {
      process.off('exit', end);
      end();
      await gone;
    },
  };
}
