import { fromDay, toDay } from './dates.js';
import type { DayNumber } from './dates.js';
import { addOpenDays, isOpenDay, longBreakBefore } from './work-calendar.js';
import type { WorkCalendar } from './work-calendar.js';

/** Checks after a long break go to this many open days. */
export const SPREAD_DAYS = 5;

/** The open days of a calendar around a window, in order, looked up by place. */
export interface OpenDayLine {
  /** The open day before the line: whatever falls after it is on the line, or comes to it. */
  readonly beginsAfter: DayNumber;
  /** Place of the first open day on or after a day. */
  placeOf(day: DayNumber): number;
  dayAt(place: number): DayNumber;
  /** The long break just before the open day at a place, if there is one. */
  breakBefore(place: number): { readonly name: string } | undefined;
}

/**
 * Lays out the open days that decide what goes out from `first` to `last`: far enough back that whatever was moved or
 * spread into the window is seen whole, and far enough on for what is moved out of it.
 * Throws `no-open-day` where a calendar is closed without end.
 */
export function openDayLine(calendar: WorkCalendar, first: DayNumber, last: DayNumber): OpenDayLine {
  const toNumber = (count: number, from: DayNumber): DayNumber => toDay(addOpenDays(calendar, fromDay(from), count));
  const beginsAfter = toNumber(-(SPREAD_DAYS + 1), first);
  const end = toNumber(SPREAD_DAYS + 1, last);
  const days: DayNumber[] = [];
  /** Place of the first open day on or after `beginsAfter + 1 + index`. */
  const places: number[] = [];
  for (let day = beginsAfter + 1; day <= end; day += 1) {
    places.push(days.length);
    if (isOpenDay(calendar, day)) days.push(day);
  }
  const breaks = new Map<number, { readonly name: string } | undefined>();
  return {
    beginsAfter,
    placeOf: (day) => at(places, day - beginsAfter - 1),
    dayAt: (place) => at(days, place),
    breakBefore: (place) => {
      if (!breaks.has(place)) breaks.set(place, longBreakBefore(calendar, fromDay(at(days, place))));
      return breaks.get(place);
    },
  };
}

function at(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`Place ${index} is off the line of ${values.length} days`);
  return value;
}
