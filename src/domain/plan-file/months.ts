import { Temporal } from 'temporal-polyfill';
import type { PlainDateText } from '../types.js';

interface Days {
  readonly startsOn: PlainDateText;
  readonly endsOn: PlainDateText;
}

/** The days of a month that is written `2026-09`. */
export function monthOf(text: string): Days {
  const month = Temporal.PlainYearMonth.from(text);
  return { startsOn: month.toPlainDate({ day: 1 }).toString(), endsOn: month.toPlainDate({ day: month.daysInMonth }).toString() };
}

/** The month that days fill from its first to its last, as it is written; none where they are other days. */
export function wholeMonth({ startsOn, endsOn }: Days): string | undefined {
  const text = startsOn.slice(0, 7);
  return startsOn.endsWith('-01') && monthOf(text).endsOn === endsOn ? text : undefined;
}
