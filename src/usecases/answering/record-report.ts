import type { Temporal } from 'temporal-polyfill';
import { isLateAnswer } from '../../domain/late-answer.js';
import { contentOf } from '../../domain/report-content.js';
import type { ReportPart } from '../../domain/report-content.js';
import type { Language } from '../../domain/types.js';
import type { CheckRow, Member, ReportRow, ReportSource, Store, Workspace } from '../../ports.js';
import type { PlacedItem } from './person-items.js';

/** What is filed, by whom, and how it was said. */
export interface Filing {
  readonly organizationId: string;
  readonly placed: PlacedItem;
  /** Who answered: the owner or whoever may answer for them. */
  readonly member: Member;
  readonly source: ReportSource;
  readonly workspace: Workspace;
  readonly conversation?: string;
  /** The message with the words; a message counts once for each item. */
  readonly message?: string;
  readonly parts: readonly ReportPart[];
  /** The language it was said in; the person's own where nothing was said in words. */
  readonly language?: Language;
  /** When it was said. */
  readonly at: Temporal.Instant;
}

export interface Filed {
  readonly reportId: string;
  /** The check it answers, if the item was ever asked about. */
  readonly check?: CheckRow;
  readonly late: boolean;
  /** False where the message was filed under the item before. */
  readonly isNew: boolean;
}

/**
 * Files a report with its evidence, readings, blockers and needs, and marks the item's latest asked check as answered.
 * An answer that comes late still counts and says so. Call inside a transaction; nothing is sent.
 */
export async function recordReport(store: Store, filing: Filing): Promise<Filed> {
  const { organizationId, placed, member, source, workspace, conversation, message, parts, at } = filing;
  const check = await store.checks.latestAsked(organizationId, placed.item.id);
  const isFirstAnswer = check !== undefined && check.state !== 'answered';
  const late = isFirstAnswer && isLateAnswer(check, at);
  const { id: reportId, isNew } = await store.reports.file(organizationId, {
    ...workspace,
    planId: placed.plan.plan.id,
    itemId: placed.item.id,
    personId: member.id,
    language: filing.language ?? member.language,
    late,
    source,
    at,
    content: contentOf(parts),
    ...(check && { checkId: check.id }),
    ...(conversation !== undefined && { conversation }),
    ...(message !== undefined && { message }),
  });
  if (isNew) {
    if (isFirstAnswer) await store.checks.markAnswered(organizationId, check.id, at, late);
    await store.people.audit({ organizationId, actorId: member.id, action: 'report.filed', subjectKind: 'report', subjectId: reportId, details: { itemId: placed.item.id, source, late }, at });
  }
  return { reportId, late, isNew, ...(check && { check }) };
}

/** Puts new parts in place of a report's old ones; the earlier version is kept. Call inside a transaction. */
export async function reviseReport(
  store: Store,
  report: ReportRow,
  change: { readonly parts: readonly ReportPart[]; readonly reason: 'edited' | 'corrected'; readonly member: Member; readonly at: Temporal.Instant },
): Promise<void> {
  const { organizationId, id } = report;
  const { parts, reason, member, at } = change;
  await store.reports.revise(organizationId, id, { content: contentOf(parts), reason, personId: member.id, at });
  await store.people.audit({ organizationId, actorId: member.id, action: `report.${reason}`, subjectKind: 'report', subjectId: id, details: { itemId: report.itemId }, at });
}

/**
 * Takes a report back with all it brought. A check without any other report waits again, or counts as lapsed where its
 * time is over. False where it was taken back before. Call inside a transaction.
 */
export async function retractReport(store: Store, report: ReportRow, by: { readonly member: Member; readonly at: Temporal.Instant }): Promise<boolean> {
  const { organizationId, id, checkId } = report;
  const { member, at } = by;
  if (!(await store.reports.retract(organizationId, id, { personId: member.id, at }))) return false;
  if (checkId !== undefined && (await store.reports.byCheck(organizationId, checkId)).length === 0) await store.checks.reopen(organizationId, checkId, at);
  await store.people.audit({ organizationId, actorId: member.id, action: 'report.retracted', subjectKind: 'report', subjectId: id, details: { itemId: report.itemId }, at });
  return true;
}
