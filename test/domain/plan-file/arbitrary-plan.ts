import fc from 'fast-check';
import type {
  DocumentCadence,
  DocumentItem,
  DocumentNeed,
  DocumentPerson,
  DocumentUnit,
  DocumentWeWill,
  PlanDocument,
} from '../../../src/domain/plan-document.js';
import { AUDIENCES, SECTION_KINDS } from '../../../src/domain/plan-document.js';
import { cleanLine, cleanLines } from '../../../src/domain/plan-file/clean-text.js';
import { compareText, sortedBy, sortedTexts } from '../../../src/domain/compare-text.js';
import { given } from '../../../src/domain/plan-file/given.js';
import { monthOf } from '../../../src/domain/plan-file/months.js';
import { sortKeyOf } from '../../../src/domain/plan-file/sort-key.js';
import type { Given } from '../../../src/domain/plan-file/given.js';
import { parseCadence } from '../../../src/domain/time/cadence-words.js';
import { compareCodes } from '../../../src/domain/time/compare-codes.js';
import type { Translations } from '../../../src/domain/overview.js';
import { CLOSED_DAY_KINDS, DIRECTIONS, HORIZONS, ITEM_KINDS, LANGUAGES, LEVELS } from '../../../src/domain/types.js';

/** Random plan documents: normalized as a reader makes them, with every kind of thing, odd texts, and references that lead somewhere. */

const AWKWARD = ['1.10', 'null', '~', 'true', '- a', '# b', 'a: b', "it's", '"q"', '*x', '&x', '!t', '| ', '> y', '%', '@z', '{', '[', '2026-09-01', 'שלום עולם', 'مرحبا', '<!channel>', '<b>x</b>', '👩‍👩‍👧', 'é', '\u200bok', 'no\ttab', "'; DROP TABLE"];
const raw = fc.oneof({ weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) }, { weight: 2, arbitrary: fc.constantFrom(...AWKWARD) }, fc.lorem({ maxCount: 40 }));
const line = raw.map(cleanLine).filter((text) => text !== '').map((text) => cleanLine(text.slice(0, 400))).filter((text) => text !== '');
const text = fc.oneof(line, fc.array(fc.oneof(raw, fc.constantFrom('', '  indented', 'ends \\', '# not a comment', '---', '- x')), { minLength: 1, maxLength: 6 }).map((lines) => cleanLines(lines.join('\n'))).filter((one) => one !== ''));
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined, freq: 2 });
/** `fc.record` whose undefined values are left out, as a reader leaves them out. */
function record<T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Given<T>> {
  return fc.record<T>(model).map((values) => given<T>(values as T));
}
const few = <T>(one: fc.Arbitrary<T>, maxLength = 3): fc.Arbitrary<T[]> => fc.array(one, { maxLength });

