import { NO_CHECKS } from './plan-document.js';
import type { CadenceFacts, ScheduleInputs, ScheduleItem } from './schedule-inputs.js';
import type { ItemSchedule } from './time/prompt.js';
import { PLAIN_WEEK } from './time/work-calendar.js';
import type { WorkCalendar } from './time/work-calendar.js';

/** An asked item with the cadence, person, zone and calendar that were worked out for it. */
export interface AskedItem {
  readonly item: ScheduleItem;
  readonly planId: string;
  readonly cadence: CadenceFacts;
  readonly schedule: ItemSchedule;
}

/**
 * Works out who is asked for which item, how often, where. An item is asked when somebody answers for
 * it (its owner, or while the owner's account is inactive its first active deputy) and it has a cadence:
 * its own, else its nearest ancestor's, else the plan's. The zone is the cadence's where it fixes one,
 * else the person's, else their unit's, else the item's unit's, else the organization's. The calendar is
 * that of the person's unit, else of the item's, else of the plan's: the nearest one going up.
 */
export function askedItems(inputs: ScheduleInputs): AskedItem[] {
  const units = unitLookups(inputs);
  const people = new Map(inputs.people.map((person) => [person.id, person]));
  const plans = new Map(inputs.plans.map((plan) => [plan.id, plan]));
  const items = new Map(inputs.items.map((item) => [item.itemId, item]));

  return inputs.items.flatMap((item): AskedItem[] => {
    const plan = plans.get(item.planId);
    const cadence = effectiveCadence(item, items) ?? plan?.cadence;
    const person = [item.ownerId, ...item.deputyIds].flatMap((id) => people.get(id ?? '') ?? []).find((candidate) => candidate.active);
    if (item.ownerId === undefined || !plan || !cadence || !person || item.cadence?.rule === NO_CHECKS || cadence.rule === NO_CHECKS) return [];
    const unitId = person.unitId ?? item.unitId ?? plan.unitId;
    const calendar = units.calendarOf(person.unitId) ?? units.calendarOf(item.unitId) ?? units.calendarOf(plan.unitId);
    const zone = cadence.timeZone ?? person.timeZone ?? units.zoneOf(person.unitId) ?? units.zoneOf(item.unitId ?? plan.unitId) ?? inputs.organization.timeZone;
    return [
      {
        item,
        planId: plan.id,
        cadence,
        schedule: {
          cadenceId: cadence.id,
          item: { id: item.itemId, code: item.code },
          person: person.id,
          unit: calendar?.unitId ?? unitId ?? '',
          calendar: calendar?.calendar ?? PLAIN_WEEK,
          zone,
          rule: cadence.rule,
          at: cadence.at,
          startsOn: cadence.startsOn,
        },
      },
    ];
  });
}

/** The item's own cadence, else the nearest ancestor's; an ancestor's `NONE` concerns that ancestor alone. */
function effectiveCadence(item: ScheduleItem, items: ReadonlyMap<string, ScheduleItem>): CadenceFacts | undefined {
  const seen = new Set<string>();
  for (let at: ScheduleItem | undefined = item; at && !seen.has(at.itemId); at = at.parentId === undefined ? undefined : items.get(at.parentId)) {
    if (at.cadence && (at.cadence.rule !== NO_CHECKS || at === item)) return at.cadence;
    seen.add(at.itemId);
  }
  return undefined;
}

/** What a unit has, or the nearest unit above it. */
export function unitLookups(inputs: Pick<ScheduleInputs, 'units' | 'calendars'>): {
  calendarOf(unitId: string | undefined): { readonly unitId: string; readonly calendar: WorkCalendar } | undefined;
  zoneOf(unitId: string | undefined): string | undefined;
} {
  const units = new Map(inputs.units.map((unit) => [unit.id, unit]));
  const calendars = new Map(inputs.calendars.map((calendar) => [calendar.unitId, { unitId: calendar.unitId, calendar }]));
  const upwards = <T>(unitId: string | undefined, pick: (id: string) => T | undefined): T | undefined => {
    const seen = new Set<string>();
    for (let id = unitId; id !== undefined && !seen.has(id); id = units.get(id)?.parentId) {
      const found = pick(id);
      if (found !== undefined) return found;
      seen.add(id);
    }
    return undefined;
  };
  return {
    calendarOf: (unitId) => upwards(unitId, (id) => calendars.get(id)),
    zoneOf: (unitId) => upwards(unitId, (id) => units.get(id)?.timeZone),
  };
}
