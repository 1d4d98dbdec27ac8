import type { Clause, Sentence } from './clauses.js';
import { countsOther, distanceTo, isNeutral, speaksOf } from './measure-near.js';
import { valueFor } from './measure-value.js';
import { gradesIn, namesOtherConcept, type KnownMeasure } from './measure-words.js';
import { ENDS_VALUE, PART, WEEKLY, WHOLE } from './number-neighbours.js';
import type { NumberToken } from './numbers.js';
import { isOnlyAMonth } from './recency.js';

/** A number as the value of a measure. */
export interface Fitted {
  readonly measure: KnownMeasure;
  readonly value: number;
}

/** A measure whose own words stand by the number, in its clause or as the label before it. */
export function explicit(sentence: Sentence, clause: Clause, token: NumberToken, tokens: readonly NumberToken[], measures: readonly KnownMeasure[]): Fitted | null {
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
  const isNextMonth = label !== undefined && goesOnByMonth(label.text, clause.text, token, at);
  if (label === undefined || clause.joiner === 'because' || clause.joiner === 'but' || (/\d/u.test(label.text) && !isNextMonth)) return null;
  const labelled = measures.filter((measure) => distanceTo(measure, label.text, { start: label.text.length, end: label.text.length }, []) !== null && speaksOf(measure, label.text));
  const only = labelled[0];
  if (only === undefined || labelled.length > 1 || !isNeutral(clause.text.slice(0, at)) || (token.kind !== 'percent' && !isNextMonth && countsOther(after, only))) return null;
  if ((WEEKLY.test(`${label.text} ${clause.text}`) && only.perMonth) || !speaksOf(only, clause.text)) return null;
  const value = valueFor(token, only, token.kind === 'plain' && only.kind === 'percent');
  return value === null || token.inWords ? null : { measure: only, value };
}

/** "92 referrals Sept, 104 Oct": after a value and its month, a number and a month give the next. */
function goesOnByMonth(label: string, text: string, { start, end }: NumberToken, at: number): boolean {
  return isOnlyAMonth(text.slice(0, at) + text.slice(at + end - start)) && /\p{L}/u.test(label) && isOnlyAMonth(label.slice(label.search(/(?<!\p{L})(?:in |en |\()?\p{L}+[.)]* ?$/u)));
}

/** A number that stands alone and that only one measure can have. */
export function bare(sentence: Sentence, before: Sentence | undefined, clause: Clause, token: NumberToken, measures: readonly KnownMeasure[]): Fitted | null {
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

/** The value of the one measure that a number fits; `named` where the words beside it name what is counted. */
export function alone(token: NumberToken, measures: readonly KnownMeasure[], named: boolean): Fitted | null {
  const fitting: Fitted[] = [];
  for (const measure of measures) {
    const value = valueFor(token, measure, !named || measure.kind !== 'count');
    if (value !== null) fitting.push({ measure, value });
  }
  const only = fitting[0];
  return only === undefined || fitting.length > 1 ? null : only;
}

/** "255 of 300", "$150K of the $450K": a part of the target is the value. */
export function partOfTarget(sentence: Sentence, token: NumberToken, tokens: readonly NumberToken[], measures: readonly KnownMeasure[]): Fitted | null {
  const whole = tokens[tokens.indexOf(token) + 1];
  if (whole === undefined || !/^ ?(?:out of|of|de|\/)(?: (?:the|our|los|las|nuestra meta de))? ?$/u.test(sentence.text.slice(token.end - sentence.start, whole.start - sentence.start))) return null;
  return alone(token, measures.filter(({ measure }) => typeof measure.target === 'number' && whole.values.includes(measure.target)), false);
}
