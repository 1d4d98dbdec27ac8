import { CalendarFault } from './calendar-fault.js';
import type { ClosedDayKind, PlainDateText } from '../types.js';
import { fromDay, toDay, weekdayOf } from './dates.js';
import type { DayNumber } from './dates.js';

/** A stretch of days, both ends included, on which a unit is closed. */
export interface ClosedDays {
  readonly from: PlainDateText;
  readonly to: PlainDateText;
  readonly kind: ClosedDayKind;
  readonly name: string;
}

/** A term of the school year, both ends included. */
export interface Term {
  readonly name: string;
  readonly startsOn: PlainDateText;
  readonly endsOn: PlainDateText;
}

/** When a unit is at work. A day is open when its weekday is a working day and no closed stretch holds it. */
export interface WorkCalendar {
  /** ISO weekday numbers: 1 is Monday, 7 is Sunday. */
  readonly workingDays: readonly number[];
  readonly closed: readonly ClosedDays[];
  readonly terms: readonly Term[];
}

/** Monday to Friday, nothing closed, no terms: what a unit without a calendar has. */
export const PLAIN_WEEK: WorkCalendar = { workingDays: [1, 2, 3, 4, 5], closed: [], terms: [] };

/** A break of this many days on which a unit is not open, weekends included, is a long one. */
const LONG_BREAK_DAYS = 5;
/** How far an open day is looked for. No school closes longer than a year. */
const LONGEST_CLOSED_STRETCH = 400;

/** Whether a unit is at work on a date. */
export function isOpen(calendar: WorkCalendar, date: PlainDateText): boolean {
  return isOpenDay(calendar, toDay(date));
}

/** The first open day on or after a date. Throws `no-open-day` when there is none within 400 days. */
export function nextOpenDay(calendar: WorkCalendar, date: PlainDateText): PlainDateText {
  return fromDay(openFrom(calendar, toDay(date), 1));
}

/** The last open day on or before a date. Throws `no-open-day` when there is none within 400 days. */
export function previousOpenDay(calendar: WorkCalendar, date: PlainDateText): PlainDateText {
  return fromDay(openFrom(calendar, toDay(date), -1));
}

/**
 * The `count`-th open day after a date (before it, when negative), the date itself not counted,
 * whether open or not. A count of 0 gives the date itself.
 */
export function addOpenDays(calendar: WorkCalendar, date: PlainDateText, count: number): PlainDateText {
  const step = count < 0 ? -1 : 1;
  let day = toDay(date);
  for (let left = Math.abs(count); left > 0; left -= 1) day = openFrom(calendar, day + step, step);
  return fromDay(day);
}

/** How many open days lie after `from`, up to and including `to`; 0 when `to` is not later. */
export function openDaysBetween(calendar: WorkCalendar, from: PlainDateText, to: PlainDateText): number {
  const last = toDay(to);
  let count = 0;
  for (let day = toDay(from) + 1; day <= last; day += 1) if (isOpenDay(calendar, day)) count += 1;
  return count;
}

/** The closed stretch that holds a date, as the calendar names it. */
export function closedStretchOn(calendar: WorkCalendar, date: PlainDateText): ClosedDays | undefined {
  return calendar.closed.find((stretch) => stretch.from <= date && date <= stretch.to);
}

/**
 * The long break that ends just before an open day: five or more days in a row on which the unit is not open,
 * weekends inside or touching it counted, of which at least one is closed by the calendar alone.
 * `name` is that of its longest closed stretch. Undefined when the date is not the first open day after such a break.
 */
export function longBreakBefore(
  calendar: WorkCalendar,
  date: PlainDateText,
): { readonly from: PlainDateText; readonly to: PlainDateText; readonly name: string } | undefined {
  const day = toDay(date);
  if (!isOpenDay(calendar, day)) return undefined;
  const before = openFrom(calendar, day - 1, -1);
  if (day - before - 1 < LONG_BREAK_DAYS) return undefined;
  const from = fromDay(before + 1);
  const to = fromDay(day - 1);
  let closing = false;
  for (let inside = before + 1; inside < day && !closing; inside += 1) closing = calendar.workingDays.includes(weekdayOf(inside));
  if (!closing) return undefined;
  const stretches = calendar.closed.filter((stretch) => stretch.from <= to && stretch.to >= from);
  const longest = [...stretches].sort((a, b) => toDay(b.to) - toDay(b.from) - (toDay(a.to) - toDay(a.from)))[0];
  return { from, to, name: longest?.name ?? '' };
}

/** The first open day after each long break that begins by a date, in any order. Throws `no-open-day` where a break has no end. */
export function longBreakEnds(calendar: WorkCalendar, until: PlainDateText): PlainDateText[] {
  const after = calendar.closed.filter((stretch) => stretch.from <= until).map((stretch) => nextOpenDay(calendar, stretch.to));
  return [...new Set(after)].filter((day) => longBreakBefore(calendar, day) !== undefined);
}

/**
 * Checks a calendar as a whole, so that no date of it can fail later: working days that exist, stretches and
 * terms that end on or after they begin, and an open day at least every 400 days. Throws a `CalendarFault` that names the fault.
 */
export function checkCalendar(calendar: WorkCalendar): void {
  if (calendar.workingDays.some((day) => !Number.isInteger(day) || day < 1 || day > 7)) {
    throw new CalendarFault({ fault: 'not-a-weekday' });
  }
  if (calendar.workingDays.length === 0) throw new CalendarFault({ fault: 'no-working-day' });
  for (const { name, from, to } of [...calendar.closed, ...calendar.terms.map((term) => ({ name: term.name, from: term.startsOn, to: term.endsOn }))]) {
    if (toDay(to) < toDay(from)) throw new CalendarFault({ fault: 'upside-down', name, from, to });
  }
  for (const stretch of calendar.closed) openFrom(calendar, toDay(stretch.from), 1);
}

/** As `isOpen`, by day number. */
export function isOpenDay(calendar: WorkCalendar, day: DayNumber): boolean {
  return calendar.workingDays.includes(weekdayOf(day)) && closedStretchOn(calendar, fromDay(day)) === undefined;
}

function openFrom(calendar: WorkCalendar, day: DayNumber, step: 1 | -1): DayNumber {
  for (let tried = 0, at = day; tried < LONGEST_CLOSED_STRETCH; tried += 1, at += step) {
    if (isOpenDay(calendar, at)) return at;
  }
  const [from, to] = step > 0 ? [day, day + LONGEST_CLOSED_STRETCH] : [day - LONGEST_CLOSED_STRETCH, day];
  throw new CalendarFault({ fault: 'no-open-day', from: fromDay(from), to: fromDay(to) });
}
