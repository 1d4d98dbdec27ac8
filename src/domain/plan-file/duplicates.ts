import { cleanLine } from './clean-text.js';
import type { Fault, Path, ThingKind } from './faults.js';
import { keyText } from './key-text.js';
import { CRITERIA, MEASURES, PLAN_LISTS, SECTION_LISTS, defaultKey, defaultMilestoneKey, needList, sectionList } from './keyed-lists.js';
import type { KeyedList } from './keyed-lists.js';
import type { Located } from './raw-values.js';
import { asMap, entriesAt, itemsOf, mapAt, mapsAt, textAt, unitsOf } from './raw-values.js';
import { sortKeyOf } from './sort-key.js';
import type { Raw, RawMap, YamlSource } from './yaml-source.js';

/** Something that must be there once: by which name, and how a reader knows it. */
interface Once {
  readonly name: string;
  readonly shown: string;
  readonly path: Path;
  /** Whether the name was made from a text or place, so that a key of its own would mend it. */
  readonly derived: boolean;
}

/** Reports everything that is there twice under one name. */
export function duplicateFaults(root: RawMap, source: YamlSource): Fault[] {
  const file: Located<RawMap> = { value: root, path: [] };
  const items = itemsOf(file);
  const plan = mapAt(file, 'plan');
  const calendars = unitsOf(file).flatMap((unit) => mapAt(unit, 'calendar') ?? []);
  const groups: readonly (readonly [ThingKind, readonly Once[]])[] = [
    ['unit', unitsOf(file).flatMap((unit) => named(unit, 'key', keyText))],
    ['person', mapsAt(file, 'people').flatMap((person) => named(person, 'email', keyText))],
    ['item', items.flatMap((item) => named(item, 'code', (code) => sortKeyOf(code.normalize('NFC'))))],
    ['section', Object.entries(SECTION_LISTS).flatMap(([list, kind]) => keyed(file, list, sectionList(kind)))],
    ...Object.entries(PLAN_LISTS).map(([list, keys]) => [keys.kind, keyed(file, list, keys)] as const),
    ['need', [...keyed(file, 'needs', needList()), ...items.flatMap((item) => keyed(item, 'needs', needList(textAt(item.value, 'code'))))]],
    ...mapsAt(file, 'category-schemes').map((scheme) => ['criterion', keyed(scheme, 'criteria', CRITERIA)] as const),
    ...items.map((item) => ['measure', keyed(item, 'measures', MEASURES)] as const),
    ...items.map((item) => ['milestone', milestones(item)] as const),
    ...calendars.map((calendar) => ['term', mapsAt(calendar, 'terms').flatMap((term) => named(term, 'name', cleanLine))] as const),
    ...calendars.map((calendar) => ['closed-days', mapsAt(calendar, 'closed').flatMap(closedDays)] as const),
    ['participant', plan ? entriesAt(plan, 'participants').flatMap(participant) : []],
    ['peer-review', mapsAt(file, 'peer-reviews').flatMap(peerReview)],
  ];
  return groups.flatMap(([kind, entries]) => repeated(kind, entries, source));
}

function repeated(what: ThingKind, entries: readonly Once[], source: YamlSource): Fault[] {
  const first = new Map<string, Once>();
  return entries.flatMap((entry) => {
    const earlier = first.get(entry.name);
    if (!earlier) first.set(entry.name, entry);
    const firstLine = earlier && source.fault(earlier.path, { code: 'empty-text' }).line;
    return firstLine === undefined ? [] : [source.fault(entry.path, { code: 'duplicate', what, value: entry.shown, firstLine, derived: entry.derived })];
  });
}

function named(entry: Located<RawMap>, key: string, name: (text: string) => string): Once[] {
  const text = textAt(entry.value, key);
  return text === undefined ? [] : [{ name: name(text), shown: text, path: [...entry.path, key], derived: false }];
}

function keyed(entry: Located<RawMap>, list: string, keys: KeyedList): Once[] {
  return entriesAt(entry, list).map(({ value, path }, place) => once(value, path, () => defaultKey(keys, textOf(value, keys), place)));
}

function milestones(item: Located<RawMap>): Once[] {
  const earlier: { horizon: string }[] = [];
  return mapsAt(item, 'milestones').map(({ value, path }) => {
    const horizon = textAt(value, 'by') ?? '';
    const entry = once(value, path, () => defaultMilestoneKey(horizon, earlier));
    earlier.push({ horizon });
    return entry;
  });
}

function once(value: Raw, path: Path, otherwise: () => string): Once {
  const own = textAt(asMap(value), 'key');
  const shown = own ?? otherwise();
  return { name: keyText(shown), shown, path: own === undefined ? path : [...path, 'key'], derived: own === undefined };
}

function textOf(value: Raw, keys: KeyedList): string | undefined {
  if (keys.from === undefined) return undefined;
  return typeof value === 'string' ? cleanLine(value) : textAt(asMap(value), keys.from);
}

function closedDays({ value, path }: Located<RawMap>): Once[] {
  const name = cleanLine(textAt(value, 'name') ?? '');
  const from = textAt(value, 'on') ?? textAt(value, 'from');
  const to = textAt(value, 'to') ?? from;
  return from === undefined || to === undefined ? [] : [{ name: `${from} ${to} ${name}`, shown: `${name} (${from}${to === from ? '' : ` – ${to}`})`, path, derived: false }];
}

function participant({ value, path }: Located): Once[] {
  const text = typeof value === 'string' ? value : (textAt(asMap(value), 'name') ?? textAt(asMap(value), 'person'));
  return text === undefined ? [] : [{ name: cleanLine(text), shown: cleanLine(text), path, derived: false }];
}

function peerReview({ value, path }: Located<RawMap>): Once[] {
  const [reviewer, reviewed, focus] = ['reviewer', 'reviewed', 'focus'].map((key) => cleanLine(textAt(value, key) ?? ''));
  return [{ name: JSON.stringify([reviewer, reviewed, focus]), shown: `${reviewer} – ${reviewed}: ${focus}`, path, derived: false }];
}
