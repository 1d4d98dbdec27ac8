import type { Clause, Sentence } from './clauses.js';
import type { Cue, Reader } from './cues.js';
import type { Verdict } from './lexicon.js';
import type { Span } from './span.js';

/** A cue with what the words around it make of it. Only a standing verdict counts. */
export interface Reading extends Span {
  /** null where the words around it take it back: a condition, a wish, somebody else's view. */
  readonly says: Verdict | null;
  readonly weight: 1 | 2 | 3;
  /** Said of the past: what it was, `says` being null. */
  readonly was: Verdict | null;
  /** Belongs to an earlier date, if another one is current. */
  readonly earlier: boolean;
  readonly overall: boolean;
  /** Stands after a "but", or says "still" or "now". */
  readonly turns: boolean;
  /** Why it does not count, for people who ask; null where it counts. */
  readonly dropped: Drop | null;
}
export type Drop = 'people' | 'nearly' | 'disclaimed' | 'past' | 'ahead' | 'condition' | 'negated' | 'part' | 'question';

export interface ScopeContext {
  readonly reader: Reader;
  /** The item's own words (measures, title): a phrase about them is about the item. */
  readonly ownWords: RegExp | null;
  /** The message is a list of several lines: a line speaks of its own subject. */
  readonly manyBullets: boolean;
}

const TURN = /(?<!\p{L})(?:still|now|currently|today|ahora|ahorita|todavia|hoy|actualmente|ya)(?!\p{L})/u;
const SINCE = /(?<!\p{L})(?:as of|since|desde|a partir de) ?[a-z ]{0,12}$/u;

/** Reads every cue of a sentence in its place, and adds what the sentence says as a whole. */
export function readInScope(sentence: Sentence, cues: readonly Cue[], context: ScopeContext): Reading[] {
  const readings: Reading[] = [];
  let previous: Cue | undefined;
  cues.forEach((cue, index) => {
    const next = cues[index + 1];
    readings.push(readCue(sentence, cue, previous, next, context, readings.at(-1)));
    previous = cue;
  });
  const failing = failsWithoutHelp(sentence, context.reader);
  if (failing !== null) {
    readings.push({ ...failing, says: 'at-risk', weight: 3, was: null, earlier: false, overall: /^(?:at this|si (?:esto |todo |la cosa |las cosas )?(?:sigue|continua)|if nothing|a este)/u.test(sentence.text.slice(failing.start - sentence.start)), turns: false, dropped: null });
  }
  return readings;
}

function readCue(sentence: Sentence, cue: Cue, before: Cue | undefined, after: Cue | undefined, context: ScopeContext, last: Reading | undefined): Reading {
  const { reader } = context;
  const clause = sentence.clauses[cue.clause];
  const base = { start: cue.start, end: cue.end, weight: cue.rule.weight, was: null, earlier: false, overall: false, turns: false };
  if (clause === undefined) return { ...base, says: null, dropped: 'part' };
  const head = clause.text.slice(0, Math.max(0, cue.start - clause.start)).slice(-160);
  const tail = clause.text.slice(cue.end - clause.start).slice(0, 160);
  const near = before !== undefined && before.clause === cue.clause ? clause.text.slice(before.end - clause.start, Math.max(0, cue.start - clause.start)).slice(-160) : head;
  const drop = (dropped: Drop, was: Verdict | null = null): Reading => ({ ...base, says: null, was, dropped });

  if (cue.rule.weight >= 2 && (reader.peopleAfter.test(tail) || reader.peopleBefore.test(head))) return drop('people');
  if (reader.nearly.test(head)) return drop('nearly');
  if (reader.disclaimers.test(near) && firstMatch(near, reader.notConditions) === undefined) return drop('disclaimed');
  const alternative = /^ (?:or|nor|o|ni) (?:even |be )?$/u.test(near) && before !== undefined && before.clause === cue.clause;
  if (alternative && last !== undefined && last.dropped !== null) return drop(last.dropped, last.was === null ? null : cue.rule.says);
  if (isPast(near, tail, clause, cue, after, reader)) return drop('past', cue.rule.says);
  if (cue.rule.says !== 'unclear' && reader.ahead.test(near.slice(-60))) return drop('ahead');
  if (isConditional(sentence, cue, clause, tail, reader)) return drop('condition');

  const negated = isNegated(near, reader) || (alternative && last !== undefined && last.dropped === null && isNegated(clause.text.slice(0, last.start - clause.start), reader));
  const says = negated ? cue.rule.negated : cue.rule.says;
  if (says === null) return drop('negated');
  if (cue.rule.reach !== 'any' && !speaksOfWhole(sentence, cue, head, tail, context)) return drop('part');
  return {
    ...base, says, dropped: null,
    earlier: isEarlier(clause.text, reader),
    overall: saysOverall(sentence, cue, reader),
    turns: clause.joiner === 'but' || TURN.test(clause.text),
  };
}

function isPast(near: string, tail: string, clause: Clause, cue: Cue, after: Cue | undefined, reader: Reader): boolean {
  if (reader.reported.test(near)) return true;
  if (after !== undefined && after.clause === cue.clause && /^ (?:to|a|into|al|hacia) (?:now |en )?$/u.test(clause.text.slice(cue.end - clause.start, after.start - clause.start))) return true;
  if (/^ (?:earlier|before|previously|antes)(?!\p{L})/u.test(tail)) return true;
  for (const match of near.matchAll(reader.past)) {
    // "were on track" at the very start is "we're on track" without its apostrophe.
    if (match[0] === 'were' && clause.start + match.index === clause.start && near.length === match[0].length + 1) continue;
    if (!TURN.test(near.slice(match.index + match[0].length).replace(/(?<!\p{L})(?:still|todavia|ya)(?!\p{L})/gu, ''))) return true;
  }
  return false;
}

