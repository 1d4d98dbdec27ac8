import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../errors.js';
import type { ClockTime, PlainDateText } from '../types.js';

/** A date as the count of days since 1970-01-01: what date arithmetic is done in. */
export type DayNumber = number;

const MS_PER_DAY = 86_400_000;

/** The day number of a date. Throws `bad-date` for anything but an existing `YYYY-MM-DD`. */
export function toDay(date: PlainDateText): DayNumber {
  return parseDate(date).toZonedDateTime('UTC').epochMilliseconds / MS_PER_DAY;
}

/** The date of a day number. */
export function fromDay(day: DayNumber): PlainDateText {
  return Temporal.Instant.fromEpochMilliseconds(day * MS_PER_DAY).toZonedDateTimeISO('UTC').toPlainDate().toString();
}

/** ISO weekday of a day number: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: DayNumber): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The date `days` later (or earlier, when negative). */
export function addDays(date: PlainDateText, days: number): PlainDateText {
  return fromDay(toDay(date) + days);
}

/** Checks a `YYYY-MM-DD` text. Throws `bad-date` when no such date exists. */
export function parseDate(text: string): Temporal.PlainDate {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    try {
      return Temporal.PlainDate.from(text);
    } catch {
      // Falls through to the same error: the shape is right, the date does not exist.
    }
  }
  throw new AppError('bad-date', `"${text}" is not a date. Write it as year-month-day, such as 2026-09-01.`);
}

/** The date and the clock time that an instant shows in a zone. */
export function localOf(at: Temporal.Instant, zone: string): { date: PlainDateText; time: ClockTime } {
  const local = at.toZonedDateTimeISO(zone);
  return { date: local.toPlainDate().toString(), time: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
}
