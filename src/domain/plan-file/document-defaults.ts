import type { DocumentCadence, DocumentMeasure, PlanDocument, UnitKind } from '../plan-document.js';
import type { ClockTime, Direction, ItemKind, PlainDateText } from '../types.js';

/** What a plan file may leave unsaid: read fills it in, write leaves it out again. */
export const DEFAULT_STALE_AFTER_DAYS = 45;
export const DEFAULT_AT: ClockTime = '09:00';
export const DEFAULT_WORKING_DAYS: readonly number[] = [1, 2, 3, 4, 5];

/** What a unit is where the file does not say: a district at the top, a school in it, a team in that. */
export function defaultUnitKind(parent: UnitKind | undefined): UnitKind {
  if (parent === undefined) return 'district';
  return parent === 'district' ? 'school' : 'team';
}

/** The kind of an item under `items:`, from the kind of the one it is nested in. */
export function defaultItemKind(parent: ItemKind | undefined): ItemKind {
  if (parent === undefined || parent === 'area') return 'goal';
  return parent === 'goal' ? 'objective' : 'action';
}

/** Where a measure should go where the file does not say: from its baseline to its target, up where it lacks one. */
export function defaultDirection({ baseline, target }: Pick<DocumentMeasure, 'baseline' | 'target'>): Direction {
  if (baseline === undefined || target === undefined || target > baseline) return 'up';
  return target < baseline ? 'down' : 'maintain';
}

/** The first day of a cadence that names none: the plan's, else that of the school year of the plan's unit. */
export function defaultFirstDay({ plan, units }: Pick<PlanDocument, 'units'> & { readonly plan: Pick<PlanDocument['plan'], 'startsOn' | 'unit'> }): PlainDateText | undefined {
  return plan.startsOn ?? units.find((unit) => unit.key === plan.unit)?.calendar?.startsOn;
}

/** The clock time of an item's cadence that names none: that of the plan's own cadence, else nine in the morning. */
export function defaultAt(planCadence: Pick<DocumentCadence, 'at'> | 'none' | undefined): ClockTime {
  return planCadence === undefined || planCadence === 'none' ? DEFAULT_AT : planCadence.at;
}
