import { effectiveCadences } from './effective-cadences.js';
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
 * it (its owner, or while the owner's account is inactive its first active deputy) and it has a cadence
 * (`effectiveCadences`). The zone is the cadence's where it fixes one,
 * else the person's, else their unit's, else the item's unit's, else the organization's. The calendar is
 * that of the person's unit, else of the item's, else of the plan's: the nearest one going up.
 */
export function askedItems(inputs: ScheduleInputs): AskedItem[] {
  const units = unitLookups(inputs);
  const people = new Map(inputs.people.map((person) => [person.id, person]));
  const plans = new Map(inputs.plans.map((plan) => [plan.id, plan]));
  const cadences = effectiveCadences(inputs);

  return inputs.items.flatMap((item): AskedItem[] => {
    const plan = plans.get(item.planId);
    const cadence = cadences.get(item.itemId);
    const person = [item.ownerId, ...item.deputyIds].flatMap((id) => people.get(id ?? '') ?? []).find((candidate) => candidate.active);
    if (item.ownerId === undefined || !plan || !cadence || !person) return [];
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
