import type { Temporal } from 'temporal-polyfill';

/** The time one digest covers: from `start` (included) to `end` (excluded). */
export interface Period {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** For so long after its period a posted digest is brought up to date, in days of 24 hours. */
export const KEPT_FRESH_DAYS = 14;

/** Digests whose period ended at this moment or later are still brought up to date at `now`. */
export function freshSince(now: Temporal.Instant): Temporal.Instant {
  return now.subtract({ hours: KEPT_FRESH_DAYS * 24 });
}
