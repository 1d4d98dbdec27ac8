import type { Temporal } from 'temporal-polyfill';
import { localOf } from '../../domain/time/dates.js';
import { sharedFollowUps } from '../../domain/time/follow-up.js';
import { PLAIN_WEEK } from '../../domain/time/work-calendar.js';
import type { ZoneId } from '../../domain/types.js';
import type { AskedTimes } from '../../ports.js';
import type { KnownItem } from './known-items.js';

/** What follows from asking about a check at `now`, by its zone and what is known of its item; worked out once for all that share it. */
export function askedTimesAt(now: Temporal.Instant): (zone: ZoneId, item: KnownItem | undefined) => AskedTimes {
  const followUpOf = sharedFollowUps(now);
  return (zone, { asked, nextAt } = {}) => {
    const at = asked?.schedule.at ?? localOf(now, zone).time;
    const { lateFrom, ...follow } = followUpOf({ at, zone, calendar: asked?.schedule.calendar ?? PLAIN_WEEK, ...(nextAt && { nextAt }) });
    return { askedAt: now, lateAt: lateFrom, ...follow };
  };
}
