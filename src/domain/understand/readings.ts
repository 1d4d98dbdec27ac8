import type { Language, PlainDateText } from '../types.js';
import type { Clause, Sentence } from './clauses.js';
import { readerOf } from './cues.js';
import { excerpt, type Folded } from './fold.js';
import { gradesIn, namesOtherConcept, type KnownMeasure } from './measure-words.js';
import { beginsMove, endsMove, whyNotAValue } from './number-context.js';
import { ENDS_VALUE, NEUTRAL, PART, SUMMED, WEEKLY, WHOLE } from './number-neighbours.js';
import { findNumbers, type Currency, type NumberToken } from './numbers.js';
import { isNotSo, isOfAnotherYear } from './number-mood.js';
import { monthsAgo } from './recency.js';
import type { Span } from './span.js';
import type { UnderstoodReading } from './types.js';

/** A number that may be the current value of a measure. */
interface Candidate {
  readonly measure: KnownMeasure;
  readonly value: number;
  readonly token: NumberToken;
  /** Told as a past value: counts only where no other is told. */
  readonly old: boolean;
  /** "Total so far", "as of today". */
  readonly summed: boolean;
  /** Months before today that it is told for; null where nothing says. */
  readonly age: number | null;
}

/** The readings in sentences that are the owner's report on the item. */
export function findReadings(sentences: readonly Sentence[], measures: readonly KnownMeasure[], folded: Folded, language: Language, today: PlainDateText): UnderstoodReading[] {
  if (measures.length === 0) return [];
  const candidates: Candidate[] = [];
  let before: Sentence | undefined;
  for (const sentence of sentences) {
    const tokens = findNumbers(sentence, language);
    const values = tokens.filter((token) => mayBeValue(sentence, token));
    for (const token of tokens) {
      const candidate = fit(sentence, before, token, tokens, values, measures, today);
      if (candidate !== null) candidates.push(candidate);
    }
    before = sentence;
  }
  const readings: { reading: UnderstoodReading; at: number }[] = [];
  for (const measure of measures) {
    const chosen = choose(candidates.filter((candidate) => candidate.measure === measure));
    if (chosen === null) continue;
    const { start, end } = chosen.token;
    readings.push({ at: start, reading: { measure: measure.measure.key, value: chosen.value, excerpt: excerpt(folded, start, end) } });
  }
  return readings.sort((a, b) => a.at - b.at).map(({ reading }) => reading);
}

/** The one current value: what is summed up, else the latest month, else the only one told. */
function choose(all: readonly Candidate[]): Candidate | null {
  const fresh = all.some(({ old }) => !old) ? all.filter(({ old }) => !old) : all;
  if (distinct(fresh) <= 1) return fresh[0] ?? null;
  const summed = fresh.filter((candidate) => candidate.summed);
  if (distinct(summed) === 1) return summed[0] ?? null;
  // What was spent in each of two months may be parts of a sum, or the sum twice.
  if (fresh.every(({ age, measure }) => age !== null && measure.kind !== 'money')) {
    const youngest = Math.min(...fresh.map(({ age }) => age ?? Infinity));
    const latest = fresh.filter(({ age }) => age === youngest);
    if (distinct(latest) === 1) return latest[0] ?? null;
  }
  return null;
}

function distinct(candidates: readonly Candidate[]): number {
  return new Set(candidates.map(({ value }) => value)).size;
}

/** Nothing speaks against the number's being a value, now or before. */
function mayBeValue(sentence: Sentence, token: NumberToken): boolean {
  const start = token.start - sentence.start;
  const end = token.end - sentence.start;
  if (endsMove(sentence.text, start)) return true;
  const why = whyNotAValue(sentence.text, start, end, token);
  return why === null || why === 'old' || why === 'remaining';
}

/** "255 of 300", "$150K of the $450K": a part of the target is the value. */
function partOfTarget(sentence: Sentence, token: NumberToken, tokens: readonly NumberToken[], measures: readonly KnownMeasure[]): Fitted | null {
  const whole = tokens[tokens.indexOf(token) + 1];
  if (whole === undefined || !/^ ?(?:out of|of|de|\/)(?: (?:the|our|los|las|nuestra meta de))? ?$/u.test(sentence.text.slice(token.end - sentence.start, whole.start - sentence.start))) return null;
  return alone(token, measures.filter(({ measure }) => typeof measure.target === 'number' && whole.values.includes(measure.target)), false);
}

