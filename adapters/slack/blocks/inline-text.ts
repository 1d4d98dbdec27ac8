import type { TextObject } from '@slack/types';
import { cleanText } from '../../../src/domain/clean-text.js';
import { wordsOf } from '../../../src/domain/inline-words.js';
import type { Inline, Span } from '../../../src/domain/message.js';
import { costOfText, splitText } from '../../../src/domain/cut-text.js';
import { escapeMrkdwn, hasSigns, mrkdwn, mrkdwnCost, plainCost, plainText } from './escape.js';
import { TEXT } from './limits.js';

/** U+200B: beside it Slack reads `*bold*` also where it touches a letter. */
const EDGE = '\u200B';
/** A user of Slack; anything else is named in words. */
const USER = /^[UW][A-Z0-9]{1,30}$/u;
/** Longer addresses are shown as words alone. */
const LONGEST_URL = 1_500;
const LONGEST_LABEL = 500;

/** Inline text as Slack's text objects of at most `room` each; none of it is lost, and blank text gives none. */
export function textObjects(inline: Inline, room: number = TEXT.section): readonly TextObject[] {
  return typeof inline === 'string' || isPlain(inline)
    ? splitText(wordsOf(inline), room, plainCost).flatMap((part) => (part.trim() === '' ? [] : [plainText(part)]))
    : markedPieces(inline, room).map(mrkdwn);
}

/**
 * Whether inline text goes out as plain text: it has no markup of ours, or none but bold and words that Slack could take
 * for markup, where being exact matters more than being bold.
 */
function isPlain(inline: Inline): boolean {
  if (typeof inline === 'string' || inline.every((span) => typeof span === 'string')) return true;
  return inline.every((span) => typeof span === 'string' || 'bold' in span) && hasSigns(wordsOf(inline));
}

/** Lines as text objects, parted between lines wherever a line fits into one. */
export function lineObjects(lines: readonly Inline[], room: number = TEXT.section): readonly TextObject[] {
  const unmarked = lines.every((line) => typeof line === 'string' || line.every((span) => typeof span === 'string' || 'bold' in span));
  const arePlain = lines.every(isPlain) || (unmarked && lines.some((line) => hasSigns(wordsOf(line))));
  // Marked text is encoded already; plain text takes more room once Slack encodes it.
  const sizeOf = (text: string): number => (arePlain ? costOfText(text, plainCost) : text.length);
  const out: string[] = [];
  let current: string | undefined;
  for (const line of lines) {
    const [first = '', ...more] = arePlain ? splitText(wordsOf(line), room, plainCost) : markedPieces(typeof line === 'string' ? [line] : line, room);
    if (current !== undefined && sizeOf(current) + 1 + sizeOf(first) <= room) current = `${current}\n${first}`;
    else {
      if (current !== undefined) out.push(current);
      current = first;
    }
    for (const piece of more) {
      out.push(current);
      current = piece;
    }
  }
  if (current !== undefined) out.push(current);
  return out.filter((text) => text.trim() !== '').map((text) => (arePlain ? plainText(text) : mrkdwn(text)));
}

/** Spans as mrkdwn, in pieces of at most `room`. */
export function markedPieces(spans: readonly Span[], room: number): readonly string[] {
  const pieces: string[] = [];
  let current = '';
  let endsBold = false;
  const add = (encoded: string, isBold = false): void => {
    const needsEdge = (isBold && /\S$/u.test(current)) || (endsBold && /^\S/u.test(encoded));
    const next = needsEdge ? `${EDGE}${encoded}` : encoded;
    if (current !== '' && current.length + next.length > room) {
      pieces.push(current);
      current = encoded;
    } else current += next;
    endsBold = isBold;
  };
  for (const span of spans) {
    if (typeof span === 'string') for (const part of splitText(cleanText(span), room, mrkdwnCost)) add(escapeMrkdwn(part));
    else if ('bold' in span) for (const part of splitText(cleanText(span.bold), room - SIGNS, mrkdwnCost)) addBold(part, add);
    else if ('mention' in span) addMention(span.mention, add);
    else for (const part of linkParts(span.link)) add(part);
  }
  pieces.push(current);
  return pieces.filter((piece) => piece.trim() !== '');
}

type Add = (encoded: string, isBold?: boolean) => void;

/** Bold's sign at each end. */
const SIGNS = 2;

/** Slack marks bold within one line, from letter to letter: blanks at the ends stay outside. */
function addBold(text: string, add: Add): void {
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) add('\n');
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(line) ?? [];
    if (before !== '') add(before);
    if (words !== '') add(`*${escapeMrkdwn(words)}*`, true);
    if (after !== '') add(after);
  }
}

function addMention({ user, name }: { readonly user: string; readonly name: string }, add: Add): void {
  if (USER.test(user)) add(`<@${user}>`);
  else for (const part of splitText(cleanText(`@${name}`), LONGEST_LABEL, mrkdwnCost)) add(escapeMrkdwn(part));
}

function linkParts({ url, text }: { readonly url: string; readonly text: string }): readonly string[] {
  const href = linkUrl(url);
  const words = cleanText(text).replace(/\s+/gu, ' ').trim() || cleanText(url);
  const labels = splitText(words, LONGEST_LABEL, mrkdwnCost).map((label) => escapeMrkdwn(label).replaceAll('|', '¦'));
  return href === undefined ? labels : labels.map((label) => `<${href}|${label}>`);
}

/** The address as it stands in Slack's `<url|words>`: http or https, no password in it, nothing that could end it. */
export function linkUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, username, password, href } = new URL(url);
  if ((protocol !== 'http:' && protocol !== 'https:') || username !== '' || password !== '' || href.length > LONGEST_URL) return undefined;
  return href.replaceAll('&', '&amp;').replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('|', '%7C');
}
