import { cleanText } from '../../../src/domain/clean-text.js';
import { shorten } from '../../../src/domain/cut-text.js';
import type { Message } from '../../../src/domain/message.js';
import type { Piece } from './card-types.js';
import { plainWeight } from './escape.js';
import { mentionOnce } from './inline-runs.js';
import { SPOKEN } from './limits.js';
import { renderBlocks } from './render-blocks.js';

/** What stands where there is nothing to say. */
const NOTHING = '…';

/** Plain words for notifications, as far as they fit: the summary, or else what the pieces say. */
export function summaryOf(summary: string, pieces: readonly Piece[]): string {
  const words = cleanText(summary).trim() || pieces.map((piece) => piece.words.trim()).filter((text) => text !== '').join('\n');
  return shorten(words, SPOKEN * 2, plainWeight) || NOTHING;
}

/** Words to be spoken. What begins like markup would be read as speech markup (SSML), so no angle bracket stays. */
export function speakable(text: string): string {
  return shorten(cleanText(text).replaceAll('<', '‹').replaceAll('>', '›').trim(), SPOKEN * 2, plainWeight) || NOTHING;
}

/** Characters of a text that stands alone, in a dialog or beside a search. */
const TEXT_ROOM = 2_000;

/** All words of a message in plain text, without its buttons: where Teams takes a text and no card. At most `room` characters. */
export function messageText({ summary, blocks }: Message, room: number = TEXT_ROOM): string {
  const words = renderBlocks(blocks, 'en', mentionOnce(() => undefined)).map((piece) => piece.words.trim()).filter((text) => text !== '');
  return shorten(words.join('\n') || cleanText(summary).trim(), room) || NOTHING;
}