function fit(sentence: Sentence, before: Sentence | undefined, token: NumberToken, tokens: readonly NumberToken[], values: readonly NumberToken[], measures: readonly KnownMeasure[], today: PlainDateText): Candidate | null {
  const clause = sentence.clauses[token.clause];
  if (clause === undefined) return null;
  const start = token.start - sentence.start;
  const end = token.end - sentence.start;
  const moved = endsMove(sentence.text, start);
  if (isNotSo(sentence, clause, token) || isOfAnotherYear(sentence, clause, token, tokens)) return null;
  const why = moved ? null : beginsMove(sentence.text, start, end) ? 'certainly-old' : whyNotAValue(sentence.text, start, end, token);
  const part = why === 'ratio' ? partOfTarget(sentence, token, tokens, measures) : null;
  if (part !== null) return { ...part, token, old: false, summed: SUMMED.test(clause.text), age: monthsAgo(clause.text, today) };
  if (why !== null && why !== 'old' && why !== 'remaining') return null;
  const found = explicit(sentence, clause, token, values, measures) ?? (moved ? alone(token, measures, false) : bare(sentence, before, clause, token, measures));
  if (found === null || (why === 'remaining' && found.measure.kind !== 'count')) return null;
  return { ...found, token, old: why === 'old', summed: SUMMED.test(clause.text), age: monthsAgo(clause.text, today) };
}

interface Fitted {
  readonly measure: KnownMeasure;
  readonly value: number;
}

/** A measure whose own words stand by the number, in its clause or as the label before it. */
function explicit(sentence: Sentence, clause: Clause, token: NumberToken, tokens: readonly NumberToken[], measures: readonly KnownMeasure[]): Fitted | null {
  const at = token.start - clause.start;
  const others = tokens.filter((other) => other !== token && other.clause === token.clause).map(({ start, end }) => ({ start: start - clause.start, end: end - clause.start }));
  const after = clause.text.slice(Math.max(0, token.end - clause.start));
  const near = measures
    .map((measure) => ({ measure, distance: distanceTo(measure, clause.text, { start: at, end: token.end - clause.start }, others) }))
    .filter(({ distance }) => distance !== null)
    .sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0));
  for (const { measure } of near) {
    if (!speaksOf(measure, clause.text) || (WEEKLY.test(clause.text) && measure.perMonth)) continue;
    if (token.kind === 'plain' && countsOther(after, measure)) continue;
    const value = valueFor(token, measure, token.kind === 'plain' && measure.kind === 'percent');
    if (value !== null) return { measure, value };
  }
  if (near.length > 0) return null;
  const label = sentence.clauses[token.clause - 1];
  if (label === undefined || clause.joiner === 'because' || clause.joiner === 'but' || /\d/u.test(label.text)) return null;
  const labelled = measures.filter((measure) => distanceTo(measure, label.text, { start: label.text.length, end: label.text.length }, []) !== null && speaksOf(measure, label.text));
  const only = labelled[0];
  if (only === undefined || labelled.length > 1 || !isNeutral(clause.text.slice(0, at)) || (token.kind !== 'percent' && countsOther(after, only))) return null;
  if ((WEEKLY.test(`${label.text} ${clause.text}`) && only.perMonth) || !speaksOf(only, clause.text)) return null;
  const value = valueFor(token, only, token.kind === 'plain' && only.kind === 'percent');
  return value === null || token.inWords ? null : { measure: only, value };
}

/** A number that stands alone and that only one measure can have. */
function bare(sentence: Sentence, before: Sentence | undefined, clause: Clause, token: NumberToken, measures: readonly KnownMeasure[]): Fitted | null {
  const left = clause.text.slice(0, Math.max(0, token.start - clause.start));
  const after = clause.text.slice(Math.max(0, token.end - clause.start));
  if (token.inWords && token.kind === 'plain' && token.values.every((value) => Number.isInteger(value))) return null;
  if (/^ ?(?:of|de) (?!this|the (?:month|week)|este|esta|momento|hoy)/u.test(after) && gradesIn(clause.text).size === 0) return null;
  if (!isNeutral(left) || namesOtherConcept(clause.text, measures)) return null;
  if ((PART.test(sentence.text) && (PART.test(clause.text) || !WHOLE.test(clause.text))) || (clause.joiner !== 'start' && before !== undefined && PART.test(before.text) && before.end + 2 >= sentence.start && sentence.start === clause.start)) return null;
  const noun = measures.some(({ unitNoun }) => unitNoun?.test(after.slice(0, 24)) === true);
  if (!noun && !ENDS_VALUE.test(after) && !/^ ?[^\p{L}\p{N}\s]/u.test(after) && !/^ (?:of|de) /u.test(after)) return null;
  const usable = measures.filter((measure) => speaksOf(measure, clause.text) && !(WEEKLY.test(clause.text) && measure.perMonth) && (!noun || measure.unitNoun !== null));
  return alone(token, usable, noun);
}

function alone(token: NumberToken, measures: readonly KnownMeasure[], named: boolean): Fitted | null {
  const fitting: Fitted[] = [];
  for (const measure of measures) {
    const value = valueFor(token, measure, !named || measure.kind !== 'count');
    if (value !== null) fitting.push({ measure, value });
  }
  const only = fitting[0];
  return only === undefined || fitting.length > 1 ? null : only;
}

