import type { Temporal } from 'temporal-polyfill';
import type { CheckSummary, ItemOverview, MilestoneOverview, PlanOverview } from './overview.js';
import { countedItems, statusOf } from './roll-up.js';
import type { Scope } from './plan-tree.js';
import type { PlainDateText } from './types.js';

/** A milestone that is not reached yet. */
export interface OpenMilestone extends MilestoneOverview {
  readonly itemId: string;
}

/** Why an item needs somebody's attention, most pressing first. */
export type AttentionReason =
  | { readonly kind: 'off-track' }
  | { readonly kind: 'needs-help' }
  | { readonly kind: 'silent'; readonly check: CheckSummary }
  | { readonly kind: 'stale' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'milestone'; readonly milestone: OpenMilestone };

export interface Attention {
  readonly item: ItemOverview;
  /** At least one, most pressing first. */
  readonly reasons: readonly AttentionReason[];
}

const ORDER: readonly AttentionReason['kind'][] = ['off-track', 'needs-help', 'silent', 'stale', 'unknown', 'milestone'];
/** An answer is waited for this long before its owner counts as silent: a reminder has gone out by then. */
const PATIENCE_HOURS = 48;
const HOUR_MS = 3_600_000;

/**
 * The items of a plan that need attention at `now` (`today` is the reader's date): off track, at risk
 * with needs nobody has met, silent, stale or never reported, past a milestone. Most pressing first,
 * then in the plan's order. Pass the plan through `visiblePlan` first; milestones of items it does not hold are left out.
 */
export function needsAttention(
  overview: PlanOverview,
  milestones: readonly OpenMilestone[],
  { now, today, scope }: { readonly now: Temporal.Instant; readonly today: PlainDateText; readonly scope?: Scope },
): readonly Attention[] {
  const overdue = new Map<string, OpenMilestone>();
  for (const milestone of milestones) {
    const earlier = overdue.get(milestone.itemId)?.dueOn;
    if (milestone.dueOn !== undefined && milestone.dueOn < today && (earlier === undefined || milestone.dueOn < earlier)) overdue.set(milestone.itemId, milestone);
  }
  const counted = new Set(countedItems(overview, scope).map((item) => item.id));
  const found = overview.items.flatMap((item): Attention[] => {
    const milestone = overdue.get(item.id);
    const reasons = counted.has(item.id) ? reasonsFor(overview, item, now) : [];
    const all: AttentionReason[] = milestone && statusOf(overview, item, now) !== 'done' ? [...reasons, { kind: 'milestone', milestone }] : reasons;
    return all.length === 0 ? [] : [{ item, reasons: all }];
  });
  return found.map((one, index) => ({ one, index, rank: worst(one) })).sort((a, b) => a.rank - b.rank || a.index - b.index).map(({ one }) => one);
}

function reasonsFor(overview: PlanOverview, item: ItemOverview, now: Temporal.Instant): AttentionReason[] {
  const reasons: AttentionReason[] = [];
  const status = statusOf(overview, item, now);
  if (status === 'off-track') reasons.push({ kind: 'off-track' });
  if (status === 'at-risk' && item.needs.length > 0) reasons.push({ kind: 'needs-help' });
  const silent = unanswered(item).find((check) => check.state !== 'asked' || hoursSince(check.askedAt ?? check.dueAt, now) >= PATIENCE_HOURS);
  if (silent && status !== 'done') reasons.push({ kind: 'silent', check: silent });
  if (status === 'unknown') reasons.push({ kind: item.statusReport ? 'stale' : 'unknown' });
  return reasons;
}

/** Checks of an item that nobody has answered: the one that waits, then the one that lapsed since the last report. */
export function unanswered(item: ItemOverview): readonly CheckSummary[] {
  return [item.openCheck?.state === 'asked' ? item.openCheck : undefined, item.lastLapsed].filter((check) => check !== undefined);
}

function worst(attention: Attention): number {
  return Math.min(...attention.reasons.map((reason) => ORDER.indexOf(reason.kind)));
}

function hoursSince(at: Temporal.Instant, now: Temporal.Instant): number {
  return (now.epochMilliseconds - at.epochMilliseconds) / HOUR_MS;
}
