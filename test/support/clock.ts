import { Temporal } from 'temporal-polyfill';
import { movableClock, systemClock } from '../../src/clock.js';
import type { MovableClock } from '../../src/clock.js';
import type { Clock } from '../../src/ports.js';

/** A clock that stands still until told to move. */
export interface TestClock extends Clock {
  /** Moves by a duration, e.g. `{ days: 1 }` of 24 hours, or `{ minutes: -5 }`. */
  advance(by: { readonly days?: number; readonly hours?: number; readonly minutes?: number; readonly seconds?: number; readonly milliseconds?: number }): void;
  set(instant: string | Temporal.Instant): void;
}

/** A clock standing at `start`, an ISO instant. */
export function testClock(start: string | Temporal.Instant = '2026-09-07T15:00:00Z'): TestClock {
  let at = Temporal.Instant.from(start);
  return {
    now: () => at,
    advance: ({ days = 0, ...rest }) => {
      at = at.add({ hours: days * 24 }).add({ milliseconds: 0, ...rest });
    },
    set: (instant) => {
      at = Temporal.Instant.from(instant);
    },
  };
}

/** A clock that runs on from `begins`, an ISO instant, and can be moved. */
export function clockFrom(begins: string): Promise<MovableClock> {
  return movableClock({ load: async () => Temporal.Instant.from(begins).since(systemClock.now()).total('milliseconds'), save: async () => undefined });
}
