import { Temporal } from 'temporal-polyfill';
import type { MovableClock } from '../clock.js';
import type { Store } from '../ports.js';

export type ClockStep = 'hour' | 'day' | 'week' | 'next-prompt';

export interface AdvanceDeps {
  readonly store: Store;
  readonly clock: MovableClock;
  /** Decides where a day ends, so that a day later is the same time of day. */
  readonly timeZone: () => Promise<string>;
  /** Does what is due at a moment, and waits until every message of it is out. */
  readonly settle: (now: Temporal.Instant) => Promise<void>;
}

/**
 * Moves the sandbox's clock forward. Time stops at every moment at which something is due, and goes on
 * once that has happened, so a week in a second goes as a week would.
 */
export async function advanceClock(deps: AdvanceDeps, step: ClockStep, progress: (now: string) => void): Promise<{ from: string; to: string }> {
  const { clock, store, settle } = deps;
  const from = clock.now();
  const target = await targetOf(deps, step, from);
  if (!target) return { from: from.toString(), to: from.toString() };
  try {
    for (let due = await store.checks.nextDue(from, 'any'); due && Temporal.Instant.compare(due, target) <= 0; due = await store.checks.nextDue(due, 'any')) {
      await clock.freeze(later(due, clock.now()));
      await settle(clock.now());
      progress(clock.now().toString());
    }
    await clock.freeze(later(target, clock.now()));
    await settle(clock.now());
  } finally {
    clock.release();
  }
  return { from: from.toString(), to: target.toString() };
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
