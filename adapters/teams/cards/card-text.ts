import { cleanText } from '../../../src/domain/clean-text.js';
import { shorten } from '../../../src/domain/cut-text.js';
import type { Message } from '../../../src/domain/message.js';
import type { Piece } from './card-types.js';
import { plainWeight } from './escape.js';
import { roomOf } from './limits.js';
import { renderBlocks } from './render-blocks.js';

/** What stands where there is nothing to say. */
const NOTHING = '…';

/** Plain words for notifications, as far as they fit into a weight of `room`: the summary, or else what the pieces say. */
export function summaryOf(summary: string, pieces: readonly Piece[], room: number): string {
  const words = cleanText(summary).trim() || pieces.map((piece) => piece.words.trim()).filter((text) => text !== '').join('\n');
  return shorten(words, room, plainWeight) || NOTHING;
}

/** Words to be spoken. What begins like markup would be read as speech markup (SSML), so no angle bracket stays. They weigh at most `room`. */
export function speakable(text: string, room: number): string {
  return shorten(cleanText(text).replaceAll('<', '‹').replaceAll('>', '›').trim(), room, plainWeight) || NOTHING;
}

/** Characters of a text that stands alone, in a dialog or beside a search. */
const TEXT_ROOM = 2_000;

/** All words of a message in plain text, without its buttons: where Teams takes a text and no card. At most `room` characters. */
export function messageText({ summary, blocks }: Message, room: number = TEXT_ROOM): string {
  const words = renderBlocks(blocks, { language: 'en', mention: () => undefined, room: roomOf() }).map((piece) => piece.words.trim()).filter((text) => text !== '');
  return shorten(words.join('\n') || cleanText(summary).trim(), room) || NOTHING;
}
