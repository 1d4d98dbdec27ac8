import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import { cleanText } from '../../../src/domain/clean-text.js';
import type { CostOf } from '../../../src/domain/cut-text.js';

/** U+2060 word joiner: no width, no break, and between two characters neither is markup of Slack's any more. */
const JOINER = '\u2060';
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** `*bold*`, `_italic_`, `~struck~` where they could begin or end; code anywhere. Inside a word they are letters. */
const MARKUP = /(?<![\p{L}\p{N}])[*_~]+|[*_~]+(?![\p{L}\p{N}])|`+/gu;
/** The first colon of an emoji's name; the name may go on in the text that follows. */
const EMOJI = /:(?=[^\s:]*(?::|$))/gu;
/** A quote's sign. */
const QUOTE = /^>/gmu;

/**
 * Somebody's words inside Slack's mrkdwn: shown as they are. A mention, a call to a channel, a link and a date need
 * `<`, which is escaped; Slack has no escape for bold, code, emoji and quotes, so their signs are kept apart.
 */
export function escapeMrkdwn(text: string): string {
  return cleanText(text)
    .replace(MARKUP, (run) => `${JOINER}${[...run].join(JOINER)}${JOINER}`)
    .replace(EMOJI, `:${JOINER}`)
    .replace(QUOTE, `${JOINER}>`)
    .replace(/[&<>]/gu, (character) => ENTITIES[character] ?? character);
}

/** Whether words hold a sign that Slack reads as markup: where they can, such words go out as plain text, of which it reads nothing. */
export function hasSigns(text: string): boolean {
  return text.search(MARKUP) >= 0 || text.search(QUOTE) >= 0;
}

/** The most room a character takes once it is escaped for mrkdwn. */
export const mrkdwnCost: CostOf = (character) => {
  if (character === '&' || character === '>') return 5;
  if (character === '<') return 4;
  if (character === ':') return 2;
  return '*_~`'.includes(character) ? 3 : character.length;
};

/** The most room a character takes in plain text: Slack keeps it with its three entities. */
export const plainCost: CostOf = (character) => ENTITIES[character]?.length ?? character.length;

/** A text of which Slack reads nothing: no markup, mention, link or emoji name. */
export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/** Text with markup of ours; everything in it that is not ours went through `escapeMrkdwn`. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}
