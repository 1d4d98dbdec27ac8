import fc from 'fast-check';
import { seedOfRun } from '../options.js';

/** What came of many inputs: how many of each outcome. */
export type Outcomes = Readonly<Record<string, number>>;

/** Handed over at once. */
const AT_ONCE = 20;

/** Counts outcomes. */
export function tally(): { readonly counts: Outcomes; readonly note: (outcome: string) => void } {
  const counts: Record<string, number> = {};
  return { counts, note: (outcome) => void (counts[outcome] = (counts[outcome] ?? 0) + 1) };
}

/**
 * Tries so many inputs, several at once, and counts what `outcome` calls each. Fails with the smallest input that it finds
 * for which `outcome` rejects.
 */
export async function fuzzed<T>(inputs: fc.Arbitrary<T>, runs: number, outcome: (input: T) => Promise<string> | string, afterBatch: () => void = () => undefined): Promise<Outcomes> {
  const { counts, note } = tally();
  const atOnce = Math.min(AT_ONCE, runs);
  await fc.assert(
    fc.asyncProperty(fc.array(inputs, { minLength: atOnce, maxLength: atOnce }), async (batch) => {
      for (const one of await Promise.all(batch.map(async (input) => outcome(input)))) note(one);
      afterBatch();
    }),
    { numRuns: Math.ceil(runs / atOnce), seed: seedOfRun, ...(runs > 1_000 && { endOnFailure: false }) },
  );
  return counts;
}
