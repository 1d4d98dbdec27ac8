import type { Temporal } from 'temporal-polyfill';
import type { ClockTime, PlainDateText, ZoneId } from '../types.js';
import type { WorkCalendar } from './work-calendar.js';

/** The cadence of one item, worked out: who is asked, on which dates, at what time where. */
export interface ItemSchedule {
  /** Several items may inherit one cadence. */
  readonly cadenceId: string;
  readonly item: { readonly id: string; readonly code: string };
  /** Id of the person asked. */
  readonly person: string;
  /** Id of the unit whose calendar it is: checks are spread per person and unit. */
  readonly unit: string;
  readonly calendar: WorkCalendar;
  /** Decides the clock time, and which date "today" is. */
  readonly zone: ZoneId;
  /** As `printRule` writes it. */
  readonly rule: string;
  readonly at: ClockTime;
  readonly startsOn: PlainDateText;
}

/**
 * `closed-day`: its date is closed, so it goes out on the next open day. `after-break`: spread over the first open days
 * after a long break. `skipped-time`: the clocks jump over its time, so it goes out at the jump.
 */
export type PromptReason = 'closed-day' | 'after-break' | 'skipped-time';

/** One question to one person about one item. */
export interface Prompt {
  readonly cadenceId: string;
  readonly itemId: string;
  readonly itemCode: string;
  readonly person: string;
  readonly unit: string;
  /** The nominal date it stands for: the latest of those it gathers. */
  readonly occurrenceOn: PlainDateText;
  readonly at: Temporal.Instant;
  readonly zone: ZoneId;
  readonly localDate: PlainDateText;
  readonly localTime: ClockTime;
  /** Set when it goes out on another open day than its nominal date; `because` is the name of the closed days or the break. */
  readonly movedFrom?: { readonly on: PlainDateText; readonly because?: string };
  readonly reason?: PromptReason;
  /** Earlier nominal dates of the same item that came to the same day, or were overtaken on the way to theirs. */
  readonly absorbed: readonly PlainDateText[];
}

/** One nominal date on its way to the day it goes out on. */
export interface Placement {
  readonly schedule: ItemSchedule;
  readonly on: PlainDateText;
  /** Place in its calendar's `OpenDayLine` of the first open day on or after `on`. */
  readonly base: number;
  /** Place of the day it goes out on. */
  place: number;
}
