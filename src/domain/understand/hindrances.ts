import type { Language } from '../types.js';
import type { Clause, Sentence } from './clauses.js';
import { excerpt, type Folded } from './fold.js';
import { BLOCKERS, NEEDS, type HindrancePhrases } from './hindrance-words.js';
import { anyOf } from './lexicon.js';
import type { KnownMeasure } from './measure-words.js';
import type { Span } from './span.js';

/** At most this many blockers, and as many needs, are quoted from one message. */
const MAX_QUOTED = 6;
const MAX_LENGTH = 300;
/** The sentence tells of trouble that is over. */
const OVER = /(?<!\p{L}|not |no |never |ni )(?:fixed|resolved|sorted out|solved|cleared up|ya (?:se |lo |nos )?(?:resolvio|arreglo|soluciono|arreglaron|resolvieron)|resuelto|solucionado)(?!\p{L})/u;

interface Phrases {
  readonly after: RegExp | null;
  readonly before: RegExp | null;
  readonly whole: RegExp | null;
  readonly clause: RegExp | null;
  readonly unless: RegExp;
}

const pattern = (list: readonly string[]): RegExp | null => (list.length === 0 ? null : anyOf(list.map((each) => each.replace(/^ /u, '(?<= )'))));
const compile = (phrases: HindrancePhrases): Phrases => ({
  after: pattern(phrases.after), before: pattern(phrases.before), whole: pattern(phrases.whole), clause: pattern(phrases.clause), unless: anyOf(phrases.unless),
});
const BLOCKER_PHRASES: Readonly<Record<Language, Phrases>> = { en: compile(BLOCKERS.en), es: compile(BLOCKERS.es) };
const NEED_PHRASES: Readonly<Record<Language, Phrases>> = { en: compile(NEEDS.en), es: compile(NEEDS.es) };

/** What the sentences say holds the item up, in the owner's words. */
export function findBlockers(sentences: readonly { readonly sentence: Sentence; readonly language: Language; readonly trouble: boolean }[], measures: readonly KnownMeasure[], folded: Folded): string[] {
  const quoted: Span[] = [];
  for (const { sentence, language, trouble } of sentences) {
    if (OVER.test(sentence.text)) continue;
    const needs = NEED_PHRASES[language];
    sentence.clauses.forEach((clause, index) => {
      if (clause.text.length > 2000 || needs.after?.test(clause.text) === true) return;
      const span = quote(clause, sentence, index, BLOCKER_PHRASES[language], measures) ?? cause(clause, trouble, BLOCKER_PHRASES[language]);
      if (span !== null) quoted.push(span);
    });
  }
  return texts(quoted, folded);
}

/** What the sentences ask of others, in the owner's words. */
export function findNeeds(sentences: readonly { readonly sentence: Sentence; readonly language: Language }[], folded: Folded): string[] {
  const quoted: Span[] = [];
  for (const { sentence, language } of sentences) {
    sentence.clauses.forEach((clause, index) => {
      if (clause.text.length > 2000) return;
      const span = quote(clause, sentence, index, NEED_PHRASES[language], []);
      if (span === null) return;
      quoted.push(span);
      const next = sentence.clauses[index + 1];
      // "Necesitamos un mediador y que revisen los códigos" asks for two things.
      if (next !== undefined && next.joiner === 'and' && /^que /u.test(next.text) && span.end === clause.end) quoted.push(next);
    });
  }
  return texts(quoted, folded);
}

/** Whether a sentence asks somebody for something: then it is no question to the bot. */
export function asksForHelp(sentence: Sentence, language: Language): boolean {
  return sentence.clauses.some((clause, index) => clause.text.length <= 2000 && quote(clause, sentence, index, NEED_PHRASES[language], []) !== null);
}

function quote(clause: Clause, sentence: Sentence, index: number, phrases: Phrases, measures: readonly KnownMeasure[]): Span | null {
  const { text } = clause;
  if (phrases.unless.test(text)) return null;
  const after = phrases.after?.exec(text);
  if (after) {
    const from = after.index + after[0].length;
    if (/[\p{L}]/u.test(text.slice(from))) return { start: clause.start + from, end: endOfList(sentence, index) };
  }
  const before = phrases.before?.exec(text);
  if (before && before.index > 2) return { start: clause.start, end: clause.start + before.index };
  const whole = phrases.whole?.exec(text);
  if (whole && !namesMeasure(text, measures)) return { start: clause.start + whole.index, end: clause.end };
  if (phrases.clause?.test(text) === true) return { start: clause.start, end: clause.end };
  return null;
}

/** "faltan 9 plazas por cubrir" is the measure itself, not what holds it up. */
function namesMeasure(text: string, measures: readonly KnownMeasure[]): boolean {
  return /\d/u.test(text) && measures.some(({ words }) => words !== null && [...text.matchAll(words)].length > 0);
}

/** In a sentence that tells of trouble, what stands after "because" is its cause. */
function cause(clause: Clause, trouble: boolean, phrases: Phrases): Span | null {
  if (clause.joiner !== 'because' || !trouble || phrases.unless.test(clause.text)) return null;
  return { start: clause.start, end: clause.end };
}

/** "a bus and two aides" is one need: an "and" with a noun after it goes on. */
function endOfList(sentence: Sentence, index: number): number {
  let end = sentence.clauses[index]?.end ?? 0;
  for (let i = index + 1; i < sentence.clauses.length; i += 1) {
    const next = sentence.clauses[i];
    if (next === undefined || next.joiner !== 'and' || !/^(?:an?|another|more|two|three|some|help|support|un|una|otr[oa]|mas|dos|tres|apoyo|ayuda)(?!\p{L})/u.test(next.text)) break;
    end = next.end;
  }
  return end;
}

function texts(spans: readonly Span[], folded: Folded): string[] {
  const found = new Set<string>();
  for (const { start, end } of spans) {
    const words = excerpt(folded, start, Math.min(end, start + MAX_LENGTH)).replace(/^[\s:,;.–—-]+|[\s:,;.!?–—-]+$/gu, '');
    if (words.length > 1) found.add(words);
    if (found.size >= MAX_QUOTED) break;
  }
  return [...found];
}
