import type { DeliveryRow } from '../../ports.js';
import type { Temporal } from 'temporal-polyfill';

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 4 * 3_600_000;
/** So long a message is tried from its first try on: the longest outage that it waits for. */
const PATIENCE_MS = 24 * 3_600_000;

/**
 * How many milliseconds a message that could not be sent waits for its next try: each time twice as long, and the last try is
 * a day after the first. Undefined after that.
 * @param now the real time
 */
export function waitBeforeNextTry({ attempts, triedAt }: Pick<DeliveryRow, 'attempts' | 'triedAt'>, now: Temporal.Instant): number | undefined {
  const left = PATIENCE_MS - (triedAt ? now.epochMilliseconds - triedAt.epochMilliseconds : 0);
  if (left <= 0) return undefined;
  // A power of a large number of tries is no number any more.
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_WAIT_MS, left);
}
