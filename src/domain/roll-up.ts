import type { Temporal } from 'temporal-polyfill';
import { itemStatus } from './overview.js';
import type { ItemOverview, PlanOverview } from './overview.js';
import { childrenByParent, itemsInScope } from './plan-tree.js';
import type { Scope } from './plan-tree.js';
import { STATUSES } from './types.js';
import type { ItemStatus } from './types.js';

/** Every status an item can have, in the order in which counts are shown. */
export const ITEM_STATUSES: readonly ItemStatus[] = [...STATUSES, 'unknown'];

export type StatusCounts = Readonly<Record<ItemStatus, number>>;

/**
 * The items that stand for themselves in counts: those asked, and those with nothing under them.
 * An area or goal nobody is asked about is only the sum of its parts. Pass a plan through `visiblePlan` first.
 */
export function countedItems(overview: PlanOverview, scope?: Scope): readonly ItemOverview[] {
  const children = childrenByParent(overview.items);
  return itemsInScope(overview, scope).filter((item) => isAsked(item) || !children.has(item.id));
}

/** How many counted items have each status at `now`, in the whole plan or a part of it. */
export function countByStatus(overview: PlanOverview, now: Temporal.Instant, scope?: Scope): StatusCounts {
  return countStatuses(countedItems(overview, scope).map((item) => statusOf(overview, item, now)));
}

/** How many there are of each status. */
export function countStatuses(statuses: readonly ItemStatus[]): StatusCounts {
  const counts: Record<ItemStatus, number> = { 'on-track': 0, 'at-risk': 0, 'off-track': 0, done: 0, 'not-started': 0, unknown: 0 };
  for (const status of statuses) counts[status] += 1;
  return counts;
}

/** What is known of one item of the plan at `now`. */
export function statusOf(overview: PlanOverview, item: ItemOverview, now: Temporal.Instant): ItemStatus {
  return itemStatus(item.statusReport, overview.plan.staleAfterDays, now);
}

/** Whether somebody is asked about the item itself. */
export function isAsked(item: ItemOverview): boolean {
  return item.next !== undefined || item.openCheck !== undefined;
}
