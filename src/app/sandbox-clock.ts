import { Temporal } from 'temporal-polyfill';
import type { MovableClock } from '../clock.js';
import { AppError } from '../errors.js';
import type { Store } from '../ports.js';

export type ClockStep = 'hour' | 'day' | 'week' | 'next-prompt';

export interface AdvanceDeps {
  readonly store: Store;
  readonly clock: MovableClock;
  /** Decides where a day ends, so that a day later is the same time of day. */
  readonly timeZone: () => Promise<string>;
  /** Does what is due at a moment, and waits until every message of it is out, or until it is told to wait no more. */
  readonly settle: (now: Temporal.Instant, signal: AbortSignal) => Promise<void>;
}

/** Where a move began and ended, ISO instants. */
export interface ClockMove {
  readonly from: string;
  readonly to: string;
}

/** Moves the sandbox's clock forward, step by step; can be told to stop between two steps. */
export interface ClockMover {
  /** Rejects with AppError `stopping` once it was told to stop. */
  advance(step: ClockStep, progress: (now: string) => void): Promise<ClockMove>;
  /** Ends a move in hand at the moment it has reached, and waits for that. What is not done there yet is found again by the next sweep. */
  stop(): Promise<void>;
}

/**
 * A mover of the sandbox's clock. Time stops at every moment at which something is due, and goes on
 * once that has happened, so a week in a second goes as a week would.
 */
export function clockMover(deps: AdvanceDeps): ClockMover {
  const stopping = new AbortController();
  const inHand = new Set<Promise<unknown>>();
  return {
    advance: async (step, progress) => {
      if (stopping.signal.aborted) throw new AppError('stopping', 'Throughline is being stopped. Start it again to move time on.');
      const move = advanceClock(deps, step, progress, stopping.signal);
      const settled = move.catch(() => undefined).finally(() => inHand.delete(settled));
      inHand.add(settled);
      return move;
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(inHand);
    },
  };
}

async function advanceClock(deps: AdvanceDeps, step: ClockStep, progress: (now: string) => void, signal: AbortSignal): Promise<ClockMove> {
  const { clock, store, settle } = deps;
  const from = clock.now();
  const target = await targetOf(deps, step, from);
  if (!target) return { from: from.toString(), to: from.toString() };
  const moveOn = async (to: Temporal.Instant): Promise<void> => {
    await clock.freeze(later(to, clock.now()));
    await settle(clock.now(), signal);
    progress(clock.now().toString());
  };
  try {
    for (let due = await store.checks.nextDue(from, 'any'); due && !signal.aborted && Temporal.Instant.compare(due, target) <= 0; due = await store.checks.nextDue(due, 'any')) await moveOn(due);
    if (!signal.aborted) await moveOn(target);
    return { from: from.toString(), to: signal.aborted ? clock.now().toString() : target.toString() };
  } finally {
    clock.release();
  }
}

async function targetOf({ store, timeZone }: AdvanceDeps, step: ClockStep, from: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  switch (step) {
    case 'hour':
      return from.add({ hours: 1 });
    case 'day':
      return from.toZonedDateTimeISO(await timeZone()).add({ days: 1 }).toInstant();
    case 'week':
      return from.toZonedDateTimeISO(await timeZone()).add({ weeks: 1 }).toInstant();
    case 'next-prompt':
      return store.checks.nextDue(from, 'prompt');
  }
}

/** A clock never goes back, not even by the milliseconds that ran since. */
function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? other : one;
}
