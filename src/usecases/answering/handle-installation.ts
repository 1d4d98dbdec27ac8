import type { Temporal } from 'temporal-polyfill';
import type { Block } from '../../domain/message.js';
import type { InboxEvent, Member, Store } from '../../ports.js';
import { answeringTexts } from '../../text/answering/index.js';
import { unknownWords } from './answer-stranger.js';
import type { InboundOf } from './answering-deps.js';
import type { Identified } from './identify-person.js';
import { languageOf } from './person-language.js';

/**
 * Somebody got the app: they are greeted, once ever, and what waited for them goes out. Who lost it is told nothing: what
 * is meant for them waits from the next message on.
 */
export async function handleInstallation(store: Store, event: InboxEvent, inbound: InboundOf<'installation'>, { member, stranger, language }: Identified, now: Temporal.Instant): Promise<{ readonly deliveries: ReadonlySet<string> }> {
  if (inbound.change === 'removed' || stranger !== undefined) return { deliveries: new Set() };
  const { organizationId } = event;
  const { platform, workspace, user } = inbound;
  const spoken = member?.language ?? language ?? (await languageOf(store, organizationId, { platform, workspace }, user));
  const greeting = answeringTexts(spoken).welcome;
  const unknown = member?.active === true ? undefined : (await unknownWords(store, organizationId, spoken, member !== undefined)).summary;
  const blocks: Block[] = [{ type: 'text', text: greeting }, ...(unknown === undefined ? [] : [{ type: 'context', text: unknown } as const])];
  const written = await store.deliveries.create(organizationId, [
    {
      platform,
      workspace,
      key: `welcome:${platform}:${workspace}:${user}`,
      kind: 'notice',
      destination: { kind: 'direct', user },
      ...(member && { personId: member.id }),
      content: { kind: 'message', message: { summary: greeting, blocks } },
      dueAt: now,
    },
  ]);
  return { deliveries: new Set([...written, ...(await waiting(store, organizationId, member))]) };
}

async function waiting(store: Store, organizationId: string, member: Member | undefined): Promise<readonly string[]> {
  return member?.active === true ? store.deliveries.unpark(organizationId, member.id) : [];
}
