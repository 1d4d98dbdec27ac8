import type { Message } from '../../../src/domain/message.js';
import { splitPieces } from '../../../src/domain/split-pieces.js';
import type { PieceRole } from '../../../src/domain/split-pieces.js';
import type { CardElement, Piece, Separated } from './card-types.js';
import { renderBlocks } from './render-blocks.js';
import { renderContext, renderText } from './render-words.js';
import type { Rendering } from './rendering.js';
import { weightOf } from './weight.js';

/** A message's pieces in as many cards as it needs, none of it lost, with what goes on beneath it; where there are several, the first ends with `more`. */
export function cardPieces({ summary, blocks, more: beneath = [] }: Message, rendering: Rendering, more: string): readonly [readonly Piece[], ...(readonly Piece[])[]] {
  const { body } = rendering.room;
  const pieces = renderBlocks(blocks, rendering);
  const shown = pieces.some((piece) => roleOf(piece) !== 'divider') ? pieces : sayNothing(summary, rendering);
  const pointer = renderContext(more, rendering);
  const alone = { roleOf, fits: (part: readonly Piece[]) => weigh(part) <= body, fitsAsEnd: () => false };
  const whole = splitPieces(shown, alone);
  const below = splitPieces(renderBlocks(beneath, rendering), alone).filter((part) => part.length > 0);
  if (whole.length + below.length <= 1) return [whole[0] ?? []];
  const [first = [], ...rest] = splitPieces(shown, { roleOf, fits: (part) => weigh(part) + weigh(pointer) <= body, fitsAsEnd: (end) => weigh(end) <= body / 2 });
  return [[...first, ...pointer], ...rest, ...below];
}

function sayNothing(summary: string, rendering: Rendering): readonly Piece[] {
  const pieces = renderText(summary, rendering);
  return pieces.length > 0 ? pieces : renderText('…', rendering);
}

function roleOf({ element, leads }: Piece): PieceRole {
  if (element === undefined) return 'divider';
  if (element.type === 'ActionSet') return 'buttons';
  if (isSmallPrint(element)) return 'small-print';
  return leads ? 'lead' : 'other';
}

function isSmallPrint(element: CardElement): boolean {
  return element.type === 'RichTextBlock' ? element.inlines[0]?.size === 'Small' : element.type === 'TextBlock' && element.size === 'Small';
}

const SEPARATED: Separated = { separator: true, spacing: 'Large' };

/** Pieces as a card's elements: what follows a line has it above. */
export function elementsOf(pieces: readonly Piece[]): readonly (CardElement | (Omit<CardElement, 'spacing'> & Separated))[] {
  return pieces.flatMap(({ element }, index) => {
    if (element === undefined) return [];
    const before = pieces[index - 1];
    return [before && before.element === undefined ? { ...element, ...SEPARATED } : element];
  });
}

const weights = new WeakMap<Piece, number>();

/** What pieces weigh in a card, with their mentions; each is weighed once. */
function weigh(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => {
    const weight = weights.get(piece) ?? weightOf(piece.element ?? SEPARATED) + weightOf(piece.mentions ?? []) + 2;
    weights.set(piece, weight);
    return sum + weight;
  }, 0);
}
