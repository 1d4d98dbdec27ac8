import type { Piece, SlackBlock } from './slack-blocks.js';

/** What one message or view holds. */
export interface Room {
  readonly blocks: number;
  /** Characters of the blocks' JSON. */
  readonly json: number;
}

/** What ends a message and should stay with its beginning: buttons and small print, no more than this. */
const LARGEST_END: Room = { blocks: 8, json: 4_500 };

/**
 * Pieces in as many messages as they need, in order. Where there are several, the last buttons and what stands below
 * them stay with the first, which is the one that people see and that is updated.
 */
export function splitPieces(pieces: readonly Piece[], room: Room): readonly (readonly Piece[])[] {
  const shown = withoutIdleDividers(pieces);
  if (fits(shown, room)) return [shown];
  const end = endOf(shown);
  const body = shown.slice(0, shown.length - end.length);
  const [first = [], ...rest] = pack(body, { blocks: room.blocks - end.length, json: room.json - jsonOf(end) }, room);
  return [[...first, ...end], ...rest].map(withoutIdleDividers).filter((part) => part.length > 0);
}

/** The buttons that end a message with the small print around them; none where they are too many, or where there is nothing else. */
function endOf(pieces: readonly Piece[]): readonly Piece[] {
  const isEnd = ({ block }: Piece): boolean => block.type === 'actions' || block.type === 'context';
  const from = pieces.findLastIndex((piece) => !isEnd(piece)) + 1;
  const end = pieces.slice(from);
  return from > 0 && end.some(({ block }) => block.type === 'actions') && fits(end, LARGEST_END) ? end : [];
}

/** Fills one room after the other. A heading goes with what it leads. */
function pack(pieces: readonly Piece[], first: Room, later: Room): readonly (readonly Piece[])[] {
  const roomAt = (index: number): Room => (index === 0 ? first : later);
  const parts: Piece[][] = [];
  let part: Piece[] = [];
  for (const piece of pieces) {
    if (fits([...part, piece], roomAt(parts.length))) {
      part.push(piece);
      continue;
    }
    const kept = part.findLastIndex(({ leads }) => leads !== true) + 1;
    const goesAlong = kept > 0 && fits([...part.slice(kept), piece], roomAt(parts.length + 1));
    const led = goesAlong ? part.splice(kept) : [];
    parts.push(part);
    part = [...led, piece];
  }
  return part.length === 0 ? parts : [...parts, part];
}

/** Without dividers that part nothing: first, last, or two in a row. */
function withoutIdleDividers(pieces: readonly Piece[]): readonly Piece[] {
  const isDivider = (piece: Piece | undefined): boolean => piece === undefined || piece.block.type === 'divider';
  return pieces.filter((piece, index) => !isDivider(piece) || (index > 0 && !isDivider(pieces[index - 1]) && pieces.slice(index).some((later) => !isDivider(later))));
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
