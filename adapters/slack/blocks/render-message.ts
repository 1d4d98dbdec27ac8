import type { Message } from '../../../src/domain/message.js';
import { fallbackText } from './fallback-text.js';
import { MESSAGE } from './limits.js';
import { renderBlocks } from './render-blocks.js';
import { renderNothing } from './render-words.js';
import type { Piece, SlackBlock } from './slack-blocks.js';
import { splitPieces } from './split-message.js';

export interface RenderOptions {
  /** Block types that this workspace refused: those of `REFUSABLE` are said in words. */
  readonly refused: ReadonlySet<string>;
}

/** One post: `blocks` for those who see them, `text` for notifications and screen readers, escaped as Slack's mrkdwn. */
export interface SlackPost {
  readonly text: string;
  readonly blocks: SlackBlock[];
}

export interface SlackMessage extends SlackPost {
  /** What did not fit, in order: each goes out as a reply in the message's thread. */
  readonly rest: readonly SlackPost[];
}

/** A message as Slack takes it, within every limit of Slack's and with nothing lost. A message without blocks is its summary. */
export function renderMessage(message: Message, { refused }: RenderOptions): SlackMessage {
  const rendered = splitPieces(renderBlocks(message.blocks, refused), MESSAGE);
  const [first = [], ...more] = isBlank(rendered) ? splitPieces(renderNothing(message.summary), MESSAGE) : rendered;
  return {
    text: fallbackText(message.summary, first),
    blocks: blocksOf(first),
    rest: more.map((pieces) => ({ text: fallbackText(pieces.every(({ words }) => words.trim() === '') ? message.summary : '', pieces), blocks: blocksOf(pieces) })),
  };
}

function isBlank(posts: readonly (readonly Piece[])[]): boolean {
  return posts.every((pieces) => pieces.length === 0);
}

function blocksOf(pieces: readonly Piece[]): SlackBlock[] {
  return pieces.map(({ block }) => block);
}
