import { AppError } from '../../errors.js';
import type { PlainDateText } from '../types.js';

/** What is wrong with a calendar file or a calendar, with the parts its text needs; `src/text/calendar` says each in words. `line` counts from 1. */
export type CalendarFaultDetail =
  | { readonly fault: 'too-large' }
  | { readonly fault: 'no-calendar' }
  | { readonly fault: 'too-many-events'; readonly count: number; readonly most: number }
  | { readonly fault: 'too-many-repeats' }
  | { readonly fault: 'ends-before-it-begins'; readonly name: string; readonly from: PlainDateText; readonly to: PlainDateText; readonly line?: number }
  | { readonly fault: 'no-such-date'; readonly name: string; readonly date: string; readonly line?: number }
  | { readonly fault: 'unreadable'; readonly line?: number }
  | { readonly fault: 'not-a-weekday' }
  | { readonly fault: 'no-working-day' }
  | { readonly fault: 'upside-down'; readonly name: string; readonly from: PlainDateText; readonly to: PlainDateText }
  | { readonly fault: 'no-open-day'; readonly from: PlainDateText; readonly to: PlainDateText };

const CODES = {
  'too-large': 'bad-ics',
  'no-calendar': 'bad-ics',
  'too-many-events': 'bad-ics',
  'too-many-repeats': 'bad-ics',
  'ends-before-it-begins': 'bad-ics',
  'no-such-date': 'bad-ics',
  unreadable: 'bad-ics',
  'not-a-weekday': 'bad-calendar',
  'upside-down': 'bad-calendar',
  'no-working-day': 'no-open-day',
  'no-open-day': 'no-open-day',
} as const satisfies Readonly<Record<CalendarFaultDetail['fault'], string>>;

/**
 * A calendar that cannot be used. `code` is `bad-ics` (the file), `bad-calendar` or `no-open-day`. Its message names
 * the fault for a log; a person reads the words that `src/text/calendar` has for `detail`.
 */
export class CalendarFault extends AppError {
  constructor(
    readonly detail: CalendarFaultDetail,
    options?: { cause?: unknown },
  ) {
    super(CODES[detail.fault], `The calendar cannot be used: ${detail.fault}.`, options);
    this.name = 'CalendarFault';
  }
}
