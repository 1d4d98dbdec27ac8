import { NO_CHECKS } from './plan-document.js';
import type { CadenceFacts, ScheduleInputs, ScheduleItem } from './schedule-inputs.js';

/**
 * The cadence by which each item is checked, by item id: its own, else that of the nearest item above it, else the
 * plan's. `NONE` switches an item off for itself alone: those under it inherit as if it said nothing. Items that are not
 * checked are left out.
 */
export function effectiveCadences({ plans, items }: Pick<ScheduleInputs, 'plans' | 'items'>): ReadonlyMap<string, CadenceFacts> {
  const ofPlan = new Map(plans.map((plan) => [plan.id, plan.cadence]));
  const byId = new Map(items.map((item) => [item.itemId, item]));
  return new Map(
    items.flatMap((item): [string, CadenceFacts][] => {
      const cadence = item.cadence ?? inherited(item, byId) ?? ofPlan.get(item.planId);
      return cadence === undefined || cadence.rule === NO_CHECKS ? [] : [[item.itemId, cadence]];
    }),
  );
}

function inherited(item: ScheduleItem, byId: ReadonlyMap<string, ScheduleItem>): CadenceFacts | undefined {
  const seen = new Set<string>();
  for (let above = parentOf(item, byId); above && !seen.has(above.itemId); above = parentOf(above, byId)) {
    if (above.cadence && above.cadence.rule !== NO_CHECKS) return above.cadence;
    seen.add(above.itemId);
  }
  return undefined;
}

function parentOf({ parentId }: ScheduleItem, byId: ReadonlyMap<string, ScheduleItem>): ScheduleItem | undefined {
  return parentId === undefined ? undefined : byId.get(parentId);
}
