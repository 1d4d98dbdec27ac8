import type { Temporal } from 'temporal-polyfill';
import type { InboxEvent, Member, Store, StrangerKind } from '../../ports.js';
import { answeringTexts } from '../../text/answering/index.js';
import { languageOf } from './person-language.js';
import { plainMessage } from '../../domain/message.js';

/** How many stewards are named. */
const MOST_NAMES = 3;

/**
 * Tells somebody who is no member of the organization, once ever, that this is not for them: they see nothing and change
 * nothing. A program is never answered, so that two of them do not talk for ever.
 */
export async function refuseStranger(store: Store, { organizationId, inbound }: InboxEvent, stranger: StrangerKind, now: Temporal.Instant): Promise<{ readonly deliveries: ReadonlySet<string> }> {
  const { platform, workspace, user } = inbound;
  if (stranger === 'bot' || isUnspoken(inbound)) return { deliveries: new Set() };
  const { refused } = answeringTexts(await languageOf(store, organizationId, { platform, workspace }, user));
  const message = plainMessage(refused.outsider[stranger], refused.outsiderOnce);
  return {
    deliveries: new Set(
      await store.deliveries.create(organizationId, [
        { platform, workspace, key: `stranger:${platform}:${workspace}:${user}`, kind: 'answer', destination: { kind: 'direct', user }, content: { kind: 'message', message }, dueAt: now },
      ]),
    ),
  };
}

/** What nobody waits to have answered. */
function isUnspoken({ type }: InboxEvent['inbound']): boolean {
  return type === 'edit' || type === 'delete' || type === 'home';
}

/** Tells somebody whom the organization does not know, or no longer, whom to turn to. */
export async function answerStranger(store: Store, event: InboxEvent, member: Member | undefined, now: Temporal.Instant): Promise<{ readonly deliveries: Set<string> }> {
  const { organizationId, inbound } = event;
  const { platform, workspace, user } = inbound;
  if (isUnspoken(inbound)) return { deliveries: new Set() };
  const { refused, choice } = answeringTexts(member?.language ?? (await languageOf(store, organizationId, { platform, workspace }, user)));
  const stewards = (await store.people.all(organizationId)).filter((person) => person.active && person.roles.includes('steward')).slice(0, MOST_NAMES);
  const ask = stewards.length > 0 ? refused.strangerAsk(choice(stewards.map((person) => person.name))) : refused.strangerNobody;
  const message = plainMessage(member ? refused.inactive : refused.stranger, ask);
  return {
    deliveries: new Set(
      await store.deliveries.create(organizationId, [
        { platform, workspace, key: `stranger:${event.id}`, kind: 'answer', destination: { kind: 'direct', user }, content: { kind: 'message', message }, dueAt: now },
      ]),
    ),
  };
}
