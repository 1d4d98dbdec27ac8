import { compareText } from './compare-text.js';
import { guessClosedDayKind } from './time/closed-day-names.js';
import { addDays, toDay } from './time/dates.js';
import type { ClosedDays } from './time/work-calendar.js';
import type { PlainDateText } from './types.js';

/** Days, both ends included. */
export interface DateSpan {
  readonly from: PlainDateText;
  readonly to: PlainDateText;
}

/** What a calendar file would change in a unit's closed days. Each list is in order of date. */
export interface ClosedDaysDiff {
  readonly added: readonly ClosedDays[];
  readonly changed: readonly { readonly before: ClosedDays; readonly after: ClosedDays }[];
  /** `kept` is what stays closed of a stretch that reaches out of the window. */
  readonly removed: readonly { readonly days: ClosedDays; readonly kept: readonly ClosedDays[] }[];
  /** How many stretches in the window are as the file has them. */
  readonly unchanged: number;
  /** All that is closed afterwards, within the window and outside it. */
  readonly closed: readonly ClosedDays[];
}

/** A stretch of the same name that begins at most this many days away is the same one, moved; further off it is another. */
const MOST_MOVED_DAYS = 31;

/**
 * Compares what a calendar file says of a window (the stretches that touch it, see `closedDaysFromIcs`) with what is
 * stored. A stretch is known by its dates and name, else by its dates, else by its name near by. What the file does
 * not have is removed, but only within the window: days outside it stay closed, unless they belong to a stretch for
 * which the file gives other dates. A stored kind stays where somebody said it: where it is not what the name suggests.
 */
export function diffClosedDays(stored: readonly ClosedDays[], imported: readonly ClosedDays[], window: DateSpan): ClosedDaysDiff {
  const inside = inOrder(stored.filter((days) => touches(days, window)));
  const wanted = inOrder(imported.filter((days) => touches(days, window)));
  const storedOf = matched(inside, wanted);
  const taken = new Set(storedOf.values());

  const added = wanted.filter((days) => !storedOf.has(days));
  const pairs = wanted.flatMap((days) => {
    const before = storedOf.get(days);
    return before ? [{ before, after: { ...days, kind: keptKind(before, days) } }] : [];
  });
  const changed = pairs.filter(({ before, after }) => nameOf(before) !== nameOf(after) || before.kind !== after.kind);
  const removed = inside.filter((days) => !taken.has(days)).map((days) => ({ days, kept: outsideParts(days, window) }));
  const outside = stored.filter((days) => !touches(days, window));
  return {
    added,
    changed,
    removed,
    unchanged: pairs.length - changed.length,
    closed: inOrder([...outside, ...pairs.map(({ after }) => after), ...added, ...removed.flatMap(({ kept }) => kept)]),
  };
}

/** Whether a difference changes nothing. */
export function isSameCalendar({ added, changed, removed }: ClosedDaysDiff): boolean {
  return added.length + changed.length + removed.length === 0;
}

/** Pairs each wanted stretch with the stored one it is, the surest pairs first. */
function matched(stored: readonly ClosedDays[], wanted: readonly ClosedDays[]): ReadonlyMap<ClosedDays, ClosedDays> {
  const pairs = new Map<ClosedDays, ClosedDays>();
  const left = new Set(stored);
  for (const isOne of [isSame, hasSameDates, isSameMoved]) {
    for (const days of wanted) {
      if (pairs.has(days)) continue;
      const one = nearestOf([...left].filter((candidate) => isOne(candidate, days)), days);
      if (!one) continue;
      pairs.set(days, one);
      left.delete(one);
    }
  }
  return pairs;
}

function isSame(one: ClosedDays, other: ClosedDays): boolean {
  return nameOf(one) === nameOf(other);
}

function hasSameDates(one: ClosedDays, other: ClosedDays): boolean {
  return one.from === other.from && one.to === other.to;
}

function isSameMoved(one: ClosedDays, other: ClosedDays): boolean {
  return one.name === other.name && (touches(one, other) || apart(one, other) <= MOST_MOVED_DAYS);
}

function nearestOf(candidates: readonly ClosedDays[], days: ClosedDays): ClosedDays | undefined {
  return [...candidates].sort((a, b) => apart(a, days) - apart(b, days))[0];
}

/** How many days lie between the beginnings of two stretches. */
function apart(one: DateSpan, other: DateSpan): number {
  return Math.abs(toDay(one.from) - toDay(other.from));
}

function touches(one: DateSpan, other: DateSpan): boolean {
  return one.from <= other.to && one.to >= other.from;
}

function outsideParts(days: ClosedDays, window: DateSpan): ClosedDays[] {
  return [
    ...(days.from < window.from ? [{ ...days, to: addDays(window.from, -1) }] : []),
    ...(days.to > window.to ? [{ ...days, from: addDays(window.to, 1) }] : []),
  ];
}

/** A calendar file says no kind, so its kind is a guess; what differs from the guess was said by somebody. */
function keptKind(before: ClosedDays, after: ClosedDays): ClosedDays['kind'] {
  return before.kind === guessClosedDayKind(before.name, before) ? after.kind : before.kind;
}

/** Sorted by date, each stretch once. */
function inOrder(all: readonly ClosedDays[]): ClosedDays[] {
  const once = new Map(all.map((days) => [nameOf(days), days]));
  return [...once.values()].sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to) || compareText(a.name, b.name));
}

/** What a stretch is known by in a calendar. */
function nameOf({ from, to, name }: ClosedDays): string {
  return `${from} ${to} ${name}`;
}
