import { Temporal } from 'temporal-polyfill';
import type { ClockTime, PlainDateText } from '../types.js';
import { localOf } from './dates.js';
import { toInstant } from './local-time.js';
import type { ItemSchedule, Prompt } from './prompt.js';
import { addOpenDays, isOpen, nextOpenDay } from './work-calendar.js';

/** Nobody is asked unexpectedly after this local time. */
const WORKDAY_ENDS: ClockTime = '17:00';
/** Up to this late, a prompt simply goes out: a slow minute is no downtime. */
const ON_TIME_MINUTES = 60;
const MS_PER_MINUTE = 60_000;

/** What to do about the prompts of one item that were due while nothing ran. */
export interface CatchUp {
  /** The nominal date to ask about: the latest missed, or the coming one when that is due by the same slot. */
  readonly ask: PlainDateText;
  /** When to ask. */
  readonly at: Temporal.Instant;
  /** Nominal dates that passed unasked, in order: recorded as lapsed. */
  readonly lapsed: readonly PlainDateText[];
  /** Nominal dates that closed days had already gathered into the one asked about. */
  readonly absorbed: readonly PlainDateText[];
}

/**
 * One prompt for all that one item missed. `missed` are its unasked prompts due at or before `now`; `next` is the first
 * one after. It goes out at once when that is a working moment (an open day, from the cadence's time to 17:00) or when
 * the latest is less than an hour late; else at the cadence's time on the next open day, today included while that time
 * is still to come. Undefined when nothing was missed.
 */
export function catchUp(
  schedule: Pick<ItemSchedule, 'at' | 'zone' | 'calendar'>,
  missed: readonly Prompt[],
  now: Temporal.Instant,
  next?: Prompt,
): CatchUp | undefined {
  const inOrder = [...missed].sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  const latest = inOrder.at(-1);
  if (!latest) return undefined;
  const late = (now.epochMilliseconds - latest.at.epochMilliseconds) / MS_PER_MINUTE;
  const at = late < ON_TIME_MINUTES ? now : workingSlot(schedule, now);
  const coming = next && Temporal.Instant.compare(next.at, at) <= 0 ? next : undefined;
  const passed = coming ? inOrder : inOrder.slice(0, -1);
  const asked = coming ?? latest;
  return {
    ask: asked.occurrenceOn,
    at: coming ? coming.at : at,
    lapsed: passed.flatMap((prompt) => [...prompt.absorbed, prompt.occurrenceOn]),
    absorbed: asked.absorbed,
  };
}

/** The next moment at which an owner may be asked: now, within their working hours, or the cadence's time on an open day. */
export function workingSlot({ at, zone, calendar }: Pick<ItemSchedule, 'at' | 'zone' | 'calendar'>, now: Temporal.Instant): Temporal.Instant {
  const { date, time } = localOf(now, zone);
  if (isOpen(calendar, date) && time >= at && time < WORKDAY_ENDS) return now;
  const day = time < at ? nextOpenDay(calendar, date) : addOpenDays(calendar, date, 1);
  return toInstant(day, at, zone).at;
}
