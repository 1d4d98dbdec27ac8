import { safeText, safeUrl } from '../safe-text.js';
import type { PageState } from './page-state.js';

/** A piece of somebody's words. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  | { readonly kind: 'name'; readonly text: string };

const MARKS = /<@([^<>\s]+)>|<#([^<>\s]+)>|https?:\/\/[^\s<>"]+/giu;
/** What ends a sentence rather than a link. */
const TRAILING = /[.,;:!?)\]}'’”]+$/u;

/** Cuts a person's words into text, links, and the names of people and channels that exist. */
export function pieces(words: string, state: Pick<PageState, 'bot' | 'people' | 'conversations'>): readonly Piece[] {
  const text = safeText(words);
  const found: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKS)) {
    const piece = pieceOf(match, state);
    if (piece === undefined) continue;
    if (match.index > end) found.push({ kind: 'text', text: text.slice(end, match.index) });
    found.push(piece.piece);
    end = match.index + piece.length;
  }
  if (end < text.length) found.push({ kind: 'text', text: text.slice(end) });
  return found;
}

function pieceOf(match: RegExpExecArray, state: Pick<PageState, 'bot' | 'people' | 'conversations'>): { piece: Piece; length: number } | undefined {
  const [whole, user, channel] = match;
  if (user !== undefined) {
    const name = user === state.bot.user ? state.bot.name : state.people.find((person) => person.user === user)?.name;
    return name === undefined ? undefined : { piece: { kind: 'name', text: `@${name}` }, length: whole.length };
  }
  if (channel !== undefined) {
    const name = state.conversations.find((one) => one.id === channel)?.name;
    return name === undefined ? undefined : { piece: { kind: 'name', text: `#${name}` }, length: whole.length };
  }
  const shown = whole.replace(TRAILING, '');
  const url = safeUrl(shown);
  return url === undefined ? undefined : { piece: { kind: 'link', url, text: shown }, length: shown.length };
}

/** A file of this sandbox, wherever the server listened when it was linked; else the address itself. */
export function localUrl(url: string): string {
  return /^https?:\/\/127\.0\.0\.1:\d+(\/files\/[0-9a-f-]{36})$/u.exec(url)?.[1] ?? url;
}
