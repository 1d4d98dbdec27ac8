import type { HomeView } from '@slack/types';
import type { Message } from '../../../src/domain/message.js';
import { VIEW } from './limits.js';
import { renderBlocks } from './render-blocks.js';
import { renderContext, renderText } from './render-words.js';
import { splitPieces } from './split-message.js';

/** Slack draws these in messages only. */
const NOT_AT_HOME = ['data_visualization', 'data_table'];
/** A view holds 250 kB, and a character takes up to four bytes. */
const JSON_ROOM = VIEW.json / 4;

export interface HomeOptions {
  readonly refused: ReadonlySet<string>;
  /** How to see what does not fit: `homeMore` of the Slack texts. */
  readonly more: string;
}

/** A message as a person's Home tab; where it is too long, its end says how to see the rest. */
export function renderHome(message: Message, { refused, more }: HomeOptions): HomeView {
  const rendered = renderBlocks(message.blocks, new Set([...refused, ...NOT_AT_HOME]));
  const pieces = rendered.length > 0 ? rendered : renderText(message.summary);
  const [first = [], ...rest] = splitPieces(pieces, { blocks: VIEW.blocks - 1, json: JSON_ROOM });
  return { type: 'home', blocks: [...first, ...(rest.length > 0 ? renderContext(more) : [])].map(({ block }) => block) };
}
