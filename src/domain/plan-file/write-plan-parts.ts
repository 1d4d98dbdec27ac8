import type { DocumentCalendarEntry, DocumentNeed, DocumentParticipant, DocumentPerson, DocumentSection, PlanDocument } from '../plan-document.js';
import { CRITERIA, PLAN_LISTS, SECTION_LISTS, defaultKey, needList, sectionList } from './keyed-lists.js';
import { wholeMonth } from './months.js';
import { TRANSLATED, writeTranslations } from './translation-fields.js';
import { withoutEmpty } from './without-empty.js';

/** A key only where it is not the one that a reader would give. */
function ownKey(key: string, otherwise: string): string | undefined {
  return key === otherwise ? undefined : key;
}

/** An entry as its text alone, where it says nothing else. */
function brief(entry: Readonly<Record<string, unknown>>, text: string): unknown {
  return Object.keys(entry).length === 1 && text in entry ? entry[text] : entry;
}

/** In parts: a mere name would be linked by a reader to the person of that name. The name goes without saying where it is the person's. */
export function writeParticipant({ name, capacity, person }: DocumentParticipant, people: readonly DocumentPerson[]): unknown {
  const isTheirs = people.some(({ email, name: theirs }) => email === person && theirs === name);
  return withoutEmpty({ name: isTheirs ? undefined : name, person, capacity });
}

/** Passages of every kind, each list under its key. */
export function writeSections(sections: readonly DocumentSection[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(SECTION_LISTS).map(([list, kind]) => [
      list,
      sections
        .filter((section) => section.kind === kind)
        .map((section, place) =>
          brief(
            withoutEmpty({
              key: ownKey(section.key, defaultKey(sectionList(kind), undefined, place)),
              title: section.title,
              for: section.audience,
              text: section.body,
              ...writeTranslations(TRANSLATED.section, section.translations),
            }),
            'text',
          ),
        ),
    ]),
  );
}

/** What stands beside the items: competencies, budget, committees and the like, each list under its key. */
export function writePlanLists(document: PlanDocument): Readonly<Record<string, unknown>> {
  return {
    competencies: document.competencies.map(({ key, title, indicators, translations }, place) =>
      brief(withoutEmpty({ key: ownKey(key, defaultKey(PLAN_LISTS.competencies, title, place)), title, indicators, ...writeTranslations(TRANSLATED.competency, translations) }), 'title'),
    ),
    'funding-priorities': document.fundingPriorities.map(({ key, title, fundingSource, translations }, place) =>
      brief(withoutEmpty({ key: ownKey(key, defaultKey(PLAN_LISTS['funding-priorities'], title, place)), title, source: fundingSource, ...writeTranslations(TRANSLATED.titled, translations) }), 'title'),
    ),
    budget: document.budgetLines.map((line, place) =>
      withoutEmpty({
        key: ownKey(line.key, defaultKey(PLAN_LISTS.budget, line.title, place)),
        title: line.title,
        item: line.item,
        source: line.fundingSource,
        amount: line.amount,
        currency: line.currency,
        spent: line.spent === 0 ? undefined : line.spent,
        period: line.period,
        ...writeTranslations(TRANSLATED.titled, line.translations),
      }),
    ),
    'community-questions': document.communityQuestions.map((entry, place) =>
      withoutEmpty({
        key: ownKey(entry.key, defaultKey(PLAN_LISTS['community-questions'], undefined, place)),
        question: entry.question,
        link: entry.url,
        opens: entry.opensOn,
        closes: entry.closesOn,
        ...writeTranslations(TRANSLATED.question, entry.translations),
      }),
    ),
    committees: document.committees.map(({ key, title, item, translations }, place) =>
      brief(withoutEmpty({ key: ownKey(key, defaultKey(PLAN_LISTS.committees, title, place)), title, item, ...writeTranslations(TRANSLATED.titled, translations) }), 'title'),
    ),
    'category-schemes': document.categorySchemes.map(({ key, title, categories, criteria, translations }, place) =>
      withoutEmpty({
        key: ownKey(key, defaultKey(PLAN_LISTS['category-schemes'], title, place)),
        title,
        categories,
        criteria: criteria.map((criterion, at) => brief(withoutEmpty({ key: ownKey(criterion.key, defaultKey(CRITERIA, criterion.title, at)), title: criterion.title }), 'title')),
        ...writeTranslations(TRANSLATED.scheme, translations),
      }),
    ),
    'work-calendar': document.workCalendar.map((entry, place) =>
      withoutEmpty({
        key: ownKey(entry.key, defaultKey(PLAN_LISTS['work-calendar'], entry.what, place)),
        ...when(entry),
        what: entry.what,
        who: entry.person,
        with: entry.others,
        item: entry.item,
        ...writeTranslations(TRANSLATED.entry, entry.translations),
      }),
    ),
    'peer-reviews': document.peerReviews.map((review) => withoutEmpty({ ...review })),
  };
}

function when({ startsOn, endsOn }: DocumentCalendarEntry): Readonly<Record<string, string>> {
  const month = wholeMonth({ startsOn, endsOn });
  if (month !== undefined) return { month };
  return startsOn === endsOn ? { on: startsOn } : { from: startsOn, to: endsOn };
}

/** The needs of one item, or those of the plan as a whole. */
export function writeNeeds(needs: readonly DocumentNeed[], item: string | undefined): readonly unknown[] {
  return needs
    .filter((need) => need.item === item)
    .map((need, place) =>
      brief(
        withoutEmpty({
          key: ownKey(need.key, defaultKey(needList(item), undefined, place)),
          what: need.what,
          where: need.whereToGet,
          whom: need.whomToAsk,
          ...writeTranslations(TRANSLATED.need, need.translations),
        }),
        'what',
      ),
    );
}
