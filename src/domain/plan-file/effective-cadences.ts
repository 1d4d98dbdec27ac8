import type { DocumentCadence, DocumentItem, PlanDocument } from '../plan-document.js';

/** The cadence an item is asked by, and who says so: the item itself, one above it, or the plan. */
export interface EffectiveCadence {
  readonly cadence: DocumentCadence;
  /** The code of the item whose cadence it is; none: the plan's. */
  readonly from?: string;
}

/**
 * How often each item is checked, by code: its own cadence, else that of the nearest item above it, else the
 * plan's. `none` switches an item off for itself alone: those under it inherit as if it said nothing. Items that
 * are not checked are left out. An item is asked when it is checked and has an owner.
 */
export function effectiveCadences(document: Pick<PlanDocument, 'plan' | 'items'>): ReadonlyMap<string, EffectiveCadence> {
  const byCode = new Map(document.items.map((item) => [item.code, item]));
  const inherited = new Map<string, EffectiveCadence | undefined>();
  const ofPlan = own(document.plan.cadence);

  /** What an item hands down: its own cadence, else what it inherits. */
  const handedDown = (item: DocumentItem): EffectiveCadence | undefined => {
    if (inherited.has(item.code)) return inherited.get(item.code);
    const parent = item.parent === undefined ? undefined : byCode.get(item.parent);
    const found = own(item.cadence, item.code) ?? (parent ? handedDown(parent) : ofPlan);
    inherited.set(item.code, found);
    return found;
  };
  return new Map(
    document.items.flatMap((item): [string, EffectiveCadence][] => {
      const found = item.cadence === 'none' ? undefined : handedDown(item);
      return found ? [[item.code, found]] : [];
    }),
  );
}

function own(cadence: DocumentCadence | 'none' | undefined, from?: string): EffectiveCadence | undefined {
  if (cadence === undefined || cadence === 'none') return undefined;
  return { cadence, ...(from !== undefined && { from }) };
}
