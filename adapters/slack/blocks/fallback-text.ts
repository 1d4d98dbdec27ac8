import { cleanText } from '../../../src/domain/clean-text.js';
import { splitText } from '../../../src/domain/cut-text.js';
import { escapeMrkdwn, mrkdwnCost } from './escape.js';
import { MESSAGE } from './limits.js';
import type { Piece } from './slack-blocks.js';

/** What stands where there is nothing to say: Slack takes no empty text. */
const NOTHING = '…';

/**
 * The top-level text of a message: what a notification shows and a screen reader reads in place of the blocks. First
 * the summary, then whatever the blocks say beyond it, as far as it fits.
 */
export function fallbackText(summary: string, pieces: readonly Piece[]): string {
  const said = [cleanText(summary).trim()].filter((words) => words !== '');
  for (const { words } of pieces) {
    const trimmed = words.trim();
    if (trimmed !== '' && !said.some((before) => before.includes(trimmed))) said.push(trimmed);
  }
  const [text = '', more] = splitText(said.join('\n'), MESSAGE.text - 2, mrkdwnCost);
  const escaped = escapeMrkdwn(text).trim();
  if (escaped === '') return NOTHING;
  return more === undefined ? escaped : `${escaped} …`;
}
