import type { NameLookup, Reference } from './name-lookup.js';
import type { Located } from './raw-values.js';
import { itemsOf, mapAt, mapsAt, textsAt, unitsOf } from './raw-values.js';
import type { RawMap } from './yaml-source.js';

type Target = keyof NameLookup;

/** Every place of a file that names a person, unit, competency or item. */
export function referencesOf(root: RawMap): readonly Reference[] {
  const file: Located<RawMap> = { value: root, path: [] };
  const plan = mapAt(file, 'plan');
  return [
    ...unitsOf(file).flatMap((unit) => named(unit, { parent: 'unit' })),
    ...mapsAt(file, 'people').flatMap((person) => named(person, { unit: 'unit' })),
    ...(plan ? named(plan, { unit: 'unit', recorder: 'person' }) : []),
    ...(plan ? mapsAt(plan, 'participants').flatMap((participant) => named(participant, { person: 'person' })) : []),
    ...['budget', 'committees'].flatMap((list) => mapsAt(file, list).flatMap((entry) => named(entry, { item: 'item' }))),
    ...mapsAt(file, 'peer-reviews').flatMap((review) => named(review, { reviewer: 'unit', reviewed: 'unit', item: 'item' })),
    ...mapsAt(file, 'work-calendar').flatMap((entry) => named(entry, { who: 'person', item: 'item' })),
    ...itemsOf(file).flatMap(ofItem),
  ];
}

function ofItem(item: Located<RawMap>): readonly Reference[] {
  const viewers = mapAt(item, 'visible-to');
  return [
    ...named(item, { parent: 'item', unit: 'unit', units: 'unit', owner: 'person', deputies: 'person', competencies: 'competency' }),
    ...mapsAt(item, 'we-will').flatMap((line) => named(line, { who: 'person' })),
    ...(viewers ? named(viewers, { people: 'person', units: 'unit' }) : []),
  ];
}

function named(entry: Located<RawMap>, targets: Readonly<Record<string, Target>>): readonly Reference[] {
  return Object.entries(targets).flatMap(([key, to]) => textsAt(entry, key).map((text) => ({ ...text, to })));
}
