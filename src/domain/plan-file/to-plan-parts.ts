import type { DocumentNeed, DocumentParticipant, DocumentSection, PlanDocument, SharedDocument } from '../plan-document.js';
import { given } from './given.js';
import { CRITERIA, PLAN_LISTS, SECTION_LISTS, defaultKey, needList, sectionList } from './keyed-lists.js';
import type { SectionListName } from './keyed-lists.js';
import type { NameLookup } from './name-lookup.js';
import type { PlanFile } from './plan-file-schema.js';
import type { NeedInFile, ParticipantInFile, PassageInFile } from './plan-schema.js';
import type { Resolve } from './resolve.js';
import { monthOf } from './months.js';
import { TRANSLATED, readTranslations } from './translation-fields.js';

type Parts = Pick<PlanDocument, 'sections' | 'competencies' | 'fundingPriorities' | 'budgetLines' | 'communityQuestions' | 'committees' | 'categorySchemes' | 'peerReviews' | 'workCalendar'>;

/** An entry that may be written as its text alone, or with a title of its own. */
function titled<T extends { readonly title: string }>(entry: string | T): T | { readonly title: string } {
  return typeof entry === 'string' ? { title: entry } : entry;
}

/** All that stands beside the items, from a file without faults. */
export function toPlanParts(file: PlanFile, resolve: Resolve): Parts {
  const keyIn = (list: keyof typeof PLAN_LISTS, entry: { readonly title?: string | undefined }, key: string | undefined, place: number): string =>
    key ?? defaultKey(PLAN_LISTS[list], entry.title, place);
  return {
    sections: Object.keys(SECTION_LISTS).flatMap((list) => (isSectionList(list) ? (file[list] ?? []).map((entry, place) => toSection(list, entry, place)) : [])),
    competencies: (file.competencies ?? []).map((entry, place) => {
      const { title, key, indicators, ...rest } = { key: undefined, indicators: undefined, ...titled(entry) };
      return { key: keyIn('competencies', { title }, key, place), title, indicators: indicators ?? [], translations: readTranslations(TRANSLATED.competency, rest) };
    }),
    fundingPriorities: (file['funding-priorities'] ?? []).map((entry, place) => {
      const { title, key, source, ...rest } = { key: undefined, source: undefined, ...titled(entry) };
      return given({ key: keyIn('funding-priorities', { title }, key, place), title, fundingSource: source, translations: readTranslations(TRANSLATED.titled, rest) });
    }),
    budgetLines: (file.budget ?? []).map((entry, place) =>
      given({
        key: keyIn('budget', entry, entry.key, place),
        title: entry.title,
        item: resolve.item(entry.item),
        fundingSource: entry.source,
        currency: entry.currency,
        amount: entry.amount,
        spent: entry.spent ?? 0,
        period: entry.period,
        translations: readTranslations(TRANSLATED.titled, entry),
      }),
    ),
    communityQuestions: (file['community-questions'] ?? []).map((entry, place) =>
      given({
        key: keyIn('community-questions', {}, entry.key, place),
        question: entry.question,
        url: entry.link,
        opensOn: entry.opens,
        closesOn: entry.closes,
        translations: readTranslations(TRANSLATED.question, entry),
      }),
    ),
    committees: (file.committees ?? []).map((entry, place) => {
      const { title, key, item, ...rest } = { key: undefined, item: undefined, ...titled(entry) };
      return given({ key: keyIn('committees', { title }, key, place), title, item: resolve.item(item), translations: readTranslations(TRANSLATED.titled, rest) });
    }),
    categorySchemes: (file['category-schemes'] ?? []).map((entry, place) => ({
      key: keyIn('category-schemes', entry, entry.key, place),
      title: entry.title,
      categories: entry.categories,
      criteria: (entry.criteria ?? []).map((criterion, at) => {
        const { title, key } = { key: undefined, ...titled(criterion) };
        return { key: key ?? defaultKey(CRITERIA, title, at), title };
      }),
      translations: readTranslations(TRANSLATED.scheme, entry),
    })),
    peerReviews: (file['peer-reviews'] ?? []).map(({ reviewer, reviewed, focus, item, on, findings }) =>
      given({ reviewer: resolve.unit(reviewer) ?? '', reviewed: resolve.unit(reviewed) ?? '', focus, item: resolve.item(item), on, findings }),
    ),
    workCalendar: (file['work-calendar'] ?? []).map((entry, place) => {
      const months = entry.month === undefined ? undefined : monthOf(entry.month);
      return given({
        key: entry.key ?? defaultKey(PLAN_LISTS['work-calendar'], entry.what, place),
        startsOn: months?.startsOn ?? entry.on ?? entry.from ?? '',
        endsOn: months?.endsOn ?? entry.on ?? entry.to ?? '',
        what: entry.what,
        item: resolve.item(entry.item),
        person: resolve.person(entry.who),
        others: entry.with,
        translations: readTranslations(TRANSLATED.entry, entry),
      });
    }),
  };
}

function isSectionList(list: string): list is SectionListName {
  return list in SECTION_LISTS;
}

function toSection(list: SectionListName, entry: PassageInFile, place: number): DocumentSection {
  const { text, key, title, for: audience, ...rest } = typeof entry === 'string' ? { text: entry } : entry;
  const kind = SECTION_LISTS[list];
  return given({ kind, key: key ?? defaultKey(sectionList(kind), undefined, place), audience, title, body: text, translations: readTranslations(TRANSLATED.section, rest) });
}

/** Needs of the plan, or of one item. */
export function toNeeds(entries: readonly NeedInFile[], item?: string): DocumentNeed[] {
  return entries.map((entry, place) => {
    const { what, key, where, whom, ...rest } = typeof entry === 'string' ? { what: entry } : entry;
    return given({
      key: key ?? defaultKey(needList(item), undefined, place),
      what,
      item,
      whereToGet: where,
      whomToAsk: whom,
      translations: readTranslations(TRANSLATED.need, rest),
    });
  });
}

/** A participant written as a mere name is one of the people where the name is theirs alone; in parts, only where `person` says so. */
export function toParticipant(entry: ParticipantInFile, { people }: SharedDocument, names: NameLookup): DocumentParticipant {
  const said = typeof entry === 'string' ? entry : entry.person;
  const found = said === undefined ? undefined : names.person(said);
  const person = found && 'name' in found ? found.name : undefined;
  const known = people.find(({ email }) => email === person);
  const [name, capacity] = typeof entry === 'string' ? [known?.name ?? entry, undefined] : [entry.name ?? known?.name ?? '', entry.capacity];
  return given({ name, capacity, person });
}
