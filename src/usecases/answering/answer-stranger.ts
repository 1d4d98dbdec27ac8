import type { Temporal } from 'temporal-polyfill';
import { plainMessage } from '../../domain/message.js';
import type { Message } from '../../domain/message.js';
import { mayBeLetIn } from '../../domain/outsiders.js';
import type { Language, Platform } from '../../domain/types.js';
import type { InboxEvent, Store, StrangerKind } from '../../ports.js';
import { answeringTexts } from '../../text/answering/index.js';
import { endWaiting } from './end-waiting.js';
import type { Identified } from './identify-person.js';
import { languageOf } from './person-language.js';
import type { Effects } from './turn.js';

/** How many stewards are named. */
const MOST_NAMES = 3;

/** What is said to them, and what ends a form that they wait for. */
type Answered = Pick<Effects, 'deliveries' | 'after'>;
const UNANSWERED: Answered = { deliveries: new Set(), after: [] };

/**
 * Tells somebody who is no member of the organization, once ever, that this is not for them: they see nothing and change
 * nothing. A form that they wait for ends each time. A program is never answered, so that two of them do not talk for ever.
 */
export async function refuseStranger(store: Store, event: InboxEvent, { stranger, language }: Identified, now: Temporal.Instant): Promise<Answered> {
  const { platform, workspace, user } = event.inbound;
  if (stranger === undefined || stranger === 'bot' || isUnspoken(event.inbound)) return UNANSWERED;
  const spoken = language ?? (await languageOf(store, event.organizationId, { platform, workspace }, user));
  const words = outsiderWords(spoken, platform, stranger);
  return answer(store, event, `stranger:${platform}:${workspace}:${user}`, plainMessage(...words, answeringTexts(spoken).refused.outsiderOnce), now, plainMessage(...words));
}

/** What a stranger is told: that this is not for them, and who could change that. */
export function outsiderWords(language: Language, platform: Platform, stranger: Exclude<StrangerKind, 'bot'>): readonly string[] {
  const { outsider, outsiderAsk } = answeringTexts(language).refused;
  return [outsider[stranger], ...(mayBeLetIn(platform, stranger) ? [outsiderAsk] : [])];
}

/** What nobody waits to have answered. */
function isUnspoken({ type }: InboxEvent['inbound']): boolean {
  return type === 'edit' || type === 'delete' || type === 'home' || type === 'installation';
}

/** Tells somebody whom the organization does not know, or no longer, whom to turn to. */
export async function answerStranger(store: Store, event: InboxEvent, { member, language }: Identified, now: Temporal.Instant): Promise<Answered> {
  const { organizationId, inbound } = event;
  const { platform, workspace, user } = inbound;
  if (isUnspoken(inbound)) return UNANSWERED;
  const spoken = member?.language ?? language ?? (await languageOf(store, organizationId, { platform, workspace }, user));
  return answer(store, event, `stranger:${event.id}`, await unknownWords(store, organizationId, spoken, member !== undefined), now);
}

/** What somebody is told whom the organization does not know, or, where they were known, no longer counts among its people. */
export async function unknownWords(store: Store, organizationId: string, language: Language, wasKnown: boolean): Promise<Message> {
  const { refused, choice } = answeringTexts(language);
  const stewards = (await store.people.all(organizationId)).filter((person) => person.active && person.roles.includes('steward')).slice(0, MOST_NAMES);
  const ask = stewards.length > 0 ? refused.strangerAsk(choice(stewards.map((person) => person.name))) : refused.strangerNobody;
  return plainMessage(wasKnown ? refused.inactive : refused.stranger, ask);
}

async function answer(store: Store, { organizationId, inbound }: InboxEvent, key: string, message: Message, now: Temporal.Instant, inPlace = message): Promise<Answered> {
  const { platform, workspace, user } = inbound;
  const written = await store.deliveries.create(organizationId, [
    { platform, workspace, key, kind: 'answer', destination: { kind: 'direct', user }, content: { kind: 'message', message }, dueAt: now },
  ]);
  return { deliveries: new Set(written), after: [({ chat }) => endWaiting(chat, inbound, inPlace)] };
}
