import type { HomeView } from '@slack/types';
import type { Message } from '../../../src/domain/message.js';
import { VIEW } from './limits.js';
import { renderBlocks } from './render-blocks.js';
import { renderContext, renderNothing } from './render-words.js';
import { splitPieces } from './split-message.js';

/** A view holds 250 kB, and a character takes up to four bytes. */
const JSON_ROOM = VIEW.json / 4;

export interface HomeOptions {
  /** Block types that this workspace refused, here or anywhere. */
  readonly refused: ReadonlySet<string>;
  /** How to see what does not fit: `homeMore` of the Slack texts. */
  readonly more: string;
}

/** A message as a person's Home tab; where it is too long, its end says how to see the rest. */
export function renderHome(message: Message, { refused, more }: HomeOptions): HomeView {
  const room = { blocks: VIEW.blocks - 1, json: JSON_ROOM };
  const [shown = [], ...others] = splitPieces(renderBlocks(message.blocks, refused), room);
  const [first = [], ...rest] = shown.length > 0 ? [shown, ...others] : splitPieces(renderNothing(message.summary), room);
  return { type: 'home', blocks: [...first, ...(rest.length > 0 ? renderContext(more) : [])].map(({ block }) => block) };
}
