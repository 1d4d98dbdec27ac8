import { itemStatus } from '../overview.js';
import type { ItemOverview, PlanOverview, ReportSummary } from '../overview.js';
import { itemsInScope } from '../plan-tree.js';
import type { Scope } from '../plan-tree.js';
import { countedItems, countStatuses, ITEM_STATUSES, statusOf } from '../roll-up.js';
import type { StatusCounts } from '../roll-up.js';
import type { ItemStatus } from '../types.js';
import { dueNext } from './due-next.js';
import type { ComingPrompt, DueNext } from './due-next.js';
import type { Period } from './period.js';
import { silences } from './silence.js';
import type { Away, Silence, Unanswered } from './silence.js';

/** What a digest says, before it is put into words. Items are in order of urgency, then of the plan. */
export interface DigestFacts {
  readonly counts: StatusCounts;
  /** Against the digest before; undefined for a subscription's first one. */
  readonly change?: StatusCounts;
  readonly moved: readonly Moved[];
  /** Reported, with the status it had before. */
  readonly steady: readonly ItemOverview[];
  /** Reported without a status. */
  readonly noted: readonly ItemOverview[];
  /** What was known of it has grown too old to count. */
  readonly goneQuiet: readonly ItemOverview[];
  readonly atRisk: readonly AtRisk[];
  /** The longest waiting first. */
  readonly silent: readonly Silence[];
  /** In order of time. */
  readonly dueNext: readonly DueNext[];
}

export interface Moved {
  readonly item: ItemOverview;
  readonly from: ItemStatus;
  readonly to: ItemStatus;
  /** The report that moved it: the latest with a status, in the period. */
  readonly report: ReportSummary;
}

export interface AtRisk {
  readonly item: ItemOverview;
  readonly status: 'at-risk' | 'off-track';
  /** The report that says so. */
  readonly report: ReportSummary;
}

export interface DigestInput {
  /** As the reader may see it, loaded for the period. */
  readonly overview: PlanOverview;
  readonly scope?: Scope;
  readonly period: Period;
  /** What the digest before said; none where none went before. */
  readonly lastCounts?: StatusCounts;
  readonly unanswered: readonly Unanswered[];
  /** Who was away at the period's end. */
  readonly away: Away;
  readonly prompts: readonly ComingPrompt[];
}

const URGENCY: readonly ItemStatus[] = ['off-track', 'at-risk', 'unknown', 'not-started', 'on-track', 'done'];

/** Works out what a digest says of one period. Everything in it is as it stood at the period's end. */
export function digestFacts({ overview, scope, period, lastCounts, unanswered, away, prompts }: DigestInput): DigestFacts {
  const items = itemsInScope(overview, scope);
  const counted = countedItems(overview, scope);
  const now = (item: ItemOverview): ItemStatus => statusOf(overview, item, period.end);
  const before = (item: ItemOverview): ItemStatus => itemStatus(item.statusReportBefore, overview.plan.staleAfterDays, period.start);
  const counts = countStatuses(counted.map(now));
  const reported = items.flatMap((item): Moved[] => {
    const report = item.reportsSince.findLast((one) => one.status !== undefined);
    return report ? [{ item, from: before(item), to: now(item), report }] : [];
  });
  const withStatus = new Set(reported.map((one) => one.item));

  return {
    counts,
    ...(lastCounts && { change: difference(counts, lastCounts) }),
    moved: byUrgency(reported.filter((one) => one.from !== one.to), (one) => one.to),
    steady: reported.filter((one) => one.from === one.to).map((one) => one.item),
    noted: items.filter((item) => item.reportsSince.length > 0 && !withStatus.has(item)),
    goneQuiet: counted.filter((item) => !withStatus.has(item) && now(item) === 'unknown' && before(item) !== 'unknown'),
    atRisk: byUrgency(items.flatMap((item) => atRiskOf(item, now(item))), (one) => one.status),
    silent: silences(items, unanswered, away),
    dueNext: dueNext(items, prompts),
  };
}

function atRiskOf(item: ItemOverview, status: ItemStatus): AtRisk[] {
  return (status === 'at-risk' || status === 'off-track') && item.statusReport ? [{ item, status, report: item.statusReport }] : [];
}

function difference(after: StatusCounts, before: StatusCounts): StatusCounts {
  const change = { ...after };
  for (const status of ITEM_STATUSES) change[status] = after[status] - before[status];
  return change;
}

function byUrgency<T>(rows: readonly T[], statusOfRow: (row: T) => ItemStatus): T[] {
  return [...rows].sort((a, b) => URGENCY.indexOf(statusOfRow(a)) - URGENCY.indexOf(statusOfRow(b)));
}
