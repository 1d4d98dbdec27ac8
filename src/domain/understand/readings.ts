import type { Language, PlainDateText } from '../types.js';
import type { Sentence } from './clauses.js';
import { alone, bare, explicit, type Fitted, partOfTarget } from './fit-number.js';
import { excerpt, type Folded } from './fold.js';
import type { KnownMeasure } from './measure-words.js';
import { beginsMove, endsMove, whyNotAValue } from './number-context.js';
import { isNotSo, isOfAnotherYear } from './number-mood.js';
import { SUMMED } from './number-neighbours.js';
import { findNumbers, type NumberToken } from './numbers.js';
import { monthsAgo } from './recency.js';
import type { UnderstoodReading } from './types.js';

/** A number that may be the current value of a measure. */
interface Candidate extends Fitted {
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

/** A number with the measure it may be the current value of, and how it is told. */
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
