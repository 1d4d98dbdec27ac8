import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { env } from 'node:process';

/** Whether the faults are proved at length (`npm run test:faults`) or in their shorter form, as part of all tests. */
export const isLong = env['FAULTS'] === 'long';

/** What random choices begin with: printed with each row, so that a run can be had again. */
export const seedOfRun = Number(env['FAULTS_SEED'] ?? Math.floor(Math.random() * 1_000_000));

/** A number from the environment, else the one of the long or the short form. */
export function amount(name: string, { long, short }: { readonly long: number; readonly short: number }): number {
  return Number(env[name] ?? (isLong ? long : short));
}

/** Numbers from 0 up to 1, always the same ones for a seed. */
export function random(seed: number): () => number {
  let count = 0;
  return () => {
    count += 1;
    return createHash('sha256').update(`${seed}/${count}`).digest().readUInt32BE() / 2 ** 32;
  };
}

/** Any one of several. */
export function anyOf<T>(several: readonly T[], next: () => number): T {
  const one = several[Math.floor(next() * several.length)];
  if (one === undefined) throw new Error('There is none to choose from.');
  return one;
}

/** The same in an order that nobody chose. */
export function shuffled<T>(several: readonly T[], next: () => number): readonly T[] {
  return several.map((one) => ({ one, at: next() })).sort((a, b) => a.at - b.at).map(({ one }) => one);
}

/** Prints one row of the table as a line of JSON, past whatever holds back what tests print. */
export function printRow(fault: string, counts: Readonly<Record<string, number | boolean | string>>): void {
  writeSync(1, `${JSON.stringify({ fault, form: isLong ? 'long' : 'short', seed: seedOfRun, ...counts })}\n`);
}
