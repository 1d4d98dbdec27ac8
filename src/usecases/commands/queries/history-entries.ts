import type { Temporal } from 'temporal-polyfill';
import type { CheckRow, ItemChange, ReportRow, RevisionRow } from '../../../ports.js';

/** One line of an item's history, before it is put in words. */
export type HistoryEntry = { readonly at: Temporal.Instant } & (
  | { readonly kind: 'report'; readonly report: ReportRow; readonly revision: RevisionRow }
  /** A later version; what stood before is an entry of its own. Its words are hidden where the report was taken back. */
  | { readonly kind: 'edited'; readonly revision: RevisionRow; readonly isHidden: boolean }
  | { readonly kind: 'retracted' | 'restored'; readonly by: string }
  | { readonly kind: 'asked' | 'reminded' | 'lapsed' | 'passed' | 'excused'; readonly check: CheckRow }
  | { readonly kind: 'change'; readonly change: ItemChange }
);

export type ReportHistory = ReportRow & { readonly revisions: readonly RevisionRow[] };
export type CheckHistory = CheckRow & { readonly closedAt?: Temporal.Instant };

/** All that happened with an item, newest first: reports with every version, checks, changes. */
export function historyEntries(reports: readonly ReportHistory[], checks: readonly CheckHistory[], changes: readonly ItemChange[]): readonly HistoryEntry[] {
  const entries = [...checks.flatMap(ofCheck), ...reports.flatMap(ofReport), ...changes.map((change): HistoryEntry => ({ at: change.at, kind: 'change', change }))];
  return entries.map((entry, index) => ({ entry, index })).sort((a, b) => b.entry.at.epochMilliseconds - a.entry.at.epochMilliseconds || b.index - a.index).map(({ entry }) => entry);
}

/** Everyone the entries name. */
export function peopleIn(entries: readonly HistoryEntry[]): readonly string[] {
  return [...new Set(entries.flatMap((entry) => idsOf(entry)))];
}

function idsOf(entry: HistoryEntry): readonly string[] {
  switch (entry.kind) {
    case 'report':
    case 'edited':
      return [entry.revision.personId];
    case 'retracted':
    case 'restored':
      return [entry.by];
    case 'change':
      return [entry.change.actorId, ...(entry.change.kind === 'owner' ? [entry.change.fromId, entry.change.toId] : [])].filter((id) => id !== undefined);
    default:
      return [entry.check.personId];
  }
}

/** A report as first filed, then each later version. */
function ofReport(report: ReportHistory): HistoryEntry[] {
  return report.revisions.map((revision, index): HistoryEntry => {
    if (index === 0) return { at: revision.at, kind: 'report', report, revision };
    if (revision.reason === 'retracted' || revision.reason === 'restored') return { at: revision.at, kind: revision.reason, by: revision.personId };
    return { at: revision.at, kind: 'edited', revision, isHidden: report.retractedAt !== undefined };
  });
}

function ofCheck(check: CheckHistory): HistoryEntry[] {
  const closedAt = check.closedAt ?? check.dueAt;
  return [
    ...(check.askedAt ? [{ at: check.askedAt, kind: 'asked', check } as const] : []),
    ...(check.remindedAt ? [{ at: check.remindedAt, kind: 'reminded', check } as const] : []),
    ...(check.state === 'excused' ? [{ at: closedAt, kind: 'excused', check } as const] : []),
    ...(check.state === 'lapsed' ? [{ at: closedAt, kind: check.askedAt ? 'lapsed' : 'passed', check } as const] : []),
  ];
}
