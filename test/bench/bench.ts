import type { TestRedis } from '../support/redis.js';

/** One figure that a bench gives, and what its ratio to the other side's should be. */
export interface Measure {
  readonly name: string;
  /** Such as `ms`, `bytes` or `MB`; the ratio has none. */
  readonly unit: string;
  /** What is good enough; left out where the figure is only printed. */
  readonly goal?: Goal;
}

/** Of the ratio of ours to the other's, or of our figure itself in every repetition. */
export type Goal = { readonly ratioAtMost: number } | { readonly ratioAtLeast: number } | { readonly oursAtMost: number };

/** By the name of a measure. */
export type Figures = Readonly<Record<string, number>>;

/** Both sides, set up. Each call is one repetition from the same beginning. */
export interface OpenBench {
  ours(): Promise<Figures>;
  against(): Promise<Figures>;
  close(): Promise<void>;
}

/** A comparison: what is done by the product, and by the least that could do it. */
export interface Bench {
  readonly name: string;
  readonly ours: string;
  readonly against: string;
  readonly measures: readonly Measure[];
  open(parts: BenchParts): Promise<OpenBench>;
}

/** What a bench works with. */
export interface BenchParts {
  /** The address of the PostgreSQL server's maintenance database. */
  readonly postgres: string;
  readonly redis: TestRedis;
  /** So many of the size that the bench is meant to have, at least one. */
  readonly sized: (full: number) => number;
}