function isEarlier(text: string, reader: Reader): boolean {
  const match = reader.earlier.exec(text);
  return match !== null && !SINCE.test(text.slice(0, match.index)) && !TURN.test(text);
}

/** A condition reaches from its word to the end of the sentence, or to a "but" or "so". */
function isConditional(sentence: Sentence, cue: Cue, clause: Clause, tail: string, reader: Reader): boolean {
  const offset = cue.start - sentence.start;
  const before = hidePhrases(sentence.text.slice(Math.max(0, offset - 240), offset), reader.notConditions);
  const opener = lastMatch(before, reader.conditions) ?? (isOutcome(cue, reader, sentence) ? lastMatch(before, reader.withoutHelp) : undefined);
  if (opener !== undefined) {
    const at = cue.start - before.length + opener;
    const between = sentence.clauses.filter(({ start }) => start > at && start <= cue.start);
    if (!between.some(({ joiner }) => joiner === 'but' || joiner === 'so' || joiner === 'bracket' || joiner === 'colon')) return true;
  }
  if (cue.rule.says !== 'on-track' && cue.rule.says !== 'done') return false;
  const next = sentence.clauses[cue.clause + 1];
  const rest = hidePhrases(next !== undefined && next.joiner === 'comma' ? `${tail} ${next.text.slice(0, 24)}` : tail, reader.notConditions);
  const condition = firstMatch(rest, reader.conditions);
  return condition !== undefined && condition < (clause.text.length > 0 ? 60 : 0);
}

function isOutcome(cue: Cue, reader: Reader, sentence: Sentence): boolean {
  return firstMatch(sentence.text.slice(cue.start - sentence.start, cue.end - sentence.start), reader.failing) !== undefined;
}

/** "Unless we get two subs we will miss it": as things stand it fails, which is to be at risk. */
function failsWithoutHelp(sentence: Sentence, reader: Reader): Span | null {
  const text = hidePhrases(sentence.text.slice(0, 400), reader.notConditions);
  for (const help of text.matchAll(reader.withoutHelp)) {
    for (const fail of text.matchAll(reader.failing)) {
      const apart = fail.index >= help.index + help[0].length || fail.index + fail[0].length <= help.index;
      if (apart && help[0] !== '' && fail[0] !== '') {
        const start = Math.min(help.index, fail.index);
        return { start: sentence.start + start, end: sentence.start + Math.max(help.index + help[0].length, fail.index + fail[0].length) };
      }
    }
  }
  return null;
}

/** An odd number of negations in the few words before the cue. */
function isNegated(near: string, reader: Reader): boolean {
  let count = 0;
  for (const match of near.matchAll(reader.negators)) {
    const between = near.slice(match.index + match[0].length).trim();
    if (between === '' || between.split(' ').length <= 5) count += 1;
  }
  return count % 2 === 1;
}

/** Whether a phrase has the item for its subject: nothing but plain words and the item's own before it. */
function speaksOfWhole(sentence: Sentence, cue: Cue, head: string, tail: string, context: ScopeContext): boolean {
  const { reader } = context;
  if (!isPlain(head, context)) return false;
  if (cue.rule.reach === 'bare' && !reader.tails.test(tail)) return false;
  const clause = sentence.clauses[cue.clause];
  const before = sentence.clauses[cue.clause - 1];
  if (context.manyBullets && sentence.bullet && !saysOverall(sentence, cue, reader)) return false;
  if (before === undefined || clause === undefined) return true;
  const strict = clause.joiner === 'and' || clause.joiner === 'colon' || (clause.joiner === 'comma' && cue.rule.says === 'done');
  return !strict || isPlain(before.text, context) || firstMatch(before.text, reader.overall) !== undefined || (/\d/u.test(before.text) && clause.joiner !== 'colon');
}

function isPlain(words: string, context: ScopeContext): boolean {
  for (const [word] of words.matchAll(/[\p{L}][\p{L}\p{N}']*/gu)) {
    if (!context.reader.plain.has(word) && context.ownWords?.test(word) !== true) return false;
  }
  return true;
}

function saysOverall(sentence: Sentence, cue: Cue, reader: Reader): boolean {
  const from = Math.max(0, cue.start - sentence.start - 120);
  const words = sentence.text.slice(from, cue.end - sentence.start);
  for (const match of words.matchAll(reader.overall)) {
    const at = sentence.start + from + match.index;
    const turned = sentence.clauses.some(({ start, joiner }) => joiner === 'but' && start > at && start <= cue.start);
    if (!turned && at < cue.end) return true;
  }
  return firstMatch(sentence.text.slice(cue.end - sentence.start, cue.end - sentence.start + 12), reader.overall) !== undefined;
}

function hidePhrases(text: string, pattern: RegExp): string {
  return text.replace(pattern, (phrase) => '·'.repeat(phrase.length));
}

function lastMatch(text: string, pattern: RegExp): number | undefined {
  let at: number | undefined;
  for (const match of text.matchAll(pattern)) at = match.index;
  return at;
}

function firstMatch(text: string, pattern: RegExp): number | undefined {
  for (const match of text.matchAll(pattern)) return match.index;
  return undefined;
}
