import type { Temporal } from 'temporal-polyfill';
import type { PlanDocument } from '../../src/domain/plan-document.js';
import type { Db } from '../convert.js';
import { fromInstant } from '../convert.js';
import type { SharedIds } from './plan-apply-shared.js';
import { idsOf } from './plan-apply-shared.js';
import type { OwnRows } from './plan-rows.js';
import { BUDGET_LINES, CALENDAR_ENTRIES, CATEGORY_SCHEMES, COMMITTEES, COMMUNITY_QUESTIONS, COMPETENCIES, FUNDING_PRIORITIES, NEEDS, PARTICIPANTS, PEER_REVIEWS, SECTIONS } from './plan-tables.js';
import { upsertRows } from './plan-upsert.js';
import type { Row, Table } from './plan-upsert.js';

/** What every step of an import works with. */
export interface Applying {
  readonly db: Db;
  readonly document: PlanDocument;
  readonly at: Temporal.Instant;
  readonly planId: string;
  readonly ids: SharedIds & { readonly item: ReturnType<typeof idsOf>; readonly competency: ReturnType<typeof idsOf> };
  /** The plan's rows as they were; none for a new plan. */
  readonly own: OwnRows | undefined;
}

/** Ids of rows that are there and not named any more. */
export function goneIds(before: readonly { readonly id: string }[], after: readonly { readonly id: string }[]): string[] {
  const kept = new Set(after.map((row) => row.id));
  return before.flatMap((row) => (kept.has(row.id) ? [] : [row.id]));
}

/** Writes all that stands beside the items. Items must be there already. */
export async function applyParts(applying: Applying): Promise<void> {
  await applySections(applying);
  await applyKeyedLists(applying);
  await applyPeerReviews(applying);
  await applyCalendarEntries(applying);
  await applyNeeds(applying);
}

async function applySections({ db, document, planId, ids: { organizationId, person }, own }: Applying): Promise<void> {
  const sectionId = idsOf(own?.sections ?? [], (row) => row.key);
  const sections = document.sections.map(({ audience, title, ...section }, position) => ({ ...section, id: sectionId.id(section.key), planId, audience: audience ?? null, title: title ?? null, position }));
  await db.planSection.deleteMany({ where: { organizationId, planId, id: { in: goneIds(own?.sections ?? [], sections) } } });
  await upsertRows(db, organizationId, SECTIONS, sections);

  const participantId = idsOf(own?.participants ?? [], (row) => row.name);
  const participants = document.plan.participants.map((one, position) => ({
    id: participantId.id(one.name),
    planId,
    name: one.name,
    capacity: one.capacity ?? null,
    personId: person.optional(one.person),
    position,
  }));
  await db.planParticipant.deleteMany({ where: { organizationId, planId, id: { in: goneIds(own?.participants ?? [], participants) } } });
  await upsertRows(db, organizationId, PARTICIPANTS, participants);
}

/** Competencies first of all: items refer to them. */
export async function applyCompetencies({ db, document, at, planId, ids: { organizationId, competency }, own }: Applying): Promise<void> {
  const rows = document.competencies.map((one, position) => ({ ...one, id: competency.id(one.key), planId, position, retiredAt: null }));
  await upsertRows(db, organizationId, COMPETENCIES, rows);
  await db.competency.updateMany({ where: { organizationId, id: { in: goneIds(own?.competencies ?? [], rows) }, retiredAt: null }, data: { retiredAt: fromInstant(at) } });
}

