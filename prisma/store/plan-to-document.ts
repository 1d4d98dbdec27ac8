import { z } from 'zod';
import type { PlanDocument } from '../../src/domain/plan-document.js';
import { AUDIENCES, SECTION_KINDS } from '../../src/domain/plan-document.js';
import type { DiffBase } from '../../src/domain/plan-file/diff-plans.js';
import { given } from '../../src/domain/plan-file/given.js';
import { given as known, oneOf, optionalDateText, toDateText, toLanguage, toTranslations } from '../convert.js';
import { toChatChanges } from './chat-changes.js';
import type { OwnRows, PlanRows } from './plan-rows.js';
import { toDocumentItems } from './plan-to-items.js';
import { isActive, namesById, toDocumentCadence } from './plan-row-values.js';
import { toSharedDocument } from './plan-to-shared.js';

const criteriaColumn = z.array(z.object({ key: z.string(), title: z.string() }));

/** What the rows say, as data to compare a document with. */
export function toDiffBase(rows: PlanRows): DiffBase {
  const shared = toSharedDocument(rows);
  return rows.own ? { shared, document: { ...shared, ...toOwnDocument(rows, rows.own) }, retired: retiredThings(rows.own), reached: reachedDays(rows.own), chatChanges: toChatChanges(rows, rows.own) } : { shared, retired: [] };
}

function toOwnDocument(rows: PlanRows, own: OwnRows): Omit<PlanDocument, 'organization' | 'units' | 'people'> {
  const { plan } = own;
  const unit = namesById(rows.units, (row) => row.key);
  const person = namesById(rows.people, (row) => row.email);
  const item = namesById(own.items.filter(isActive), (row) => row.code);
  const planCadence = own.cadences.find((row) => row.itemId === null);
  const sections = [...own.sections].sort((a, b) => sectionPlace(a.kind) - sectionPlace(b.kind) || a.position - b.position);
  return {
    plan: given({
      code: plan.code,
      title: plan.title,
      language: toLanguage(plan.language) ?? 'en',
      unit: unit(plan.unitId),
      motto: known(plan.motto),
      mission: known(plan.mission),
      vision: known(plan.vision),
      website: known(plan.website),
      startsOn: optionalDateText(plan.startsOn),
      endsOn: optionalDateText(plan.endsOn),
      dateDeveloped: optionalDateText(plan.dateDeveloped),
      recorder: person(plan.recorderId),
      participants: own.participants.map((row) => given({ name: row.name, capacity: known(row.capacity), person: person(row.personId) })),
      staleAfterDays: plan.staleAfterDays,
      cadence: planCadence && toDocumentCadence(planCadence),
      translations: toTranslations(plan.translations),
    }),
    sections: sections.map((row) =>
      given({
        kind: oneOf(SECTION_KINDS, row.kind),
        key: row.key,
        audience: row.audience === null ? undefined : oneOf(AUDIENCES, row.audience),
        title: known(row.title),
        body: row.body,
        translations: toTranslations(row.translations),
      }),
    ),
    competencies: own.competencies.filter(isActive).map((row) => ({ key: row.key, title: row.title, indicators: row.indicators, translations: toTranslations(row.translations) })),
    fundingPriorities: own.fundingPriorities.filter(isActive).map((row) => given({ key: row.key, title: row.title, fundingSource: known(row.fundingSource), translations: toTranslations(row.translations) })),
    budgetLines: own.budgetLines.filter(isActive).map((row) =>
      given({
        key: row.key,
        title: row.title,
        item: item(row.itemId),
        fundingSource: row.fundingSource,
        currency: row.currency,
        amount: row.amount.toNumber(),
        spent: row.spent.toNumber(),
        period: known(row.period),
        translations: toTranslations(row.translations),
      }),
    ),
    communityQuestions: own.communityQuestions.filter(isActive).map((row) =>
      given({
        key: row.key,
        question: row.question,
        url: known(row.url),
        opensOn: optionalDateText(row.opensOn),
        closesOn: optionalDateText(row.closesOn),
        translations: toTranslations(row.translations),
      }),
    ),
    committees: own.committees.filter(isActive).map((row) => given({ key: row.key, title: row.title, item: item(row.itemId), translations: toTranslations(row.translations) })),
    categorySchemes: own.categorySchemes.filter(isActive).map((row) => ({
      key: row.key,
      title: row.title,
      categories: row.categories,
      criteria: criteriaColumn.parse(row.criteria),
      translations: toTranslations(row.translations),
    })),
    peerReviews: own.peerReviews.map((row) =>
      given({
        reviewer: unit(row.reviewerId) ?? '',
        reviewed: unit(row.reviewedId) ?? '',
        focus: row.focus,
        item: item(row.itemId),
        on: optionalDateText(row.on),
        findings: known(row.findings),
      }),
    ),
    workCalendar: own.calendarEntries.map((row) =>
      given({
        key: row.key,
        startsOn: toDateText(row.startsOn),
        endsOn: toDateText(row.endsOn),
        what: row.what,
        item: item(row.itemId),
        person: person(row.personId),
        others: known(row.others),
        translations: toTranslations(row.translations),
      }),
    ),
    needs: own.needs.filter((row) => row.state !== 'withdrawn' && (row.itemId === null || item(row.itemId) !== undefined)).map((row) =>
      given({
        key: row.key ?? '',
        what: row.what,
        item: item(row.itemId),
        whereToGet: known(row.whereToGet),
        whomToAsk: known(row.whomToAsk),
        translations: toTranslations(row.translations),
      }),
    ),
    items: toDocumentItems(rows, own),
  };
}

function sectionPlace(kind: string): number {
  return SECTION_KINDS.findIndex((one) => one === kind);
}

function reachedDays(own: OwnRows): Readonly<Record<string, string>> {
  const code = namesById(own.items, (row) => row.code);
  return Object.fromEntries(own.milestones.flatMap((row) => (row.reachedOn === null ? [] : [[`${code(row.itemId) ?? ''}/${row.key}`, toDateText(row.reachedOn)]])));
}

/** What is out of the plan with its row kept, by the names of `DiffBase.retired`. */
function retiredThings(own: OwnRows): readonly string[] {
  const retiredItems = new Set(own.items.filter((row) => !isActive(row)).map((row) => row.id));
  const code = namesById(own.items, (row) => row.code);
  const keyed = (kind: string, rows: readonly { readonly key: string; readonly retiredAt: Date | null }[]): string[] => rows.filter((row) => !isActive(row)).map((row) => `${kind} ${row.key}`);
  const underItem = (kind: string, rows: readonly { readonly key: string; readonly itemId: string; readonly retiredAt: Date | null }[]): string[] =>
    rows.filter((row) => !isActive(row) || retiredItems.has(row.itemId)).map((row) => `${kind} ${code(row.itemId) ?? ''}/${row.key}`);
  return [
    ...own.items.filter((row) => !isActive(row)).map((row) => `item ${row.code}`),
    ...underItem('measure', own.measures),
    ...underItem('milestone', own.milestones),
    ...keyed('competency', own.competencies),
    ...keyed('funding-priority', own.fundingPriorities),
    ...keyed('budget-line', own.budgetLines),
    ...keyed('community-question', own.communityQuestions),
    ...keyed('committee', own.committees),
    ...keyed('category-scheme', own.categorySchemes),
    ...own.needs.filter((row) => row.state === 'withdrawn' || (row.itemId !== null && retiredItems.has(row.itemId))).map((row) => `need ${row.key ?? ''}`),
  ];
}
