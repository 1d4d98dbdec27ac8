import { Temporal } from 'temporal-polyfill';
import type { ClockTime, PlainDateText, ZoneId } from '../types.js';

export interface LocalInstant {
  readonly at: Temporal.Instant;
  /** Whether that clock time did not exist on that date, so that the first one after it was taken. */
  readonly skipped: boolean;
}

/**
 * The instant at which a zone's clocks show a time on a date.
 * Where clocks jump over it, the jump itself: the first time that does exist (a whole date can be
 * jumped over, as in Samoa on 2011-12-30). Where they show it twice, the first of the two.
 */
export function toInstant(date: PlainDateText, time: ClockTime, zone: ZoneId): LocalInstant {
  const wanted = Temporal.PlainDateTime.from(`${date}T${time}`);
  // In a gap, "earlier" gives an instant before the jump that shows another time than the one wanted.
  const found = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (found.toPlainDateTime().equals(wanted)) return { at: found.toInstant(), skipped: false };
  const jump = found.getTimeZoneTransition('next');
  return { at: (jump ?? found).toInstant(), skipped: true };
}
