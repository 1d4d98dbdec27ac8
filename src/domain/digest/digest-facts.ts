import { Temporal } from 'temporal-polyfill';
import { itemStatus } from '../overview.js';
import type { ItemOverview, PlanOverview, ReportSummary } from '../overview.js';
import { itemsInScope } from '../plan-tree.js';
import type { Scope } from '../plan-tree.js';
import { countedItems, countStatuses, statusOf } from '../roll-up.js';
import type { StatusCounts } from '../roll-up.js';
import type { ItemStatus } from '../types.js';

/** What a digest says, before it is put into words. Items are in order of urgency, then of the plan. */
export interface DigestFacts {
  readonly counts: StatusCounts;
  /** Against the start of the period; undefined for a subscription's first digest. */
  readonly change?: StatusCounts;
  readonly moved: readonly Moved[];
  /** Reported, with the status it had before. */
  readonly steady: readonly ItemOverview[];
  readonly atRisk: readonly { readonly item: ItemOverview; readonly status: 'at-risk' | 'off-track'; readonly since: Temporal.Instant }[];
  readonly silent: readonly Silence[];
  readonly dueNext: readonly DueNext[];
}

export interface Moved {
  readonly item: ItemOverview;
  readonly from: ItemStatus;
  readonly to: ItemStatus;
  /** The report that moved it: the latest with a status, in the period. */
  readonly report: ReportSummary;
}

/** A check without an answer. */
export interface Unanswered {
  readonly itemId: string;
  readonly personId: string;
  readonly dueAt: Temporal.Instant;
  readonly askedAt: Temporal.Instant;
  readonly remindedAt?: Temporal.Instant;
  readonly lapsedAt?: Temporal.Instant;
  readonly isUndelivered: boolean;
}
export interface Silence extends Unanswered {
  readonly item: ItemOverview;
  /** The person is away on the day the digest is written. */
  readonly isAway: boolean;
}

export interface DueNext {
  readonly item: ItemOverview;
  readonly personId: string;
  readonly at: Temporal.Instant;
}

export interface DigestInput {
  /** As the reader may see it, loaded for the period. */
  readonly overview: PlanOverview;
  readonly scope?: Scope;
  readonly periodStart: Temporal.Instant;
  readonly periodEnd: Temporal.Instant;
  /** No digest went before: there is nothing to compare with. */
  readonly isFirst: boolean;
  readonly unanswered: readonly Unanswered[];
  /** People away at the period's end. */
  readonly away: ReadonlySet<string>;
  readonly prompts: readonly { readonly itemId: string; readonly personId: string; readonly at: Temporal.Instant }[];
}

const URGENCY: readonly ItemStatus[] = ['off-track', 'at-risk', 'unknown', 'not-started', 'on-track', 'done'];

/** Works out what a digest says of one period. Everything in it is as it stood at `periodEnd`. */
export function digestFacts({ overview, scope, periodStart, periodEnd, isFirst, unanswered, away, prompts }: DigestInput): DigestFacts {
  const items = itemsInScope(overview, scope);
  const byId = new Map(items.map((item) => [item.id, item]));
  const now = (item: ItemOverview) => statusOf(overview, item, periodEnd);
  const before = (item: ItemOverview) => itemStatus(item.statusReportBefore, overview.plan.staleAfterDays, periodStart);
  const counted = countedItems(overview, scope);
  const counts = countStatuses(counted.map(now));

  const reported = items.flatMap((item) => {
    const report = item.reportsSince.findLast((one) => one.status !== undefined);
    return report ? [{ item, from: before(item), to: now(item), report }] : [];
  });
  return {
    counts,
    ...(!isFirst && { change: difference(counts, countStatuses(counted.map(before))) }),
    moved: byUrgency(reported.filter((one) => one.from !== one.to), (one) => one.to),
    steady: reported.filter((one) => one.from === one.to).map((one) => one.item),
    atRisk: byUrgency(
      items.flatMap((item) => {
        const status = now(item);
        return (status === 'at-risk' || status === 'off-track') && item.statusReport ? [{ item, status, since: item.statusReport.at }] : [];
      }),
      (one) => one.status,
    ),
    silent: unanswered.flatMap((check) => {
      const item = byId.get(check.itemId);
      const hasSpoken = item?.lastReport && Temporal.Instant.compare(item.lastReport.at, check.dueAt) >= 0;
      return item && !hasSpoken ? [{ ...check, item, isAway: away.has(check.personId) }] : [];
    }).sort((a, b) => Temporal.Instant.compare(a.askedAt, b.askedAt)),
    dueNext: prompts.flatMap(({ itemId, personId, at }) => {
      const item = byId.get(itemId);
      return item ? [{ item, personId, at }] : [];
    }),
  };
}

function difference(after: StatusCounts, before: StatusCounts): StatusCounts {
  const change = { ...after };
  for (const status of Object.keys(after) as ItemStatus[]) change[status] = after[status] - before[status];
  return change;
}

function byUrgency<T>(rows: readonly T[], statusOfRow: (row: T) => ItemStatus): T[] {
  return [...rows].sort((a, b) => URGENCY.indexOf(statusOfRow(a)) - URGENCY.indexOf(statusOfRow(b)));
}
