import type { CadenceWord } from './cadence-tokens.js';
import type { CadenceToken, CadenceUnit } from './cadence-vocabulary.js';
import { fault } from './rule.js';
import type { RuleDay } from './rule.js';

/** What the words of a cadence say, before it is decided which rule that makes. */
export interface CadenceSlots {
  readonly unit?: CadenceUnit;
  /** How many units between checks; undefined where it is not said. */
  readonly interval?: number;
  /** "4 times a year". */
  readonly times?: number;
  readonly days: readonly RuleDay[];
  /** "The last working day of the month": its place among the days from Monday to Friday. */
  readonly weekdayPlaces: readonly number[];
  readonly monthDays: readonly number[];
  readonly months: readonly number[];
  /** "Every second Tuesday" may be every second week, or the second of each month. */
  readonly everyNth?: number;
}

type Kind = CadenceToken['type'];
type Draft = { -readonly [K in keyof CadenceSlots]: CadenceSlots[K] extends readonly (infer T)[] ? T[] : CadenceSlots[K] } & {
  /** Ordinals whose noun is still to come. */
  ordinals: number[];
  /** The number before a unit, as in "2 weeks" or "every other week". */
  pending?: number;
};

/**
 * Reads what each word says by its neighbours: in "2nd Tuesday" 2 is a place in the month, in "2nd of June" a day,
 * in "2 weeks" an interval. Word order beyond that does not matter, so one reading serves both languages.
 * Throws `CadenceFault` for words that contradict each other; every token must be known.
 */
export function readSlots(words: readonly CadenceWord[]): CadenceSlots {
  const draft: Draft = { days: [], weekdayPlaces: [], monthDays: [], months: [], ordinals: [] };
  for (const [index, { token }] of words.entries()) if (token) readWord(draft, words, index, token);
  takeOrdinalsAsMonthDays(draft);
  return draft;
}

function readWord(draft: Draft, words: readonly CadenceWord[], index: number, token: CadenceToken): void {
  const word = words[index]?.word ?? '';
  switch (token.type) {
    case 'number':
      return readNumber(draft, words, index, token.value);
    case 'ordinal': {
      const afterEvery = meaningBefore(words, index) === 'every' && token.value > 1;
      if (afterEvery && meaningAfter(words, index) === 'unit') {
        draft.pending = token.value;
        return;
      }
      if (afterEvery && meaningAfter(words, index) === 'weekday') draft.everyNth = token.value;
      draft.ordinals.push(token.value);
      return;
    }
    case 'other':
      draft.pending = 2;
      return;
    case 'times':
      draft.times = token.value;
      return;
    case 'weekday':
      if (draft.pending !== undefined) setUnit(draft, 'week', draft.pending, word);
      if (token.days.length > 1 && draft.ordinals.length > 0) draft.weekdayPlaces.push(...draft.ordinals);
      else draft.days.push(...token.days.flatMap((day) => (draft.ordinals.length > 0 ? draft.ordinals.map((nth) => ({ day, nth })) : [{ day }])));
      draft.ordinals = [];
      draft.pending = undefined;
      return;
    case 'month':
      takeOrdinalsAsMonthDays(draft);
      draft.months.push(token.month);
      return;
    case 'unit':
      return readUnit(draft, words, index, token);
    case 'adverb':
      if (kindAt(words, index - 1) === 'number') throw fault('two-frequencies', word);
      setUnit(draft, token.unit, token.times, word);
      return;
    default:
      return;
  }
}

function readNumber(draft: Draft, words: readonly CadenceWord[], index: number, value: number): void {
  const word = words[index]?.word ?? '';
  const next = meaningAfter(words, index);
  const afterEvery = meaningBefore(words, index) === 'every';
  if (next === 'times-word') draft.times = value;
  else if (next === 'unit' && kindAt(words, index + 1) !== 'filler') draft.pending = value;
  else if (next === 'weekday' && afterEvery) setUnit(draft, 'week', value, word);
  else if (afterEvery && next !== 'month' && next !== 'unit') throw fault('how-often', word);
  else draft.monthDays.push(value);
}

function readUnit(draft: Draft, words: readonly CadenceWord[], index: number, token: Extract<CadenceToken, { type: 'unit' }>): void {
  const word = words[index]?.word ?? '';
  const next = kindAt(words, index + 1);
  if (token.unit === 'day' && draft.ordinals.length > 0) {
    const working = kindAt(words, index - 1) === 'school' || next === 'school';
    if (working) draft.weekdayPlaces.push(...draft.ordinals);
    else draft.monthDays.push(...draft.ordinals);
    draft.ordinals = [];
    return;
  }
  // "Day 15" names a date; it is no unit.
  if (token.unit === 'day' && draft.pending === undefined && (next === 'number' || next === 'ordinal')) return;
  takeOrdinalsAsMonthDays(draft);
  if (isSchoolTerm(words, index)) setUnit(draft, 'term', draft.pending, word);
  else if (draft.pending !== undefined) setUnit(draft, token.unit, draft.pending * token.times, word);
  // "Each month" sets an interval of one; the month of "Friday of the month" sets none.
  else setUnit(draft, token.unit, meaningBefore(words, index) === 'every' || token.times > 1 ? token.times : undefined, word);
  draft.pending = undefined;
}

function setUnit(draft: Draft, unit: CadenceUnit, interval: number | undefined, word: string): void {
  const otherUnit = draft.unit !== undefined && draft.unit !== unit;
  const otherInterval = interval !== undefined && draft.interval !== undefined && interval !== draft.interval;
  if (otherUnit || otherInterval) throw fault('two-frequencies', word);
  draft.unit = unit;
  draft.interval = interval ?? draft.interval;
}

function takeOrdinalsAsMonthDays(draft: Draft): void {
  draft.monthDays.push(...draft.ordinals);
  draft.ordinals = [];
}

/** A "trimestre" is three months, a "trimestre escolar" a term; so with quarter and semestre. */
function isSchoolTerm(words: readonly CadenceWord[], index: number): boolean {
  const token = words[index]?.token;
  if (token?.type !== 'unit') return false;
  if (token.unit === 'term') return true;
  const nearSchool = kindAt(words, index - 1) === 'school' || kindAt(words, index + 1) === 'school';
  return token.unit === 'month' && token.times > 1 && nearSchool;
}

function kindAt(words: readonly CadenceWord[], index: number): Kind | undefined {
  return words[index]?.token?.type;
}

function meaningBefore(words: readonly CadenceWord[], index: number): Kind | undefined {
  return nearestMeaning(words, index, -1);
}

function meaningAfter(words: readonly CadenceWord[], index: number): Kind | undefined {
  return nearestMeaning(words, index, 1);
}

/** The kind of the nearest word on one side that is more than grammar. */
function nearestMeaning(words: readonly CadenceWord[], index: number, step: 1 | -1): Kind | undefined {
  let at = index + step;
  while (kindAt(words, at) === 'filler' || kindAt(words, at) === 'school') at += step;
  return kindAt(words, at);
}
