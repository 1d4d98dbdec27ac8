import { cleanText } from './clean-text.js';
import type { Inline, Span } from './message.js';

/** The words of inline text, without markup: what is said of it where nothing can be marked. */
export function wordsOf(inline: Inline): string {
  return typeof inline === 'string' ? cleanText(inline) : inline.map(spanWords).join('');
}

function spanWords(span: Span): string {
  if (typeof span === 'string') return cleanText(span);
  if ('bold' in span) return cleanText(span.bold);
  return cleanText('link' in span ? span.link.text || span.link.url : `@${span.mention.name}`);
}
