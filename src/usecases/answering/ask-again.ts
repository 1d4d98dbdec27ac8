import type { Temporal } from 'temporal-polyfill';
import { askedItems } from '../../domain/item-schedules.js';
import { addDays, localOf } from '../../domain/time/dates.js';
import { toInstant } from '../../domain/time/local-time.js';
import type { WhenContext } from '../../domain/time/when-words.js';
import { nextOpenDay, PLAIN_WEEK } from '../../domain/time/work-calendar.js';
import type { CheckRow, Store } from '../../ports.js';

/** When and where a check is asked: the cadence's clock time, the zone, the calendar of who is asked. */
export type CheckSlot = Pick<WhenContext, 'at' | 'zone' | 'calendar'>;

/** Loads what decides when these checks of an organization are asked again. */
export async function loadSlots(store: Store, organizationId: string, checks: readonly CheckRow[]): Promise<(check: CheckRow) => CheckSlot> {
  const only = { items: checks.map((check) => check.itemId), people: [] };
  const asked = new Map(askedItems(await store.checks.scheduleInputs(organizationId, { anyState: true, only })).map((one) => [one.item.itemId, one.schedule]));
  return (check) => {
    const schedule = asked.get(check.itemId);
    return { zone: check.timeZone, at: schedule?.at ?? localOf(check.dueAt, check.timeZone).time, calendar: schedule?.calendar ?? PLAIN_WEEK };
  };
}

/** The slot's time on the first open day from `date` on. */
export function momentOn(date: string, { at, zone, calendar }: CheckSlot): Temporal.Instant {
  return toInstant(nextOpenDay(calendar, date), at, zone).at;
}

/** The slot's time on the next open day: not today. */
export function nextMoment(now: Temporal.Instant, slot: CheckSlot): Temporal.Instant {
  return momentOn(addDays(localOf(now, slot.zone).date, 1), slot);
}
