import { readerOf } from './cues.js';
import { gradesIn, type KnownMeasure } from './measure-words.js';
import { ENDS_VALUE, NEUTRAL, PART } from './number-neighbours.js';
import type { Span } from './span.js';

/** The grade named in the words is the measure's, and no part of the schools is meant. */
export function speaksOf(measure: KnownMeasure, words: string): boolean {
  const grades = gradesIn(words);
  if (grades.size > 0 && (measure.grade === null || !grades.has(measure.grade))) return false;
  return !PART.test(words);
}

/**
 * How far the nearest word of the measure is from a number; null where there is none. Words on the
 * left count as nearer; a word between two numbers belongs to the one it is closer to.
 */
export function distanceTo(measure: KnownMeasure, text: string, number: Span, others: readonly Span[]): number | null {
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
export function countsOther(after: string, measure: KnownMeasure): boolean {
  if (ENDS_VALUE.test(after) || /^ ?[^\p{L}\p{N}\s]/u.test(after)) return false;
  const next = after.slice(0, 60).match(/[\p{L}][\p{L}'-]*/gu)?.slice(0, 4).join(' ') ?? '';
  if (next === '') return false;
  if (measure.unitNoun !== null) return !(measure.unitNoun.test(next) || /(?<!\p{L})(?:enrol|sign|inscri|matricul)/u.test(next));
  return measure.words === null || [...next.matchAll(measure.words)].length === 0;
}

/** Whether words before a number name nothing that it could be the number of. */
export function isNeutral(words: string): boolean {
  const en = readerOf('en').plain;
  const es = readerOf('es').plain;
  for (const [word] of words.matchAll(/[\p{L}][\p{L}']*/gu)) {
    if (!en.has(word) && !es.has(word) && !NEUTRAL.has(word) && gradesIn(word).size === 0) return false;
  }
  return true;
}
