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
 * Pieces in as many messages as they need, in order. Where there are several, buttons that end the whole, with the small
 * print around them, stay with the first: the one that people see and that is updated. Buttons of a part stay with it.
 */
export function splitPieces(pieces: readonly Piece[], room: Room): readonly (readonly Piece[])[] {
  const shown = withoutIdleDividers(pieces);
  if (fits(shown, room)) return [shown];
  const end = endOf(shown);
  const body = shown.slice(0, shown.length - end.length);
  const [first = [], ...rest] = pack(body, { blocks: room.blocks - end.length, json: room.json - jsonOf(end) }, room);
  return [[...first, ...end], ...rest].map(withoutIdleDividers).filter((part) => part.length > 0);
}

/** The buttons that end a message; none where they are too many, or where parts of it have buttons of their own. */
function endOf(pieces: readonly Piece[]): readonly Piece[] {
  const isEnd = ({ block }: Piece): boolean => block.type === 'actions' || block.type === 'context';
  const from = pieces.findLastIndex((piece) => !isEnd(piece)) + 1;
  const end = pieces.slice(from);
  const areOfWhole = end.some(({ block }) => block.type === 'actions') && !pieces.slice(0, from).some(({ block }) => block.type === 'actions');
  return from > 0 && areOfWhole && fits(end, LARGEST_END) ? end : [];
}

/** Fills one room after the other. A part that begins with a heading goes whole where it can. */
function pack(pieces: readonly Piece[], first: Room, later: Room): readonly (readonly Piece[])[] {
  const roomAt = (index: number): Room => (index === 0 ? first : later);
  const parts: Piece[][] = [];
  let part: Piece[] = [];
  for (const piece of pieces) {
    if (fits([...part, piece], roomAt(parts.length))) {
      part.push(piece);
      continue;
    }
    const from = startOfLast(part);
    const goesAlong = from > 0 && fits([...part.slice(from), piece], roomAt(parts.length + 1));
    const led = goesAlong ? part.splice(from) : [];
    parts.push(part);
    part = [...led, piece];
  }
  return part.length === 0 ? parts : [...parts, part];
}

/** Where the last part begins: at its divider or first heading; not in the first half, lest the message be left half empty. */
function startOfLast(pieces: readonly Piece[]): number {
  const starts = (piece: Piece | undefined): boolean => piece !== undefined && (piece.block.type === 'divider' || piece.leads === true);
  const from = pieces.findLastIndex((piece, index) => starts(piece) && !starts(pieces[index - 1]));
  return from >= pieces.length / 2 ? from : 0;
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
