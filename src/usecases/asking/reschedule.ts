import { Temporal } from 'temporal-polyfill';
import { askedItems } from '../../domain/item-schedules.js';
import type { AskedItem } from '../../domain/item-schedules.js';
import { nextPrompts } from '../../domain/time/next-prompts.js';
import type { Prompt } from '../../domain/time/prompt.js';
import type { ScheduleRow, Store } from '../../ports.js';

/**
 * Works out anew who is asked for what and when next, after a plan, an owner, a cadence or a calendar
 * changed. A prompt that is already overdue stays due; everything else is planned from `now` on, so a
 * change never brings back dates that have passed. Call inside a transaction, which then keeps the sweep
 * of the organization off; where it changes checks before, it calls `lockSweep` before that.
 */
export async function reschedule(store: Store, organizationId: string, now: Temporal.Instant): Promise<void> {
  await store.checks.lockSweep(organizationId);
  await store.checks.saveSchedules(organizationId, plannedAnew(askedItems(await store.checks.scheduleInputs(organizationId)), now));
}

/** As `reschedule`, for one person whose zone changed: from now on their nine o'clock is another. */
export async function reschedulePerson(store: Store, organizationId: string, personId: string, now: Temporal.Instant): Promise<void> {
  await store.checks.lockSweep(organizationId);
  const asked = askedItems(await store.checks.scheduleInputs(organizationId));
  await store.checks.advanceSchedules(organizationId, plannedAnew(asked.filter(({ schedule }) => schedule.person === personId), now));
}

function plannedAnew(asked: readonly AskedItem[], now: Temporal.Instant): readonly ScheduleRow[] {
  const schedules = asked.map(({ item, schedule }) => ({ ...schedule, ...(item.handledOn !== undefined && { handledThrough: item.handledOn }) }));
  const prompts = nextPrompts(schedules, now);
  return asked.map((one, index) => overdue(one, now) ?? scheduleRow(one, prompts[index]));
}

function overdue(asked: AskedItem, now: Temporal.Instant): ScheduleRow | undefined {
  const { planned } = asked.item;
  if (!planned || planned.cadenceId !== asked.cadence.id || Temporal.Instant.compare(planned.at, now) > 0) return undefined;
  return {
    ...scheduleRow(asked, undefined),
    nextAt: planned.at,
    absorbed: planned.absorbed,
    ...(planned.on !== undefined && { nextOn: planned.on }),
    ...(planned.reason !== undefined && { nextReason: planned.reason }),
  };
}

/** The row the sweep looks for; without a prompt the item stays asked but nothing is due. */
export function scheduleRow({ planId, item, cadence, schedule }: AskedItem, prompt: Prompt | undefined): ScheduleRow {
  return {
    planId,
    itemId: item.itemId,
    cadenceId: cadence.id,
    personId: schedule.person,
    timeZone: schedule.zone,
    absorbed: prompt?.absorbed ?? [],
    ...(prompt && { nextOn: prompt.occurrenceOn, nextAt: prompt.at }),
    ...(prompt?.reason !== undefined && { nextReason: prompt.reason }),
  };
}
