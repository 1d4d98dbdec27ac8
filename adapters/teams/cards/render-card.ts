import type { Message } from '../../../src/domain/message.js';
import type { Language } from '../../../src/domain/types.js';
import { spokenText } from './card-text.js';
import type { Card, OutgoingActivity } from './outgoing-activity.js';

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
  return [{ type: 'message', summary: spokenText(message.summary), attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: renderCard(message, options) }] }];
}

/** A message as one card, where nothing can follow it: what does not fit is left out, and that is said. */
export function renderCard(message: Message, _options: CardOptions): Card {
  return { type: 'AdaptiveCard', version: '1.5', speak: spokenText(message.summary), body: [] };
}
