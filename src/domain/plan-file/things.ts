import type { DocumentCadence, DocumentWeWill, PlanDocument, SharedDocument } from '../plan-document.js';
import type { ThingKind } from './faults.js';
import { reviewName } from './keep-unmentioned.js';
import { printWorkingDays } from './working-days.js';

/** One thing of a document, taken apart for comparison. */
export interface Thing {
  readonly kind: ThingKind;
  /** Unique among things of its kind: a key, code or email; that of a measure begins with its item's code. */
  readonly key: string;
  readonly name: string;
  /** What it stands under, where moving it is a change of its own. */
  readonly parent?: string;
  /** The list in which its place shows; none: its place follows from its key. */
  readonly list?: string;
  /** What it says, by the key of the plan file. */
  readonly fields: Readonly<Record<string, string>>;
}

/** All things of the organization: itself, its units with their calendars, its people. */
export function sharedThings({ organization, units, people }: SharedDocument): readonly Thing[] {
  return [
    thing('organization', organization.key, organization.name, fieldsOf(organization, ['key'])),
    ...units.flatMap((unit): Thing[] => {
      const { calendar } = unit;
      const one = { ...thing('unit', unit.key, unit.name, fieldsOf(unit, ['key', 'parent', 'calendar'])), ...(unit.parent !== undefined && { parent: unit.parent }) };
      if (!calendar) return [one];
      const within = `${unit.key}: `;
      return [
        one,
        thing('calendar', unit.key, calendar.name, { ...fieldsOf(calendar, ['workingDays', 'closed', 'terms']), 'working-days': printWorkingDays(calendar.workingDays) }),
        ...calendar.closed.map((days) => thing('closed-days', `${within}${days.startsOn} ${days.endsOn} ${days.name}`, days.name, fieldsOf(days, []))),
        ...calendar.terms.map((term) => thing('term', `${within}${term.name}`, term.name, fieldsOf(term, ['name']))),
      ];
    }),
    ...people.map((person) => thing('person', person.email, person.name, fieldsOf(person, ['email']))),
  ];
}

/** All things of the plan. */
export function planThings(document: PlanDocument): readonly Thing[] {
  const { plan } = document;
  return [
    thing('plan', plan.code, plan.title, { ...fieldsOf(plan, ['code', 'participants', 'cadence']), ...cadenceFields(plan.cadence) }),
    ...plan.participants.map((one) => thing('participant', one.name, one.name, fieldsOf(one, ['name']), 'participants')),
    ...document.sections.map((one) => thing('section', one.key, one.title ?? one.body, fieldsOf(one, ['key']), `section ${one.kind}`)),
    ...document.competencies.map((one) => thing('competency', one.key, one.title, fieldsOf(one, ['key']), 'competency')),
    ...document.fundingPriorities.map((one) => thing('funding-priority', one.key, one.title, fieldsOf(one, ['key']), 'funding-priority')),
    ...document.budgetLines.map((one) => thing('budget-line', one.key, one.title, fieldsOf(one, ['key']), 'budget-line')),
    ...document.communityQuestions.map((one) => thing('community-question', one.key, one.question, fieldsOf(one, ['key']), 'community-question')),
    ...document.committees.map((one) => thing('committee', one.key, one.title, fieldsOf(one, ['key']), 'committee')),
    ...document.categorySchemes.map((one) => thing('category-scheme', one.key, one.title, fieldsOf(one, ['key']), 'category-scheme')),
    ...document.peerReviews.map((one) => thing('peer-review', reviewName(one), `${one.reviewer} – ${one.reviewed}: ${one.focus}`, fieldsOf(one, ['reviewer', 'reviewed', 'focus']), 'peer-review')),
    ...document.workCalendar.map(({ key, startsOn: from, endsOn: to, person: who, ...one }) => thing('calendar-entry', key, one.what, fieldsOf({ from, to, who, ...one }, []), 'calendar-entry')),
    ...document.needs.map((one) => thing('need', one.key, one.what, fieldsOf(one, ['key']), 'need')),
    ...document.items.flatMap((item): Thing[] => [
      {
        ...thing('item', item.code, item.title, { ...fieldsOf({ ...item, weWill: item.weWill.map(saidLine) }, ['code', 'parent', 'measures', 'milestones', 'cadence']), ...cadenceFields(item.cadence) }),
        ...(item.parent !== undefined && { parent: item.parent }),
      },
      ...item.measures.map((one) => thing('measure', `${item.code}/${one.key}`, one.name, fieldsOf(one, ['key']), `measure ${item.code}`)),
      ...item.milestones.map((one) => thing('milestone', `${item.code}/${one.key}`, one.text, fieldsOf(one, ['key']), `milestone ${item.code}`)),
    ]),
  ];
}

function thing(kind: ThingKind, key: string, name: string, fields: Thing['fields'], list?: string): Thing {
  return { kind, key, name, fields, ...(list !== undefined && { list }) };
}

/** The plan file's keys for fields that the document names in another way. */
const FILE_KEYS: Readonly<Record<string, string>> = {
  startsOn: 'starts',
  endsOn: 'ends',
  dateDeveloped: 'developed',
  body: 'text',
  audience: 'for',
  fundingSource: 'source',
  whereToGet: 'where',
  whomToAsk: 'whom',
  url: 'link',
  opensOn: 'opens',
  closesOn: 'closes',
  dueOn: 'on',
  horizon: 'by',
  isPrivate: 'private',
  viewers: 'visible-to',
  others: 'with',
  reachedOn: 'reached',
};

function fileKey(field: string): string {
  return FILE_KEYS[field] ?? field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** A line of “We will …” with who does it. */
function saidLine({ text, person, initials }: DocumentWeWill): string {
  if (person !== undefined) return `${text} (who: ${person})`;
  return initials === undefined ? text : `${text} (initials: ${initials})`;
}

/** Everything an entry says as text by the file's keys, nested things by a point: `es.title`. */
function fieldsOf(entry: object, without: readonly string[]): Readonly<Record<string, string>> {
  const fields = Object.entries(entry).flatMap(([field, value]): [string, string][] => {
    if (without.includes(field)) return [];
    if (field === 'translations') return nested('', value);
    return printed(fileKey(field), value);
  });
  return Object.fromEntries(fields);
}

function nested(above: string, value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]: [string, unknown]) => printed(`${above}${fileKey(key)}`, one));
}

function printed(key: string, value: unknown): [string, string][] {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
  if (Array.isArray(value)) return [[key, value.map((one: unknown) => (typeof one === 'string' ? one : JSON.stringify(one))).join('; ')]];
  if (typeof value === 'object') return nested(`${key}.`, value);
  return [[key, typeof value === 'string' ? value : JSON.stringify(value)]];
}

function cadenceFields(cadence: DocumentCadence | 'none' | undefined): Readonly<Record<string, string>> {
  if (cadence === undefined) return {};
  if (cadence === 'none') return { cadence: 'none' };
  const { rule, words, startsOn, ...rest } = cadence;
  const details = fieldsOf({ ...rest, starting: startsOn, ...(words !== undefined && { rule }) }, []);
  return Object.fromEntries([['cadence', words ?? rule], ...Object.entries(details).map(([key, value]) => [`cadence.${key}`, value] as const)]);
}
