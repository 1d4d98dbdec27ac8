import { foldText } from '../fold-text.js';
import { cleanLine } from './clean-text.js';
import type { FaultDetail } from './faults.js';
import { keyText } from './key-text.js';
import { slug } from './keyed-lists.js';
import type { Located } from './raw-values.js';
import { asMap, entriesAt, itemsOf, mapsAt, textAt, unitsOf } from './raw-values.js';
import { sortKeyOf } from './sort-key.js';
import { nearest } from './suggest.js';
import type { RawMap } from './yaml-source.js';

export type Found = { readonly name: string } | { readonly fault: FaultDetail };

/** Finds what a file's texts refer to: a person's email, a unit's or competency's key, an item's code. */
export interface NameLookup {
  person(text: string): Found;
  unit(text: string): Found;
  competency(text: string): Found;
  item(text: string): Found;
}

/** Collects every name the file defines, also from entries that have faults. */
export function namesOf(root: RawMap): NameLookup {
  const file: Located<RawMap> = { value: root, path: [] };
  return {
    person: personLookup(mapsAt(file, 'people').map(({ value }) => ({ email: textAt(value, 'email'), name: textAt(value, 'name') }))),
    unit: unitLookup(unitsOf(file).map(({ value }) => ({ key: textAt(value, 'key'), name: textAt(value, 'name') }))),
    competency: competencyLookup(entriesAt(file, 'competencies').map(({ value }) => (typeof value === 'string' ? { title: value } : { key: textAt(asMap(value), 'key'), title: textAt(asMap(value), 'title') }))),
    item: itemLookup(itemsOf(file).flatMap(({ value }) => textAt(value, 'code') ?? [])),
  };
}

function personLookup(people: readonly { readonly email?: string | undefined; readonly name?: string | undefined }[]): NameLookup['person'] {
  const emails = new Set(people.flatMap(({ email }) => (email === undefined ? [] : keyText(email))));
  const byName = new Map<string, Set<string>>();
  for (const { email, name } of people) {
    if (email === undefined || name === undefined) continue;
    const folded = foldText(cleanLine(name));
    byName.set(folded, (byName.get(folded) ?? new Set()).add(keyText(email)));
  }
  const names = people.flatMap(({ name }) => (name === undefined ? [] : cleanLine(name)));
  return (text) => {
    const email = keyText(text);
    if (emails.has(email)) return { name: email };
    const [first, ...more] = byName.get(foldText(cleanLine(text))) ?? [];
    if (first === undefined) return unknown('person', text, nearest(text, text.includes('@') ? emails : names));
    return more.length > 0 ? { fault: { code: 'ambiguous-person', value: text } } : { name: first };
  };
}

function unitLookup(units: readonly { readonly key?: string | undefined; readonly name?: string | undefined }[]): NameLookup['unit'] {
  const keys = new Set(units.flatMap(({ key }) => (key === undefined ? [] : keyText(key))));
  const keyOfName = new Map(units.flatMap(({ key, name }): [string, string][] => (key === undefined || name === undefined ? [] : [[foldText(name), keyText(key)]])));
  return (text) => {
    const key = keyText(text);
    if (keys.has(key)) return { name: key };
    return unknown('unit', text, keyOfName.get(foldText(text)) ?? nearest(text, keys));
  };
}

function competencyLookup(competencies: readonly { readonly key?: string | undefined; readonly title?: string | undefined }[]): NameLookup['competency'] {
  const byName = new Map<string, string>();
  for (const { key, title } of competencies) {
    const name = key !== undefined ? keyText(key) : title === undefined ? undefined : slug(title);
    if (name === undefined) continue;
    if (title !== undefined && !byName.has(foldText(cleanLine(title)))) byName.set(foldText(cleanLine(title)), name);
    byName.set(name, name);
  }
  return (text) => {
    const name = byName.get(keyText(text)) ?? byName.get(foldText(cleanLine(text)));
    return name === undefined ? unknown('competency', text, nearest(text, new Set(byName.values()))) : { name };
  };
}

function itemLookup(codes: readonly string[]): NameLookup['item'] {
  const known = new Set(codes.map((code) => code.normalize('NFC').trim()));
  const bySortKey = new Map([...known].map((code) => [sortKeyOf(code), code]));
  return (text) => {
    const code = text.normalize('NFC').trim();
    return known.has(code) ? { name: code } : unknown('item', text, bySortKey.get(sortKeyOf(code)) ?? nearest(code, known));
  };
}

function unknown(what: 'unit' | 'person' | 'item' | 'competency', value: string, suggestion: string | undefined): Found {
  return { fault: { code: 'unknown', what, value, ...(suggestion !== undefined && { suggestion }) } };
}

/** Where a reference stands and what it should be. */
export interface Reference extends Located<string> {
  readonly to: keyof NameLookup;
}
