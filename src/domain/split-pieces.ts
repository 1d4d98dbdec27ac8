/** What a piece of a rendered message is to those beside it. A `lead` belongs to what follows. */
export type PieceRole = 'divider' | 'lead' | 'buttons' | 'small-print' | 'other';

/** How a surface's pieces are put into messages. */
export interface Parting<P> {
  readonly roleOf: (piece: P) => PieceRole;
  /** Whether one message holds these. */
  readonly fits: (pieces: readonly P[]) => boolean;
  /** Whether these, which end a message, are few enough to stay with its beginning. */
  readonly fitsAsEnd: (pieces: readonly P[]) => boolean;
}

/**
 * Pieces in as many messages as they need, in order. Where there are several, buttons that end the whole, with the small
 * print around them, stay with the first: the one that people see and that is updated. Buttons of a part stay with it.
 */
export function splitPieces<P>(pieces: readonly P[], parting: Parting<P>): readonly (readonly P[])[] {
  const shown = withoutIdleDividers(pieces, parting);
  if (parting.fits(shown)) return [shown];
  const end = endOf(shown, parting);
  const body = shown.slice(0, shown.length - end.length);
  const [first = [], ...rest] = pack(body, end, parting);
  return [[...first, ...end], ...rest].map((part) => withoutIdleDividers(part, parting)).filter((part) => part.length > 0);
}

/** The buttons that end a message; none where they are too many, or where parts of it have buttons of their own. */
function endOf<P>(pieces: readonly P[], { roleOf, fitsAsEnd }: Parting<P>): readonly P[] {
  const isButtons = (piece: P): boolean => roleOf(piece) === 'buttons';
  const from = pieces.findLastIndex((piece) => !isButtons(piece) && roleOf(piece) !== 'small-print') + 1;
  const end = pieces.slice(from);
  const areOfWhole = end.some(isButtons) && !pieces.slice(0, from).some(isButtons);
  return from > 0 && areOfWhole && fitsAsEnd(end) ? end : [];
}

/** Fills one message after the other, the first with room for its end. A part that begins with a heading goes whole where it can. */
function pack<P>(pieces: readonly P[], end: readonly P[], parting: Parting<P>): readonly (readonly P[])[] {
  const fitsAt = (index: number, part: readonly P[]): boolean => parting.fits(index === 0 ? [...part, ...end] : part);
  const parts: P[][] = [];
  let part: P[] = [];
  for (const piece of pieces) {
    if (fitsAt(parts.length, [...part, piece])) {
      part.push(piece);
      continue;
    }
    const from = startOfLast(part, parting);
    const goesAlong = from > 0 && fitsAt(parts.length + 1, [...part.slice(from), piece]);
    const led = goesAlong ? part.splice(from) : [];
    parts.push(part);
    part = [...led, piece];
  }
  return part.length === 0 ? parts : [...parts, part];
}

/** Where the last part begins: at its divider or first heading; not in the first half, lest the message be left half empty. */
function startOfLast<P>(pieces: readonly P[], { roleOf }: Parting<P>): number {
  const starts = (piece: P | undefined): boolean => piece !== undefined && (roleOf(piece) === 'divider' || roleOf(piece) === 'lead');
  const from = pieces.findLastIndex((piece, index) => starts(piece) && !starts(pieces[index - 1]));
  return from >= pieces.length / 2 ? from : 0;
}

/** Without dividers that part nothing: first, last, or two in a row. */
function withoutIdleDividers<P>(pieces: readonly P[], { roleOf }: Parting<P>): readonly P[] {
  const isDivider = (piece: P | undefined): boolean => piece === undefined || roleOf(piece) === 'divider';
  return pieces.filter((piece, index) => !isDivider(piece) || (index > 0 && !isDivider(pieces[index - 1]) && pieces.slice(index).some((later) => !isDivider(later))));
}