/** The grade named in the words is the measure's, and no part of the schools is meant. */
function speaksOf(measure: KnownMeasure, words: string): boolean {
  const grades = gradesIn(words);
  if (grades.size > 0 && (measure.grade === null || !grades.has(measure.grade))) return false;
  return !PART.test(words);
}

/**
 * How far the nearest word of the measure is from a number; null where there is none. Words on the
 * left count as nearer; a word between two numbers belongs to the one it is closer to.
 */
function distanceTo(measure: KnownMeasure, text: string, number: Span, others: readonly Span[]): number | null {
  let nearest: number | null = null;
  const note = (from: number, to: number): void => {
    const distance = apart({ start: from, end: to }, number);
    if (others.some((other) => apart({ start: from, end: to }, other) < distance)) return;
    if (nearest === null || distance < nearest) nearest = distance;
  };
  if (measure.words !== null) for (const match of text.matchAll(measure.words)) note(match.index, match.index + match[0].length);
  if (nearest === null && measure.grade !== null && gradesIn(text).has(measure.grade)) return 20;
  return nearest;
}

function apart(word: Span, number: Span): number {
  return word.end <= number.start ? number.start - word.end : word.start >= number.end ? word.start - number.end + 1 : 0;
}

/** The number counts something else: "3 offers", where the measure counts posts. */
function countsOther(after: string, measure: KnownMeasure): boolean {
  if (ENDS_VALUE.test(after) || /^ ?[^\p{L}\p{N}\s]/u.test(after)) return false;
  const next = after.slice(0, 60).match(/[\p{L}][\p{L}'-]*/gu)?.slice(0, 4).join(' ') ?? '';
  if (next === '') return false;
  if (measure.unitNoun !== null) return !(measure.unitNoun.test(next) || /(?<!\p{L})(?:enrol|sign|inscri|matricul)/u.test(next));
  return measure.words === null || [...next.matchAll(measure.words)].length === 0;
}

/** The value a token has for a measure; null where it can be none of it. */
function valueFor(token: NumberToken, measure: KnownMeasure, mustBeLikely: boolean): number | null {
  if (token.kind === 'percent' && measure.kind !== 'percent') return null;
  if (token.kind === 'money' && measure.kind !== 'money') return null;
  if (isOtherMoney(token.currency, measure.currency)) return null;
  for (const value of orderFor(token.values, measure)) {
    if (measure.kind === 'percent' && (value < 0 || value > 100)) continue;
    if (measure.kind === 'count' && !Number.isInteger(value)) continue;
    if (mustBeLikely ? !isLikely(value, measure, token.kind === 'money') : !isConceivable(value, measure)) continue;
    return value;
  }
  return null;
}

/** "€100" is no value of a measure in dollars; a bare "$" may be dollars or pesos. */
function isOtherMoney(written: Currency | null, counted: Currency | null): boolean {
  if (written === null || counted === null || written === counted) return false;
  const dollars = (one: Currency): boolean => one === 'dollar' || one === 'peso';
  return !((written === '$' && dollars(counted)) || (counted === '$' && dollars(written)));
}

/** "12.500" of a measure in the thousands is 12500; of a small one, 12.5. */
function orderFor(values: readonly number[], { kind, measure }: KnownMeasure): readonly number[] {
  if (values.length < 2) return values;
  const size = Math.max(Math.abs(measure.baseline ?? 0), Math.abs(measure.target ?? 0));
  const large = kind === 'money' || size >= 1000;
  if (kind === 'percent' || kind === 'ratio') return [...values].sort((a, b) => a - b);
  return large ? [...values].sort((a, b) => b - a) : values;
}

/** Near enough to baseline and target to be a value of the measure: within about one and a half times their distance. */
function isLikely(value: number, { kind, measure }: KnownMeasure, signed: boolean): boolean {
  const ends = [measure.baseline, measure.target].filter((end): end is number => typeof end === 'number');
  if (ends.length === 0) return kind !== 'money' || signed || value >= 1000;
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const span = Math.max(high - low, Math.abs(high) * 0.1);
  if (value < Math.min(0, low) || value < low - 1.5 * span || value > high + span) return false;
  return kind !== 'money' || signed || value === 0 || value >= high / 100;
}

/** Not out of all proportion to the baseline, where the measure's own words stand by it. */
function isConceivable(value: number, { kind, measure }: KnownMeasure): boolean {
  if (kind !== 'count' || typeof measure.baseline !== 'number' || measure.baseline <= 0) return true;
  return measure.direction === 'down' ? value <= measure.baseline * 3 : value >= measure.baseline / 2;
}

function isNeutral(words: string): boolean {
  const en = readerOf('en').plain;
  const es = readerOf('es').plain;
  for (const [word] of words.matchAll(/[\p{L}][\p{L}']*/gu)) {
    if (!en.has(word) && !es.has(word) && !NEUTRAL.has(word) && gradesIn(word).size === 0) return false;
  }
  return true;
}
