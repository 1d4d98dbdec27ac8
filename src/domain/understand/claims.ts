import type { Clause, Sentence } from './clauses.js';
import type { CodeMention } from './item-codes.js';
import type { Span } from './span.js';

/** Whose words a stretch is: these items', or, where `codes` is empty, nobody's by name. */
export interface Claim extends Span {
  readonly codes: readonly string[];
  /** The stretch names several items and does not show which word belongs to which. */
  readonly muddled: boolean;
}

/** What may stand before a code that leads its stretch: "- ", "for", "el", "goal", "as for". */
const LEADS_IN = /^(?:[\s•*\-–(#"'¿¡]|\b(?:as|for|on|in|re|and|also|but|item|goal|objective|action|area|regarding|about|the|now|y|e|el|la|en|de|del|al|para|sobre|pero|ojo|con|item|meta|objetivo|accion|punto|respecto|cuanto|a|tambien)\b)*$/u;
const JOINS_CODES = /^ ?(?:,|&|\/|and|y|e|,? and|,? y)? ?(?:the|el|la|item|goal|meta|on|for|en|del|de)? ?$/u;
/** Brings the talk back to the item that was asked about. */
const BACK_HOME = /\b(?:this (?:one|goal|item|objective)|here|mine|este|esta meta|este objetivo|aqui|overall|in general|en general)\b/u;

/**
 * Cuts sentences into stretches by the item they name. A code that leads ("2.b is off track, not
 * enough teachers. Two more quit.") claims what follows, to the next code, the end of the line or
 * a sentence about home; one that trails ("off track on 2.b") claims its own clause. A clause with
 * several codes and no leader claims for nobody.
 * @param home words that speak of the item asked about (its measures), which end another's claim
 */
export function claimByItem(sentences: readonly Sentence[], mentions: readonly CodeMention[], text: string, home: RegExp | null): Claim[] {
  const claims: Claim[] = [];
  let running: readonly string[] = [];
  let lastEnd = 0;
  let next = 0;
  for (const sentence of sentences) {
    const here: CodeMention[] = [];
    for (; next < mentions.length && (mentions[next]?.start ?? Infinity) < sentence.end; next += 1) {
      const mention = mentions[next];
      if (mention !== undefined && mention.start >= sentence.start) here.push(mention);
    }
    if (text.slice(lastEnd, sentence.start).includes('\n')) running = [];
    lastEnd = sentence.end;
    if (here.length === 0) {
      if (running.length > 0 && (BACK_HOME.test(sentence.text) || home?.test(sentence.text) === true)) running = [];
      claims.push({ start: sentence.start, end: sentence.end, codes: running, muddled: false });
      continue;
    }
    const parts = claimWithin(sentence, here, text);
    claims.push(...parts.claims);
    running = parts.running;
  }
  return claims;
}

interface Group extends Span {
  readonly codes: readonly string[];
}

/** Codes said in one breath ("1.a and 2.b", "1.a, 2.b") stand for one another. */
function groupCodes(mentions: readonly CodeMention[], text: string): Group[] {
  const groups: Group[] = [];
  for (const mention of mentions) {
    const previous = groups.at(-1);
    if (previous !== undefined && mention.start - previous.end < 16 && JOINS_CODES.test(text.slice(previous.end, mention.start))) {
      groups[groups.length - 1] = { start: previous.start, end: mention.end, codes: [...new Set([...previous.codes, mention.code])] };
    } else groups.push({ start: mention.start, end: mention.end, codes: [mention.code] });
  }
  return groups;
}

function claimWithin(sentence: Sentence, mentions: readonly CodeMention[], text: string): { claims: Claim[]; running: readonly string[] } {
  const groups = groupCodes(mentions, text);
  const claims: Claim[] = [];
  let running: readonly string[] = [];
  let open: { start: number; codes: readonly string[]; muddled: boolean } = { start: sentence.start, codes: [], muddled: false };
  const turn = (at: number, codes: readonly string[], muddled: boolean): void => {
    if (at > open.start) claims.push({ ...open, end: at });
    open = { start: Math.max(at, open.start), codes, muddled };
  };
  let groupIndex = 0;
  for (const clause of sentence.clauses) {
    const inside: Group[] = [];
    while (groupIndex < groups.length && (groups[groupIndex]?.start ?? Infinity) < clause.end) {
      const group = groups[groupIndex];
      if (group !== undefined) inside.push(group);
      groupIndex += 1;
    }
    const first = inside[0];
    if (first === undefined) continue;
    const leads = LEADS_IN.test(text.slice(clause.start, first.start).slice(-80));
    if (leads) {
      for (const group of inside) turn(group === first ? clause.start : group.start, group.codes, false);
      running = inside.at(-1)?.codes ?? [];
    } else if (inside.length === 1) {
      turn(clause.start, first.codes, false);
      const after = followingClause(sentence, clause);
      // "off track on 2.b, not enough teachers": the cause goes with the code.
      if (after !== undefined && after.joiner !== 'because') turn(after.start, [], false);
      running = [];
    } else {
      turn(clause.start, [], true);
      const after = followingClause(sentence, clause);
      if (after !== undefined) turn(after.start, [], false);
      running = [];
    }
  }
  claims.push({ ...open, end: sentence.end });
  return { claims, running };
}

function followingClause(sentence: Sentence, clause: Clause): Clause | undefined {
  return sentence.clauses[sentence.clauses.indexOf(clause) + 1];
}

/** The stretches of a sentence that are words about an item: claimed for it, or for nobody by name. */
export function claimedBy(claims: readonly Claim[], code: string, sentence: Span): Span[] {
  return claims
    .filter((claim) => claim.start < sentence.end && claim.end > sentence.start && !claim.muddled && (claim.codes.length === 0 || claim.codes.includes(code)))
    .map(({ start, end }) => ({ start: Math.max(start, sentence.start), end: Math.min(end, sentence.end) }));
}
