import type { ItemOverview, PlanOverview, UnitInfo } from './overview.js';

/** Who is looking: one person, or a channel, in which anyone may read. */
export type Viewer = { readonly kind: 'person'; readonly personId: string; readonly unitId?: string } | { readonly kind: 'channel' };

/**
 * The plan as `viewer` may see it. A private item, and everything under it, is simply not there for
 * anyone but its owner, deputies, named viewers and people of its named units (and of units below those), so nothing built on the result can tell of it.
 */
export function visiblePlan(overview: PlanOverview, viewer: Viewer): PlanOverview {
  const parents = new Map(overview.units.map((unit) => [unit.id, unit]));
  const byId = new Map(overview.items.map((item) => [item.id, item]));
  const seen = new Map<string, boolean>();
  const isVisible = (item: ItemOverview): boolean => {
    const known = seen.get(item.id);
    if (known !== undefined) return known;
    const parent = item.parentId === undefined ? undefined : byId.get(item.parentId);
    const visible = answersFor(item, viewer) || (maySee(item, viewer, parents) && (parent === undefined || isVisible(parent)));
    seen.set(item.id, visible);
    return visible;
  };
  return { ...overview, items: overview.items.filter(isVisible) };
}

/** Whether `viewer` may see this one item, leaving its ancestors aside. */
function maySee(item: ItemOverview, viewer: Viewer, units: ReadonlyMap<string, UnitInfo>): boolean {
  if (!item.isPrivate) return true;
  if (viewer.kind === 'channel') return false;
  if (answersFor(item, viewer) || item.viewerPersonIds.includes(viewer.personId)) return true;
  return unitAndAncestors(viewer.unitId, units).some((unit) => item.viewerUnitIds.includes(unit));
}

/** Owners and deputies see what they answer for, whatever it stands under. */
function answersFor(item: ItemOverview, viewer: Viewer): boolean {
  return viewer.kind === 'person' && (item.ownerId === viewer.personId || item.deputyIds.includes(viewer.personId));
}

function unitAndAncestors(unitId: string | undefined, units: ReadonlyMap<string, UnitInfo>): string[] {
  const chain: string[] = [];
  for (let id = unitId; id !== undefined && !chain.includes(id); id = units.get(id)?.parentId) chain.push(id);
  return chain;
}
