import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../errors.js';
import type { ClockTime, PlainDateText } from '../types.js';

/** A date as the count of days since 1970-01-01: what date arithmetic is done in. */
export type DayNumber = number;

const MS_PER_DAY = 86_400_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** The day number of a date. Throws `bad-date` for anything but an existing `YYYY-MM-DD`. */
export function toDay(date: PlainDateText): DayNumber {
  // In UTC, where `Date` is exact and far quicker than Temporal. A date that does not exist comes out as none, or as another.
  const day = Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;
  if (!SHAPE.test(date) || Number.isNaN(day) || fromDay(day) !== date) throw badDate(date);
  return day;
}

/** The date of a day number. */
export function fromDay(day: DayNumber): PlainDateText {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, -'T00:00:00.000Z'.length);
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
  if (SHAPE.test(text)) {
    try {
      return Temporal.PlainDate.from(text);
    } catch {
      // Falls through to the same error: the shape is right, the date does not exist.
    }
  }
  throw badDate(text);
}

function badDate(text: string): AppError {
  return new AppError('bad-date', `"${text}" is not a date. Write it as year-month-day, such as 2026-09-01.`);
}

/** The date and the clock time that an instant shows in a zone. */
export function localOf(at: Temporal.Instant, zone: string): { date: PlainDateText; time: ClockTime } {
  const local = at.toZonedDateTimeISO(zone);
  return { date: local.toPlainDate().toString(), time: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
}
