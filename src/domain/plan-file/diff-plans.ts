import type { PlanDocument } from '../plan-document.js';
import { takenBack } from './chat-changes.js';
import type { ChatChange, SetInChat } from './chat-changes.js';
import type { ThingKind } from './faults.js';
import type { StoredDocument } from './keep-unmentioned.js';
import { planThings, sharedThings } from './things.js';
import type { Thing } from './things.js';

export const CHANGES = ['added', 'restored', 'changed', 'moved', 'retired', 'removed'] as const;
/**
 * What becomes of a thing. `retired`: out of the plan, its history kept, back with `restored` when it is named
 * again. `removed`: gone, as nothing was ever filed under it. `moved`: under another parent, or to another place.
 */
export type Change = (typeof CHANGES)[number];

/** One field that changed, by the key of the plan file; `from` or `to` is left out where there was or is nothing. */
export interface FieldChange {
  readonly field: string;
  readonly from?: string;
  readonly to?: string;
  /** Set in chat since the last import: the document takes that back. */
  readonly setInChat?: SetInChat;
}

export interface DiffEntry {
  readonly change: Change;
  readonly kind: ThingKind;
  readonly key: string;
  readonly name: string;
  /** For `changed`. */
  readonly fields: readonly FieldChange[];
  /** For `moved`: the parent before and after (none: the top), or the place in its list, from 1. */
  readonly move?: { readonly of: 'parent' | 'place'; readonly from?: string; readonly to?: string };
}

/** In the order of the document; empty when nothing would change. */
export interface PlanDiff {
  readonly entries: readonly DiffEntry[];
}

/** What is stored, and what of the plan is retired: as `item 2.b`, `measure 2.b/attendance`. */
export interface DiffBase extends StoredDocument {
  readonly retired: readonly string[];
  /** What people set in chat since the last import. */
  readonly chatChanges?: readonly ChatChange[];
}

/** These keep their rows when the plan no longer names them. */
const RETIRABLE: ReadonlySet<ThingKind> = new Set(['competency', 'funding-priority', 'budget-line', 'community-question', 'committee', 'category-scheme', 'need', 'item', 'measure', 'milestone']);

/** The difference between what is stored and a document that is to replace it; empty exactly when both say the same. */
export function diffPlans(before: DiffBase, after: PlanDocument): PlanDiff {
  const was = [...(before.shared ? sharedThings(before.shared) : []), ...(before.document ? planThings(before.document) : [])];
  const is = [...sharedThings(after), ...planThings(after)];
  const wasByName = byName(was);
  const isByName = byName(is);
  const retired = new Set(before.retired);
  const chat = new Map(takenBack(before.document, before.chatChanges ?? [], after).map((change) => [`${nameOf({ kind: 'item', key: change.item })} ${change.field}`, change]));
  const places = placesChanged(was, is);
  return {
    entries: [
      ...is.flatMap((thing): DiffEntry[] => {
        const known = wasByName.get(nameOf(thing));
        if (!known) return [entry(retired.has(nameOf(thing)) ? 'restored' : 'added', thing)];
        return [...changedFields(known, thing, chat), ...changedParent(known, thing), ...(places.get(nameOf(thing)) ?? [])];
      }),
      ...was.filter((thing) => !isByName.has(nameOf(thing))).map((thing) => entry(RETIRABLE.has(thing.kind) ? 'retired' : 'removed', thing)),
    ],
  };
}

/** The name a thing is known by in `DiffBase.retired`. */
export function nameOf({ kind, key }: Pick<Thing, 'kind' | 'key'>): string {
  return `${kind} ${key}`;
}

function byName(things: readonly Thing[]): ReadonlyMap<string, Thing> {
  return new Map(things.map((thing) => [nameOf(thing), thing]));
}

function entry(change: Change, { kind, key, name }: Thing, details: Partial<Pick<DiffEntry, 'fields' | 'move'>> = {}): DiffEntry {
  return { change, kind, key, name, fields: [], ...details };
}

function changedFields(before: Thing, after: Thing, chat: ReadonlyMap<string, ChatChange>): DiffEntry[] {
  const keys = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])];
  const fields = keys.flatMap((field): FieldChange[] => {
    const from = before.fields[field];
    const to = after.fields[field];
    return from === to ? [] : [{ field, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  });
  return fields.length === 0 ? [] : [entry('changed', after, { fields: marked(fields, (field) => chat.get(`${nameOf(after)} ${field}`)) })];
}

/** Marks what was set in chat: once for each such field, though a cadence may differ in several (`cadence`, `cadence.at`). */
function marked(fields: readonly FieldChange[], chatChange: (field: string) => ChatChange | undefined): readonly FieldChange[] {
  const told = new Set<string>();
  return fields.map((change) => {
    const field = change.field.split('.')[0] ?? '';
    const found = chatChange(field);
    if (!found || told.has(field)) return change;
    told.add(field);
    return { ...change, setInChat: { on: found.on, ...(found.by !== undefined && { by: found.by }) } };
  });
}

function changedParent(before: Thing, after: Thing): DiffEntry[] {
  if (before.parent === after.parent) return [];
  const move = { of: 'parent' as const, ...(before.parent !== undefined && { from: before.parent }), ...(after.parent !== undefined && { to: after.parent }) };
  return [entry('moved', after, { move })];
}

/** Entries whose place among those that stay has changed: as few as explain the new order. */
function placesChanged(was: readonly Thing[], is: readonly Thing[]): ReadonlyMap<string, readonly DiffEntry[]> {
  const moved = new Map<string, readonly DiffEntry[]>();
  const before = new Map(was.flatMap((thing, place): [string, number][] => (thing.list === undefined ? [] : [[`${thing.list} ${nameOf(thing)}`, place]])));
  const lists = new Map<string, { readonly thing: Thing; readonly was: number }[]>();
  for (const thing of is) {
    const place = thing.list === undefined ? undefined : before.get(`${thing.list} ${nameOf(thing)}`);
    if (thing.list === undefined || place === undefined) continue;
    const list = lists.get(thing.list);
    if (list) list.push({ thing, was: place });
    else lists.set(thing.list, [{ thing, was: place }]);
  }
  for (const list of lists.values()) {
    const oldPlace = new Map([...list].sort((a, b) => a.was - b.was).map(({ was: place }, index) => [place, index + 1]));
    const stay = longestRising(list.map((one) => one.was));
    for (const [place, one] of list.entries()) {
      if (stay.has(one.was)) continue;
      const move = { of: 'place' as const, from: String(oldPlace.get(one.was)), to: String(place + 1) };
      moved.set(nameOf(one.thing), [entry('moved', one.thing, { move })]);
    }
  }
  return moved;
}

interface Run {
  readonly last: number;
  readonly before: Run | undefined;
}

/** The members of a longest rising run, not necessarily side by side, of different numbers. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  // For each length, the run of that length that ends lowest: their ends rise with their length.
  const best: Run[] = [];
  for (const last of numbers) {
    let [low, high] = [0, best.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((best[middle]?.last ?? Infinity) < last) low = middle + 1;
      else high = middle;
    }
    best[low] = { last, before: best[low - 1] };
  }
  const members = new Set<number>();
  for (let run = best.at(-1); run; run = run.before) members.add(run.last);
  return members;
}
