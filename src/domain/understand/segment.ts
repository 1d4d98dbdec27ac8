import { claimByItem, type Claim } from './claims.js';
import { cleanWords, MAX_READ } from './clean.js';
import { splitSentences, type Sentence } from './clauses.js';
import { excerpt, fold, type Blank, type Folded } from './fold.js';
import { findCodes, type CodeMention } from './item-codes.js';
import { findLinks } from './links.js';
import { quotedSpans } from './quoted.js';
import type { ItemSegment } from './types.js';

/** A message taken apart as far as it can be without knowing the item. */
export interface Parts {
  readonly clean: string;
  readonly folded: Folded;
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly CodeMention[];
  readonly claims: readonly Claim[];
}

/** Cleans, folds and splits words, and says which stretch speaks of which of the codes. */
export function takeApart(words: string, codes: readonly string[], home: RegExp | null = null): Parts {
  const clean = cleanWords(words);
  const blank = mergeBlanks([...quotedSpans(clean).map((span) => ({ ...span, as: 'gap' as const })), ...findLinks(clean).map(({ start, end }) => ({ start, end, as: 'link' as const }))]);
  const folded = fold(clean, blank, MAX_READ);
  const sentences = splitSentences(folded);
  const mentions = findCodes(folded.text, codes, (span) => excerpt(folded, span.start, span.end));
  return { clean, folded, sentences, mentions, claims: claimByItem(sentences, mentions, folded.text, home) };
}

/**
 * Cuts a message that speaks of several items by code into one segment an item, in the order of
 * first mention: "1.a on track. 2.b at risk: no subs". What stands before the first code, and
 * what could belong to either of two items, is in no segment: the owner is asked.
 * @param codes the codes that may be meant, as the plan writes them
 */
export function segmentByItem(words: string, codes: readonly string[]): ItemSegment[] {
  return segmentsOf(takeApart(words, codes));
}

/** The segments of words already taken apart. Links stay with the words around them. */
export function segmentsOf(parts: Parts): ItemSegment[] {
  const byCode = new Map<string, string[]>();
  for (const claim of mergeClaims(parts.claims)) {
    if (claim.muddled) continue;
    const words = excerpt(parts.folded, claim.start, claim.end).replace(/^[\s,;•\-–—]+|(?:[\s,;–—]|\s(?:and|but|y|e|pero))+$/giu, '');
    if (words === '') continue;
    for (const code of claim.codes) byCode.set(code, [...(byCode.get(code) ?? []), words]);
  }
  return [...byCode].map(([code, pieces]) => ({ code, words: pieces.join('\n') }));
}

/** Neighbouring stretches of the same item as one, so that what lies between them is kept. */
function mergeClaims(claims: readonly Claim[]): Claim[] {
  const merged: Claim[] = [];
  for (const claim of claims) {
    const previous = merged.at(-1);
    if (previous !== undefined && !claim.muddled && !previous.muddled && claim.codes.length > 0 && previous.codes.join() === claim.codes.join()) {
      merged[merged.length - 1] = { ...previous, end: claim.end };
    } else merged.push(claim);
  }
  return merged;
}

/** In order, without overlap: a link in a quoted line is part of the gap. */
function mergeBlanks(blanks: readonly Blank[]): Blank[] {
  const merged: Blank[] = [];
  for (const blank of [...blanks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (blank.start >= (merged.at(-1)?.end ?? 0)) merged.push(blank);
  }
  return merged;
}
