import { splitPieces as split } from '../../../src/domain/split-pieces.js';
import type { PieceRole } from '../../../src/domain/split-pieces.js';
import type { Piece, SlackBlock } from './slack-blocks.js';

/** What one message or view holds. */
export interface Room {
  readonly blocks: number;
  /** Characters of the blocks' JSON. */
  readonly json: number;
}

/** What ends a message and should stay with its beginning: buttons and small print, no more than this. */
const LARGEST_END: Room = { blocks: 8, json: 4_500 };

/** Pieces in as many messages as they need, in order; buttons of the whole stay with the first. */
export function splitPieces(pieces: readonly Piece[], room: Room): readonly (readonly Piece[])[] {
  return split(pieces, { roleOf, fits: (part) => fits(part, room), fitsAsEnd: (end) => fits(end, LARGEST_END) });
}

function roleOf({ block, leads }: Piece): PieceRole {
  if (block.type === 'divider') return 'divider';
  if (block.type === 'actions') return 'buttons';
  if (block.type === 'context') return 'small-print';
  return leads ? 'lead' : 'other';
}

function fits(pieces: readonly Piece[], room: Room): boolean {
  return pieces.length <= room.blocks && jsonOf(pieces) <= room.json;
}

function jsonOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { block }) => sum + sizeOf(block), 2);
}

const sizes = new WeakMap<SlackBlock, number>();

/** Characters of a block's JSON with the comma after it, counted once. */
function sizeOf(block: SlackBlock): number {
  const known = sizes.get(block);
  if (known !== undefined) return known;
  const size = JSON.stringify(block).length + 1;
  sizes.set(block, size);
  return size;
}
