import type { Message } from '../../../src/domain/message.js';
import { splitPieces } from '../../../src/domain/split-pieces.js';
import type { PieceRole } from '../../../src/domain/split-pieces.js';
import type { Language } from '../../../src/domain/types.js';
import { teamsTexts } from '../../../src/text/teams/index.js';
import { writeActionData } from './action-data.js';
import { speakable, summaryOf } from './card-text.js';
import type { MentionEntity, Piece } from './card-types.js';
import { mentionOnce } from './inline-runs.js';
import { BODY_WEIGHT, REFRESHED } from './limits.js';
import type { Card, OutgoingActivity } from './outgoing-activity.js';
import { renderBlocks } from './render-blocks.js';
import { renderContext, renderText } from './render-words.js';
import { weightOf } from './weight.js';

export interface CardOptions {
  /** Of whoever reads the card. */
  readonly language: Language;
  /** The id under which Teams mentions a user (`29:…` or an Entra object id); undefined for whom it cannot: they are named. */
  readonly mention?: (user: string) => string | undefined;
  /** Ids of the people for whom the card is asked for anew each time they see it; the first sixty are taken. */
  readonly refresh?: readonly string[];
  /** As wide as the conversation. Left out: where the message holds a chart or a table. */
  readonly width?: 'full';
  /** How large one activity may be, in UTF-16 units of its JSON; 40,000 unless a conversation takes less. */
  readonly most?: number;
}

/** A message as Teams takes it: one card each, the first what people see and what is updated, the rest in order below it. */
export function renderActivities(message: Message, options: CardOptions): readonly [OutgoingActivity, ...OutgoingActivity[]] {
  const [first, ...rest] = inParts(message, options, teamsTexts(options.language).moreBelow);
  return [activity(message.summary, first, options), ...rest.map((pieces) => activity('', pieces, { ...options, refresh: [] }))];
}

/** A message as one card, where nothing can follow it: what does not fit is left out, and that is said. */
export function renderCard(message: Message, options: CardOptions): Card {
  const [first] = inParts(message, options, teamsTexts(options.language).moreElsewhere);
  return card(message.summary, first, options);
}

/** A message's pieces in as many parts as it needs; where there are several, the first ends with `more`. */
function inParts({ summary, blocks }: Message, { language, mention = () => undefined }: CardOptions, more: string): readonly [readonly Piece[], ...(readonly Piece[])[]] {
  const named = mentionOnce(mention);
  const pieces = renderBlocks(blocks, language, named);
  const shown = pieces.some(({ element }) => element.type !== 'Container' || element.items.length > 0) ? pieces : sayNothing(summary);
  if (isRoomFor(shown, 0)) return [shown];
  const pointer = renderContext(more, named);
  const [first = [], ...rest] = splitPieces(shown, { roleOf, fits: (part) => isRoomFor(part, weightOfPieces(pointer)), fitsAsEnd: (end) => weightOfPieces(end) <= BODY_WEIGHT / 2 });
  return rest.length === 0 ? [first] : [[...first, ...pointer], ...rest];
}

function sayNothing(summary: string): readonly Piece[] {
  const pieces = renderText(summary, () => undefined);
  return pieces.length > 0 ? pieces : renderText('…', () => undefined);
}

function roleOf({ element, leads }: Piece): PieceRole {
  if (element.type === 'ActionSet') return 'buttons';
  if (element.type === 'Container' && element.items.length === 0) return 'divider';
  if (isSmallPrint(element)) return 'small-print';
  return leads ? 'lead' : 'other';
}

function isSmallPrint(element: Piece['element']): boolean {
  return element.type === 'RichTextBlock' ? element.inlines[0]?.size === 'Small' : element.type === 'TextBlock' && element.size === 'Small';
}

function isRoomFor(pieces: readonly Piece[], reserved: number): boolean {
  return weightOfPieces(pieces) + reserved <= BODY_WEIGHT;
}

const weights = new WeakMap<Piece, number>();

function weightOfPieces(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => {
    const known = weights.get(piece) ?? weightOf(piece.element) + weightOf(piece.mentions ?? []) + 2;
    weights.set(piece, known);
    return sum + known;
  }, 0);
}

function activity(summary: string, pieces: readonly Piece[], options: CardOptions): OutgoingActivity {
  const spoken = summaryOf(summary, pieces);
  return { type: 'message', summary: spoken, attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card(spoken, pieces, options) }] };
}

function card(summary: string, pieces: readonly Piece[], { refresh = [], width }: CardOptions): Card {
  const spoken = summaryOf(summary, pieces);
  const entities = entitiesOf(pieces);
  const isFull = width === 'full' || pieces.some(({ element }) => element.type === 'Table' || element.type.startsWith('Chart.'));
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    speak: speakable(spoken),
    fallbackText: spoken,
    body: pieces.map(({ element }) => element),
    ...(refresh.length > 0 && { refresh: { action: { type: 'Action.Execute', verb: 'refresh', data: writeActionData({ kind: 'refresh' }) }, userIds: refresh.slice(0, REFRESHED) } }),
    ...((isFull || entities.length > 0) && { msteams: { ...(isFull && { width: 'Full' }), ...(entities.length > 0 && { entities }) } }),
  };
}

/** Each mention once. */
function entitiesOf(pieces: readonly Piece[]): readonly MentionEntity[] {
  return [...new Map(pieces.flatMap(({ mentions = [] }) => mentions).map((entity) => [entity.text, entity])).values()];
}
