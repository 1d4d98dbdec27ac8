import type { ItemOverview, PlanOverview, UnitInfo } from './overview.js';

/** A part of a plan: one item with all under it, or all that concerns a unit and the units below it. */
export type Scope = { readonly kind: 'item'; readonly itemId: string } | { readonly kind: 'unit'; readonly unitId: string };

/** Children by parent, in the plan's order. Items whose parent is not there stand at the top, under `undefined`. */
export function childrenByParent(items: readonly ItemOverview[]): ReadonlyMap<string | undefined, readonly ItemOverview[]> {
  const there = new Set(items.map((item) => item.id));
  const children = new Map<string | undefined, ItemOverview[]>();
  for (const item of items) {
    const parent = item.parentId !== undefined && there.has(item.parentId) ? item.parentId : undefined;
    const siblings = children.get(parent);
    if (siblings) siblings.push(item);
    else children.set(parent, [item]);
  }
  return children;
}

/** The items of a part of the plan, in the plan's order; of the whole plan without `scope`. */
export function itemsInScope(overview: PlanOverview, scope: Scope | undefined): readonly ItemOverview[] {
  if (!scope) return overview.items;
  const inScope = scope.kind === 'item' ? belowItem(overview, scope.itemId) : concerningUnit(overview, scope.unitId);
  return overview.items.filter((item) => inScope.has(item.id));
}

function belowItem(overview: PlanOverview, itemId: string): ReadonlySet<string> {
  const children = childrenByParent(overview.items);
  const found = new Set<string>();
  const waiting = overview.items.filter((item) => item.id === itemId);
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    if (found.has(item.id)) continue;
    found.add(item.id);
    waiting.push(...(children.get(item.id) ?? []));
  }
  return found;
}

/** An item that names no unit concerns its parent's, and without one the plan's. */
function concerningUnit(overview: PlanOverview, unitId: string): ReadonlySet<string> {
  const units = unitAndBelow(overview.units, unitId);
  const byId = new Map(overview.items.map((item) => [item.id, item]));
  const ofPlan = overview.plan.unitId === undefined ? [] : [overview.plan.unitId];
  const unitsOf = (item: ItemOverview): readonly string[] => {
    const passed = new Set<string>();
    let at: ItemOverview | undefined = item;
    while (at && at.unitIds.length === 0 && !passed.has(at.id)) {
      passed.add(at.id);
      at = at.parentId === undefined ? undefined : byId.get(at.parentId);
    }
    return at && at.unitIds.length > 0 ? at.unitIds : ofPlan;
  };
  return new Set(overview.items.filter((item) => unitsOf(item).some((unit) => units.has(unit))).map((item) => item.id));
}

function unitAndBelow(units: readonly UnitInfo[], unitId: string): ReadonlySet<string> {
  const found = new Set([unitId]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const unit of units) if (unit.parentId !== undefined && found.has(unit.parentId)) found.add(unit.id);
  }
  return found;
}