async function applyKeyedLists({ db, document, at, planId, ids: { organizationId, item }, own }: Applying): Promise<void> {
  const retiredAt = fromInstant(at);
  const write = async <T extends { readonly key: string }, C extends string>(
    into: Table<C>,
    before: readonly { readonly id: string; readonly key: string }[],
    entries: readonly T[],
    row: (entry: T) => Omit<Row<C>, 'id' | 'planId' | 'position' | 'retiredAt'>,
  ) => {
    const ids = idsOf(before, (one) => one.key);
    const rows = entries.map((entry, position) => ({ ...row(entry), id: ids.id(entry.key), planId, position, retiredAt: null }) as Row<C>);
    await upsertRows(db, organizationId, into, rows);
    return { organizationId, id: { in: goneIds(before, rows) }, retiredAt: null };
  };
  const retired = { data: { retiredAt } };
  const priorities = await write(FUNDING_PRIORITIES, own?.fundingPriorities ?? [], document.fundingPriorities, ({ fundingSource, ...one }) => ({ ...one, fundingSource: fundingSource ?? null }));
  await db.fundingPriority.updateMany({ where: priorities, ...retired });
  const lines = await write(BUDGET_LINES, own?.budgetLines ?? [], document.budgetLines, ({ item: code, period, ...one }) => ({ ...one, itemId: item.optional(code), period: period ?? null }));
  await db.budgetLine.updateMany({ where: lines, ...retired });
  const questions = await write(COMMUNITY_QUESTIONS, own?.communityQuestions ?? [], document.communityQuestions, ({ url, opensOn, closesOn, ...one }) => ({
    ...one,
    url: url ?? null,
    opensOn: opensOn ?? null,
    closesOn: closesOn ?? null,
  }));
  await db.communityQuestion.updateMany({ where: questions, ...retired });
  const committees = await write(COMMITTEES, own?.committees ?? [], document.committees, ({ item: code, ...one }) => ({ ...one, itemId: item.optional(code) }));
  await db.committee.updateMany({ where: committees, ...retired });
  const schemes = await write(CATEGORY_SCHEMES, own?.categorySchemes ?? [], document.categorySchemes, (one) => one);
  await db.categoryScheme.updateMany({ where: schemes, ...retired });
}

async function applyPeerReviews({ db, document, planId, ids: { organizationId, unit, item }, own }: Applying): Promise<void> {
  const before = own?.peerReviews ?? [];
  const reviewId = idsOf(before, (row) => `${row.reviewerId} ${row.reviewedId} ${row.focus}`);
  const known = new Map(before.map((row) => [row.id, row]));
  const named = new Set(document.items.map((one) => item.id(one.code)));
  const rows = document.peerReviews.map((review, position) => {
    const reviewerId = unit.id(review.reviewer);
    const reviewedId = unit.id(review.reviewed);
    const id = reviewId.id(`${reviewerId} ${reviewedId} ${review.focus}`);
    const itemBefore = known.get(id)?.itemId ?? null;
    return {
      id,
      planId,
      reviewerId,
      reviewedId,
      focus: review.focus,
      // A review of an item that is out of the plan stays with it, though no document can say so.
      itemId: item.optional(review.item) ?? (itemBefore !== null && !named.has(itemBefore) ? itemBefore : null),
      on: review.on ?? null,
      findings: review.findings ?? null,
      position,
    };
  });
  await db.peerReview.deleteMany({ where: { organizationId, planId, id: { in: goneIds(before, rows) }, findings: null } });
  await upsertRows(db, organizationId, PEER_REVIEWS, rows);
}

/** Nothing is filed under an entry of the calendar: one that is gone is removed. */
async function applyCalendarEntries({ db, document, planId, ids: { organizationId, item, person }, own }: Applying): Promise<void> {
  const before = own?.calendarEntries ?? [];
  const entryId = idsOf(before, (row) => row.key);
  const rows = document.workCalendar.map(({ item: code, person: email, others, ...one }, position) => ({
    ...one,
    id: entryId.id(one.key),
    planId,
    itemId: item.optional(code),
    personId: person.optional(email),
    others: others ?? null,
    position,
  }));
  await db.calendarEntry.deleteMany({ where: { organizationId, planId, id: { in: goneIds(before, rows) } } });
  await upsertRows(db, organizationId, CALENDAR_ENTRIES, rows);
}

async function applyNeeds({ db, document, at, planId, ids: { organizationId, item }, own }: Applying): Promise<void> {
  const before = own?.needs ?? [];
  const needId = idsOf(before, (row) => row.key ?? '');
  const rows = document.needs.map((need, position) => ({
    id: needId.id(need.key),
    planId,
    itemId: item.optional(need.item),
    key: need.key,
    what: need.what,
    whereToGet: need.whereToGet ?? null,
    whomToAsk: need.whomToAsk ?? null,
    state: 'open',
    position,
    translations: need.translations,
    createdAt: at.toString(),
  }));
  await upsertRows(db, organizationId, NEEDS, rows);
  await db.need.updateMany({ where: { organizationId, id: { in: rows.map((row) => row.id) }, state: 'withdrawn' }, data: { state: 'open', closedAt: null } });
  await db.need.updateMany({ where: { organizationId, id: { in: goneIds(before, rows) }, state: { not: 'withdrawn' } }, data: { state: 'withdrawn', closedAt: fromInstant(at) } });
}
