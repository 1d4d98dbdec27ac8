import { Temporal } from 'temporal-polyfill';

/** Seconds since 1970 and, after a point, up to a microsecond: `1763712000.000200`. Slack names messages and acts by these. */
const TIMESTAMP = /^(\d{1,11})(?:\.(\d{1,6}))?\d*$/;

/** A time of Slack's as an ISO instant; undefined where it is none. */
export function instantOf(ts: string | undefined): string | undefined {
  const [, seconds, fraction = ''] = TIMESTAMP.exec(ts ?? '') ?? [];
  if (seconds === undefined) return undefined;
  const nanoseconds = BigInt(seconds) * 1_000_000_000n + BigInt(fraction.padEnd(6, '0')) * 1_000n;
  return Temporal.Instant.fromEpochNanoseconds(nanoseconds).toString();
}
