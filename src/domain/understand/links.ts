import type { Span } from './span.js';

const URL = /\b(?:https?:\/\/|www\.)[^\s<>"“”«»|]{2,2000}/giu;
const MAX_LINKS = 20;

export interface LinkSpan extends Span {
  readonly url: string;
}

/** The web addresses in clean words, each once, without the punctuation that ends the sentence. */
export function findLinks(clean: string): LinkSpan[] {
  const found: LinkSpan[] = [];
  for (const match of clean.matchAll(URL)) {
    const url = withoutTail(match[0]);
    found.push({ url, start: match.index, end: match.index + url.length });
  }
  return found;
}

/** The addresses alone, each once, at most twenty. */
export function linkUrls(spans: readonly LinkSpan[]): string[] {
  return [...new Set(spans.map((span) => span.url))].slice(0, MAX_LINKS);
}

/** "(https://example.org/a)." ends before ")": a closing bracket belongs to an address only where it opened one. */
function withoutTail(url: string): string {
  let end = url.length;
  let opened = 0;
  let closed = 0;
  for (const c of url) {
    if (c === '(') opened += 1;
    if (c === ')') closed += 1;
  }
  for (;;) {
    const c = url.charAt(end - 1);
    if (c === ')' && closed > opened) closed -= 1;
    else if (!/[.,;:!?'’*_~\]}]/u.test(c)) return url.slice(0, end);
    end -= 1;
  }
}
