import type { Figures, Goal, Measure } from './bench.js';

/** The middle of several figures, and how far they lie apart. */
export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** What came out for one measure. */
export interface Row {
  readonly measure: Measure;
  readonly ours: Spread;
  readonly against: Spread;
  /** Of each repetition by itself, for both sides of it ran under the same load. */
  readonly ratio: Spread;
  /** Absent where there is no goal. */
  readonly met?: boolean;
}

/** One repetition: both sides, one right after the other. */
export interface Repetition {
  readonly ours: Figures;
  readonly against: Figures;
}

/** Sums up repetitions by measure. @throws Error where a bench gave no figure for a measure of its own */
export function rowsOf(measures: readonly Measure[], repetitions: readonly Repetition[]): readonly Row[] {
  return measures.map((measure) => {
    const figures = repetitions.map(({ ours, against }) => ({ ours: figure(ours, measure), against: figure(against, measure) }));
    const ratio = spread(figures.map(({ ours, against }) => ours / against));
    return {
      measure,
      ours: spread(figures.map(({ ours }) => ours)),
      against: spread(figures.map(({ against }) => against)),
      ratio,
      ...(measure.goal && { met: isMet(measure.goal, ratio, figures.map(({ ours }) => ours)) }),
    };
  });
}

function isMet(goal: Goal, ratio: Spread, ours: readonly number[]): boolean {
  if ('oursAtMost' in goal) return Math.max(...ours) <= goal.oursAtMost;
  return 'ratioAtMost' in goal ? ratio.median <= goal.ratioAtMost : ratio.median >= goal.ratioAtLeast;
}

function figure(figures: Figures, { name }: Measure): number {
  const value = figures[name];
  if (value === undefined) throw new Error(`No figure for ${name}.`);
  return value;
}

/** @param values at least one */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (index: number): number => sorted[index] ?? NaN;
  const middle = (sorted.length - 1) / 2;
  return { median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, lowest: at(0), highest: at(sorted.length - 1) };
}
