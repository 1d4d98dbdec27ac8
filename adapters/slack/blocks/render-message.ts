import type { Message } from '../../../src/domain/message.js';
import { fallbackText } from './fallback-text.js';
import { MESSAGE } from './limits.js';
import { renderBlocks } from './render-blocks.js';
import { renderContext, renderNothing } from './render-words.js';
import type { Piece, SlackBlock } from './slack-blocks.js';
import { splitPieces } from './split-message.js';

export interface RenderOptions {
  /** Block types that this workspace refused: those of `REFUSABLE` are said in words. */
  readonly refused: ReadonlySet<string>;
  /** What ends the first part of a message that goes on. */
  readonly more?: string;
}

/** One post: `blocks` for those who see them, `text` for notifications and screen readers, escaped as Slack's mrkdwn. */
export interface SlackPost {
  readonly text: string;
  readonly blocks: SlackBlock[];
}

export interface SlackMessage extends SlackPost {
  /** What did not fit and what goes on beneath it, in order: each goes out as a reply in the message's thread. */
  readonly rest: readonly SlackPost[];
}

/** A message as Slack takes it, within every limit of Slack's and with nothing lost. A message without blocks is its summary. */
export function renderMessage(message: Message, { refused, more = '' }: RenderOptions): SlackMessage {
  const drawn = renderBlocks(message.blocks, refused);
  const pieces = isBlank(splitPieces(drawn, MESSAGE)) ? renderNothing(message.summary) : drawn;
  const beneath = splitPieces(renderBlocks(message.more ?? [], refused), MESSAGE).filter((part) => part.length > 0);
  const whole = splitPieces(pieces, MESSAGE);
  if (more === '' || whole.length + beneath.length === 1) return inParts(message, [...whole, ...beneath], []);
  const pointer = renderContext(more);
  const room = { blocks: MESSAGE.blocks - pointer.length, json: MESSAGE.json - JSON.stringify(blocksOf(pointer)).length };
  return inParts(message, [...splitPieces(pieces, room), ...beneath], pointer);
}

function inParts({ summary }: Message, [first = [], ...more]: readonly (readonly Piece[])[], pointer: readonly Piece[]): SlackMessage {
  return {
    text: fallbackText(summary, first),
    blocks: blocksOf([...first, ...pointer]),
    rest: more.map((pieces) => ({ text: fallbackText(pieces.every(({ words }) => words.trim() === '') ? summary : '', pieces), blocks: blocksOf(pieces) })),
  };
}

function isBlank(posts: readonly (readonly Piece[])[]): boolean {
  return posts.every((pieces) => pieces.length === 0);
}

function blocksOf(pieces: readonly Piece[]): SlackBlock[] {
  return pieces.map(({ block }) => block);
}
