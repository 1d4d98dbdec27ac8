import { Temporal } from 'temporal-polyfill';
import type { ClockTime, ZoneId } from '../types.js';
import { localOf } from './dates.js';
import { toInstant } from './local-time.js';
import { addOpenDays, openDaysBetween } from './work-calendar.js';
import type { WorkCalendar } from './work-calendar.js';

/** An item whose next prompt comes this soon, in open days, gets no reminder: the next prompt is one. */
const NEXT_PROMPT_REMINDS_WITHIN = 2;
/** An unanswered check is given up after this many open days. */
const LAPSES_AFTER = 5;

/** A check as it was asked. */
export interface AskedCheck {
  readonly askedAt: Temporal.Instant;
  /** The local time that reminder and lapse keep: the cadence's. */
  readonly at: ClockTime;
  readonly zone: ZoneId;
  readonly calendar: WorkCalendar;
  /** When the item's next prompt goes out, if there is one. */
  readonly nextAt?: Temporal.Instant;
}

/** What happens to a check that nobody answers. */
export interface FollowUp {
  /** When to remind, once; none where the next prompt comes within two open days. */
  readonly remindAt?: Temporal.Instant;
  /** From here on an answer counts as late: a full open day has passed, or the next prompt has come. */
  readonly lateFrom: Temporal.Instant;
  /** When it lapses: at the next prompt or after five open days, whichever is first. */
  readonly lapseAt: Temporal.Instant;
}

/** Works out reminder, lateness and lapse of a check from the moment it was asked. Throws `no-open-day` as its calendar does. */
export function followUp({ askedAt, at, zone, calendar, nextAt }: AskedCheck): FollowUp {
  const askedOn = localOf(askedAt, zone).date;
  const openDayAfter = (count: number): Temporal.Instant => toInstant(addOpenDays(calendar, askedOn, count), at, zone).at;
  const dayLater = openDayAfter(1);
  const givenUp = openDayAfter(LAPSES_AFTER);
  const lateFrom = earlier(dayLater, nextAt);
  const lapseAt = earlier(givenUp, nextAt);
  const nextComesSoon = nextAt !== undefined && openDaysBetween(calendar, askedOn, localOf(nextAt, zone).date) <= NEXT_PROMPT_REMINDS_WITHIN;
  return nextComesSoon ? { lateFrom, lapseAt } : { remindAt: dayLater, lateFrom, lapseAt };
}

function earlier(one: Temporal.Instant, other: Temporal.Instant | undefined): Temporal.Instant {
  return other && Temporal.Instant.compare(other, one) < 0 ? other : one;
}

/** `followUp`, worked out once for all checks asked at one moment that share time, zone, calendar and next prompt: share calendar objects. */
export function sharedFollowUps(askedAt: Temporal.Instant): (check: Omit<AskedCheck, 'askedAt'>) => FollowUp {
  const known = new Map<WorkCalendar, Map<string, FollowUp>>();
  return (check) => {
    const ofCalendar = known.get(check.calendar) ?? new Map<string, FollowUp>();
    known.set(check.calendar, ofCalendar);
    const key = `${check.at} ${check.zone} ${check.nextAt?.epochMilliseconds ?? ''}`;
    const found = ofCalendar.get(key) ?? followUp({ ...check, askedAt });
    ofCalendar.set(key, found);
    return found;
  };
}
