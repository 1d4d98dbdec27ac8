import type { Message } from '../../../src/domain/message.js';
import type { Language } from '../../../src/domain/types.js';
import { teamsTexts } from '../../../src/text/teams/index.js';
import { writeActionData } from './action-data.js';
import { cardPieces, elementsOf } from './card-pieces.js';
import { speakable, summaryOf } from './card-text.js';
import type { MentionEntity, Piece } from './card-types.js';
import { mentionOnce } from './inline-runs.js';
import { ACTIVITY_WEIGHT, REFRESHED, roomOf } from './limits.js';
import type { Room } from './limits.js';
import type { Card, OutgoingActivity } from './outgoing-activity.js';
import type { Rendering } from './rendering.js';
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
  const rendering = renderingOf(options);
  const [first, ...rest] = cardPieces(message, rendering, teamsTexts(options.language).moreBelow);
  return [activity(message.summary, first, options, rendering.room), ...rest.map((pieces) => activity('', pieces, { ...options, refresh: [] }, rendering.room))];
}

/** A message as one card, where nothing can follow it: what does not fit is left out, and that is said. */
export function renderCard(message: Message, options: CardOptions): Card {
  const rendering = renderingOf(options);
  const [first] = cardPieces({ ...message, more: [] }, rendering, teamsTexts(options.language).moreElsewhere);
  return card(summaryOf(message.summary, first, rendering.room.spoken), first, options, rendering.room);
}

function renderingOf({ language, mention = () => undefined, most }: CardOptions): Rendering {
  return { language, mention: mentionOnce(mention), room: roomOf(most === undefined ? ACTIVITY_WEIGHT : Math.min(ACTIVITY_WEIGHT, most * 2)) };
}

function activity(summary: string, pieces: readonly Piece[], options: CardOptions, room: Room): OutgoingActivity {
  const spoken = summaryOf(summary, pieces, room.spoken);
  return { type: 'message', summary: spoken, attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card(spoken, pieces, options, room) }] };
}

function card(spoken: string, pieces: readonly Piece[], { refresh = [], width }: CardOptions, room: Room): Card {
  const userIds = refresh.slice(0, REFRESHED);
  const isRefreshed = userIds.length > 0 && weightOf(userIds) <= room.refresh;
  const entities = entitiesOf(pieces);
  const isFull = width === 'full' || pieces.some(({ element }) => element !== undefined && (element.type === 'Table' || element.type.startsWith('Chart.')));
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    speak: speakable(spoken, room.spoken),
    fallbackText: spoken,
    body: elementsOf(pieces),
    ...(isRefreshed && { refresh: { action: { type: 'Action.Execute', verb: 'refresh', data: writeActionData({ kind: 'refresh' }) }, userIds } }),
    ...((isFull || entities.length > 0) && { msteams: { ...(isFull && { width: 'Full' }), ...(entities.length > 0 && { entities }) } }),
  };
}

/** Each mention once. */
function entitiesOf(pieces: readonly Piece[]): readonly MentionEntity[] {
  return [...new Map(pieces.flatMap(({ mentions = [] }) => mentions).map((entity) => [entity.text, entity])).values()];
}
