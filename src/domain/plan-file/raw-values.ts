import { ITEM_LISTS } from './item-schema.js';
import type { Path } from './faults.js';
import type { Raw, RawMap } from './yaml-source.js';

/** Lenient looks into raw values, for checks that must work on a file that has other faults. */
export interface Located<T = Raw> {
  readonly value: T;
  readonly path: Path;
}

/** A raw value as a map; undefined where it is none. */
export function asMap(value: Raw | undefined): RawMap | undefined {
  return value === undefined || typeof value === 'string' || isList(value) ? undefined : value;
}

function isList(value: Raw): value is readonly Raw[] {
  return Array.isArray(value);
}

/** The text at a key; undefined where there is none. */
export function textAt(map: RawMap | undefined, key: string): string | undefined {
  const value = map?.[key];
  return typeof value === 'string' ? value : undefined;
}

/** The texts of a key that holds a text or a list of them. */
export function textsAt(entry: Located<RawMap>, key: string): readonly Located<string>[] {
  const value = entry.value[key];
  if (typeof value === 'string') return [{ value, path: [...entry.path, key] }];
  return entriesAt(entry, key).flatMap(({ value: one, path }) => (typeof one === 'string' ? [{ value: one, path }] : []));
}

/** The entries of a list. */
export function entriesAt(entry: Located<RawMap>, key: string): readonly Located[] {
  const value = entry.value[key];
  if (value === undefined || !isList(value)) return [];
  return value.map((one, place) => ({ value: one, path: [...entry.path, key, place] }));
}

/** The maps of a list. */
export function mapsAt(entry: Located<RawMap>, key: string): readonly Located<RawMap>[] {
  return entriesAt(entry, key).flatMap(({ value, path }) => {
    const map = asMap(value);
    return map ? [{ value: map, path }] : [];
  });
}

/** The map at a key, with its place; undefined where there is none. */
export function mapAt(entry: Located<RawMap>, key: string): Located<RawMap> | undefined {
  const map = asMap(entry.value[key]);
  return map && { value: map, path: [...entry.path, key] };
}

/** A unit or item of a tree in the file, with what it is nested under. */
export interface Nested extends Located<RawMap> {
  readonly above?: Located<RawMap>;
}

/** All units of the file, each before those nested in it. */
export function unitsOf(entry: Located<RawMap>, above?: Located<RawMap>): readonly Nested[] {
  return mapsAt(entry, 'units').flatMap((unit) => [{ ...unit, ...(above && { above }) }, ...unitsOf(unit, unit)]);
}

/** All items of the file, each before those nested in it. */
export function itemsOf(entry: Located<RawMap>, above?: Located<RawMap>): readonly Nested[] {
  return Object.keys(ITEM_LISTS).flatMap((list) => mapsAt(entry, list).flatMap((item) => [{ ...item, ...(above && { above }) }, ...itemsOf(item, item)]));
}