const date = fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2031-12-31T00:00:00Z'), noInvalidDate: true }).map((one) => one.toISOString().slice(0, 10));
const range = fc.tuple(date, date).map(([a, b]) => (a < b ? { startsOn: a, endsOn: b } : { startsOn: b, endsOn: a }));
const days = fc.oneof(range, date.map((one) => ({ startsOn: one, endsOn: one })), date.map((one) => monthOf(one.slice(0, 7))));
const value = fc.oneof(fc.integer({ min: -1000, max: 1_000_000 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((one) => Math.round(one * 1000) / 1000 + 0));
const money = fc.integer({ min: 0, max: 99_999_999 }).map((cents) => cents / 100);
const zone = fc.constantFrom('America/Chicago', 'Europe/London', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Apia');
const language = fc.constantFrom(...LANGUAGES);
const key = fc.stringMatching(/^[a-z0-9]{1,6}(?:-[a-z0-9]{1,4}){0,2}$/);
const code = fc.oneof(fc.stringMatching(/^[1-9]\d?(?:\.[a-z]|\.\d{1,2}){0,2}$/), fc.stringMatching(/^[A-Z]{1,3}-\d{1,2}$/));

function translations(lines: readonly string[], texts: readonly string[] = [], lists: readonly string[] = []): fc.Arbitrary<Translations> {
  const values = Object.fromEntries([
    ...lines.map((field) => [field, maybe(line)]),
    ...texts.map((field) => [field, maybe(text)]),
    ...lists.map((field) => [field, maybe(fc.array(line, { minLength: 1, maxLength: 3 }).map((entries) => entries.join('\n')))]),
  ]) as Record<string, fc.Arbitrary<string | undefined>>;
  const one = fc.record(values).map((fields) => given(fields) as Record<string, string>);
  return fc.record({ en: maybe(one), es: maybe(one) }).map((found) => given({ en: some(found.en), es: some(found.es) }) as Translations);
}
function some(fields: Record<string, string> | undefined): Record<string, string> | undefined {
  return fields && Object.keys(fields).length > 0 ? fields : undefined;
}
function uniqueBy<T>(entries: readonly T[], name: (entry: T) => string): T[] {
  return [...new Map(entries.map((entry) => [name(entry), entry])).values()];
}

const WORDS = ['every 2 weeks on mon', 'monthly on the 2nd tuesday', 'quarterly', 'each term', 'weekly', 'every month on the last friday', 'cada 2 semanas el lunes', 'every day'];
const RULES = ['FREQ=WEEKLY;BYDAY=MO', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=DAILY;BYDAY=MO,WE', 'TERM;OFFSET=3', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29'];
const said = fc.oneof(
  fc.constantFrom(...WORDS).map((words) => ({ words, ...understood(words) })),
  fc.constantFrom(...RULES).map((rule) => understood(rule)),
  // Words that no longer fit the rule, as after a change of the rule alone, are not part of a document.
);
function understood(words: string): { rule: string } {
  const parsed = parseCadence(words);
  if (!parsed.ok) throw new Error(`the cadence of the test is not one: ${words}`);
  return { rule: parsed.cadence.rule };
}
const cadence: fc.Arbitrary<DocumentCadence | 'none'> = fc.oneof(
  { weight: 1, arbitrary: fc.constant('none' as const) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        said,
        record({ at: fc.constantFrom('09:00', '07:45', '00:00', '23:59'), startsOn: date, timeZone: maybe(zone), evidence: maybe(text), translations: translations([], ['evidence']) }),
      )
      .map(([rule, rest]): DocumentCadence => ({ ...rule, ...rest })),
  },
);

const calendar = record({
  name: line,
  schoolYear: maybe(fc.constantFrom('2026-27', '2027')),
  workingDays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  closed: few(fc.tuple(range, line, fc.constantFrom(...CLOSED_DAY_KINDS), fc.nat(9)).map(([{ startsOn }, name, kind, days]) => ({ startsOn, endsOn: later(startsOn, days), kind, name }))).map((all) =>
    uniqueBy(all, (one) => `${one.startsOn} ${one.endsOn} ${one.name}`).sort((a, b) => compareText(a.startsOn, b.startsOn) || compareText(a.endsOn, b.endsOn) || compareText(a.name, b.name)),
  ),
  terms: few(fc.tuple(range, line).map(([dates, name]) => ({ name, ...dates }))).map((all) => uniqueBy(all, (one) => one.name).sort((a, b) => compareText(a.startsOn, b.startsOn) || compareText(a.name, b.name))),
  dates: maybe(range),
}).map(({ dates, ...rest }) => ({ ...rest, ...dates }));
function later(start: string, days: number): string {
  return new Date(Date.parse(`${start}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

const units: fc.Arbitrary<DocumentUnit[]> = fc
  .array(fc.tuple(key, record({ name: line, kind: fc.constantFrom('district' as const, 'school' as const, 'team' as const), timeZone: maybe(zone), language: maybe(language), calendar: maybe(calendar) }), fc.nat()), { maxLength: 5 })
  .map((entries) => {
    const unique = uniqueBy(entries, ([one]) => one);
    const all = unique.map(([one, rest, pick], place): DocumentUnit => {
      const parent = place === 0 ? undefined : unique[pick % (place + 1)]?.[0];
      return given({ key: one, ...rest, parent: parent === one ? undefined : parent });
    });
    return sortedBy(all, (unit) => unit.key);
  });

const people = (unitKeys: readonly string[]): fc.Arbitrary<DocumentPerson[]> =>
  few(record({ email: fc.stringMatching(/^[a-z]{1,8}(?:\.[a-z]{1,5})?$/).map((name) => `${name}@example.org`), name: line, title: maybe(line), unit: oneOf(unitKeys), language: maybe(language), timeZone: maybe(zone), active: fc.boolean() }), 5).map((all) =>
    sortedBy(uniqueBy(all, (person) => person.email), (person) => person.email),
  );
function oneOf(names: readonly string[]): fc.Arbitrary<string | undefined> {
  return names.length === 0 ? fc.constant(undefined) : maybe(fc.constantFrom(...names));
}
function someOf(names: readonly string[]): fc.Arbitrary<string[]> {
  return fc.subarray([...names]).map((some) => sortedTexts(some.slice(0, 2)));
}

const measure = record({ key, name: line, source: maybe(line), unit: fc.oneof(fc.constantFrom('%', 'count', 'USD'), line), baseline: maybe(value), baselineOn: maybe(date), target: maybe(value), targetOn: maybe(date), direction: fc.constantFrom(...DIRECTIONS), studentGroup: maybe(line), translations: translations(['name', 'source', 'unit', 'studentGroup']) });
const milestone = record({ key, horizon: fc.constantFrom(...HORIZONS), text: line, dueOn: maybe(date), reachedOn: maybe(date), translations: translations(['text']) });
const weWillLine = (emails: readonly string[]): fc.Arbitrary<DocumentWeWill> =>
  fc.tuple(line, oneOf(emails), maybe(line)).map(([said, person, initials]) => given({ text: said, person, initials: person === undefined ? initials : undefined }));

interface Names {
  readonly units: readonly string[];
  readonly emails: readonly string[];
  readonly competencies: readonly string[];
}

const itemRest = ({ units: unitKeys, emails, competencies }: Names) =>
  record({
    kind: fc.constantFrom(...ITEM_KINDS),
    level: maybe(fc.constantFrom(...LEVELS)),
    title: line,
    description: maybe(text),
    why: maybe(text),
    because: maybe(text),
    aim: maybe(text),
    weWill: few(weWillLine(emails)),
    anticipatedImpact: maybe(text),
    successCriteria: few(record({ text: line, translations: translations(['text']) })),
    unit: oneOf(unitKeys),
    units: someOf(unitKeys),
    owner: oneOf(emails),
    deputies: someOf(emails),
    isPrivate: fc.boolean(),
    viewers: record({ people: someOf(emails), units: someOf(unitKeys) }),
    competencies: someOf(competencies),
    measures: few(measure).map((all) => uniqueBy(all, (one) => one.key)),
    milestones: few(milestone).map((all) => uniqueBy(all, (one) => one.key)),
    cadence: maybe(cadence),
    translations: translations(['title'], ['description', 'why', 'aim', 'because', 'anticipatedImpact'], ['weWill']),
  });

const items = (names: Names): fc.Arbitrary<DocumentItem[]> =>
  fc.array(fc.tuple(code, itemRest(names), fc.nat()), { maxLength: 8 }).map((entries) => {
    const unique = uniqueBy(entries, ([one]) => sortKeyOf(one));
    const all = unique.map(([one, rest, pick], place): DocumentItem => {
      const parent = place === 0 ? undefined : unique[pick % (place + 1)]?.[0];
      const viewers = rest.isPrivate ? rest.viewers : { people: [], units: [] };
      return given({ ...rest, code: one, viewers, parent: parent === one ? undefined : parent });
    });
    return all.sort((a, b) => compareCodes(a.code, b.code));
  });

const keyedList = <T extends { readonly key: string }>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => few(one, 4).map((all) => uniqueBy(all, (entry) => entry.key));

/** Any plan document, from an empty one to a small whole one. */
export const anyPlanDocument: fc.Arbitrary<PlanDocument> = fc.tuple(units, keyedList(record({ key, title: line, indicators: few(line), translations: translations(['title'], [], ['indicators']) }))).chain(([allUnits, competencies]) => {
  const unitKeys = allUnits.map((unit) => unit.key);
  return people(unitKeys).chain((allPeople) => {
    const emails = allPeople.map((person) => person.email);
    return items({ units: unitKeys, emails, competencies: competencies.map((one) => one.key) }).chain((allItems) => {
      const codes = allItems.map((item) => item.code);
      return documentOf(allUnits, allPeople, competencies, allItems, { unitKeys, emails, codes });
    });
  });
});

function documentOf(
  allUnits: DocumentUnit[],
  allPeople: DocumentPerson[],
  competencies: PlanDocument['competencies'],
  allItems: DocumentItem[],
  { unitKeys, emails, codes }: { unitKeys: string[]; emails: string[]; codes: string[] },
): fc.Arbitrary<PlanDocument> {
  const top = allUnits.filter((unit) => unit.parent === undefined).map((unit) => unit.key);
  // A reader gives a plan its only top unit, so a plan without a unit has none or several to choose from.
  const planUnit = top.length === 1 ? fc.constantFrom(...unitKeys) : oneOf(unitKeys);
  const plan = fc
    .tuple(
      record({
        code: key,
        title: line,
        language,
        unit: planUnit,
        motto: maybe(line),
        mission: maybe(text),
        vision: maybe(text),
        website: maybe(fc.constant('https://example.org/plan')),
        dateDeveloped: maybe(date),
        recorder: oneOf(emails),
        participants: few(record({ name: line, capacity: maybe(line), person: oneOf(emails) })).map((all) => uniqueBy(all, (one) => one.name)),
        staleAfterDays: fc.constantFrom(45, 1, 90),
        cadence: maybe(cadence),
        translations: translations(['title', 'motto'], ['mission', 'vision']),
      }),
      maybe(range),
    )
    .map(([rest, dates]) => ({ ...rest, ...dates }));
  const sections = fc
    .uniqueArray(fc.tuple(key, record({ kind: fc.constantFrom(...SECTION_KINDS), audience: maybe(fc.constantFrom(...AUDIENCES)), title: maybe(line), body: text, translations: translations(['title'], ['body']) })), { maxLength: 6, selector: ([one]) => one })
    .map((all) => all.map(([one, rest]) => ({ key: one, ...rest })).sort((a, b) => SECTION_KINDS.indexOf(a.kind) - SECTION_KINDS.indexOf(b.kind)));
  const needs = keyedList(record({ key, what: line, item: oneOf(codes), whereToGet: maybe(line), whomToAsk: maybe(line), translations: translations(['what', 'whereToGet', 'whomToAsk']) })).map((all): DocumentNeed[] =>
    all.sort((a, b) => (a.item === undefined ? -1 : codes.indexOf(a.item)) - (b.item === undefined ? -1 : codes.indexOf(b.item))),
  );
  const peerReviews = unitKeys.length === 0 ? fc.constant([]) : few(record({ reviewer: fc.constantFrom(...unitKeys), reviewed: fc.constantFrom(...unitKeys), focus: line, item: oneOf(codes), on: maybe(date), findings: maybe(text) }));
  return record<PlanDocument>({
    organization: fc.record({ key, name: line, timeZone: zone, language }),
    units: fc.constant(allUnits),
    people: fc.constant(allPeople),
    plan,
    sections,
    competencies: fc.constant(competencies),
    fundingPriorities: keyedList(record({ key, title: line, fundingSource: maybe(line), translations: translations(['title']) })),
    budgetLines: keyedList(record({ key, title: line, item: oneOf(codes), fundingSource: line, currency: fc.constantFrom('USD', 'GBP'), amount: money, spent: money, period: maybe(line), translations: translations(['title']) })),
    communityQuestions: keyedList(record({ key, question: text, url: maybe(fc.constant('https://example.org/q?a=1#b')), opensOn: maybe(date), translations: translations([], ['question']) })),
    committees: keyedList(record({ key, title: line, item: oneOf(codes), translations: translations(['title']) })),
    categorySchemes: keyedList(record({ key, title: line, categories: fc.array(line, { minLength: 1, maxLength: 3 }), criteria: keyedList(record({ key, title: line })), translations: translations(['title'], [], ['categories', 'criteria']) })),
    workCalendar: keyedList(fc.tuple(record({ key, what: line, item: oneOf(codes), person: oneOf(emails), others: maybe(line), translations: translations(['what', 'others']) }), days).map(([rest, dates]) => ({ ...rest, ...dates }))),
    peerReviews: peerReviews.map((all) => uniqueBy(all, ({ reviewer, reviewed, focus }) => JSON.stringify([reviewer, reviewed, focus]))),
    needs,
    items: fc.constant(allItems),
  });
}
