import type { Fault } from './faults.js';
import { duplicateFaults } from './duplicates.js';
import { namesOf } from './name-lookup.js';
import type { NameLookup } from './name-lookup.js';
import type { Located, Nested } from './raw-values.js';
import { asMap, itemsOf, mapAt, mapsAt, textAt, textsAt, unitsOf } from './raw-values.js';
import { referencesOf } from './references.js';
import type { RawMap, YamlSource } from './yaml-source.js';

/**
 * Checks what no single value can show: names that are taken twice or lead nowhere, trees that bite their tail,
 * dates that run backwards. Works on raw values, so that these faults are told together with all others.
 */
export function consistencyFaults(source: YamlSource): Fault[] {
  const root = asMap(source.root);
  if (!root) return [];
  const file: Located<RawMap> = { value: root, path: [] };
  const names = namesOf(root);
  return [
    ...duplicateFaults(root, source),
    ...unknownNames(root, source, names),
    ...treeFaults('unit', 'key', unitsOf(file), source, names),
    ...treeFaults('item', 'code', itemsOf(file), source, names),
    ...dateFaults(file, source),
    ...itemsOf(file).flatMap((item) => visibilityFault(item, source)),
  ];
}

/** Each unknown name costs a search for the nearest known one; nobody mends more than this at a time. */
const MOST_UNKNOWN_NAMES = 500;

function unknownNames(root: RawMap, source: YamlSource, names: NameLookup): Fault[] {
  const faults: Fault[] = [];
  for (const { to, value, path } of referencesOf(root)) {
    const found = names[to](value);
    if ('fault' in found) faults.push(source.fault(path, found.fault));
    if (faults.length === MOST_UNKNOWN_NAMES) break;
  }
  return faults;
}

function treeFaults(what: 'unit' | 'item', key: string, entries: readonly Nested[], source: YamlSource, names: NameLookup): Fault[] {
  const parents = new Map<string, string>();
  const faults: Fault[] = [];
  for (const entry of entries) {
    const name = nameAt(entry.value, what, key, names);
    const above = nameAt(entry.above?.value, what, key, names);
    const said = textAt(entry.value, 'parent');
    const found = said === undefined ? undefined : names[what](said);
    const parent = found && 'name' in found ? found.name : undefined;
    if (entry.above && parent !== undefined && above !== undefined && parent !== above) {
      faults.push(source.fault([...entry.path, 'parent'], { code: 'two-parents', what, value: parent, parent: above }));
    }
    const nearest = entry.above ? above : parent;
    if (name !== undefined && nearest !== undefined) parents.set(name, nearest);
  }
  const byName = new Map(entries.map((entry) => [nameAt(entry.value, what, key, names), entry]));
  for (const chain of cyclesIn(parents)) faults.push(source.fault([...(byName.get(chain[0])?.path ?? []), 'parent'], { code: 'cycle', what, chain }));
  return faults;
}

/** The name of a unit or item as references to it are resolved. */
function nameAt(value: RawMap | undefined, what: 'unit' | 'item', key: string, names: NameLookup): string | undefined {
  const said = textAt(value, key);
  const found = said === undefined ? undefined : names[what](said);
  return found && 'name' in found ? found.name : undefined;
}

/** Every circle among the parents, from a name up to that name again. Each name is looked at once. */
function cyclesIn(parents: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const done = new Set<string>();
  const cycles: (readonly string[])[] = [];
  for (const start of parents.keys()) {
    const way = new Map<string, number>();
    let at: string | undefined = start;
    for (; at !== undefined && !done.has(at) && !way.has(at); at = parents.get(at)) way.set(at, way.size);
    const place = at === undefined ? undefined : way.get(at);
    if (at !== undefined && place !== undefined) cycles.push([...[...way.keys()].slice(place), at]);
    for (const name of way.keys()) done.add(name);
  }
  return cycles;
}

function dateFaults(file: Located<RawMap>, source: YamlSource): Fault[] {
  const calendars = unitsOf(file).flatMap((unit) => mapAt(unit, 'calendar') ?? []);
  const plan = mapAt(file, 'plan');
  return [
    ...[...(plan ? [plan] : []), ...calendars, ...calendars.flatMap((calendar) => mapsAt(calendar, 'terms'))].flatMap((entry) => upsideDown(entry, 'starts', 'ends', source)),
    ...mapsAt(file, 'community-questions').flatMap((entry) => upsideDown(entry, 'opens', 'closes', source)),
    ...mapsAt(file, 'work-calendar').flatMap((entry) => {
      const [month, on, from, to] = ['month', 'on', 'from', 'to'].map((key) => entry.value[key] !== undefined);
      const ways = [month, on, from || to].filter(Boolean).length;
      return ways !== 1 || from !== to ? [source.fault(entry.path, { code: 'month-on-or-from-to' })] : upsideDown(entry, 'from', 'to', source);
    }),
    ...calendars.flatMap((calendar) => mapsAt(calendar, 'closed')).flatMap((entry) => {
      const [on, from, to] = ['on', 'from', 'to'].map((key) => entry.value[key] !== undefined);
      return (on && (from || to)) || (!on && !(from && to)) ? [source.fault(entry.path, { code: 'either-on-or-from-to' })] : upsideDown(entry, 'from', 'to', source);
    }),
  ];
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

function upsideDown(entry: Located<RawMap>, first: string, last: string, source: YamlSource): Fault[] {
  const from = textAt(entry.value, first);
  const to = textAt(entry.value, last);
  if (from === undefined || to === undefined || !DATE.test(from) || !DATE.test(to) || from <= to) return [];
  return [source.fault([...entry.path, last], { code: 'upside-down', from, to })];
}

function visibilityFault(item: Located<RawMap>, source: YamlSource): Fault[] {
  const viewers = mapAt(item, 'visible-to');
  const anyone = viewers && textsAt(viewers, 'people').length + textsAt(viewers, 'units').length > 0;
  return anyone && textAt(item.value, 'private') !== 'true' ? [source.fault(viewers.path, { code: 'visible-but-not-private' }, 'key')] : [];
}
