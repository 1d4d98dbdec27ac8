import { errorFields } from '../../errors.js';
import type { InboxEvent } from '../../ports.js';
import { answeringTexts } from '../../text/answering/index.js';
import type { AnsweringDeps } from './answering-deps.js';
import { handleEvent } from './handle-event.js';
import { languageOf } from './person-language.js';
import { plainMessage } from '../../domain/message.js';

/** Long enough for the slowest answer; after a crash somebody else takes over. Milliseconds. */
const LEASE_MS = 60_000;
/** How often an event is tried before it is given up and the next one has its turn. */
const MAX_ATTEMPTS = 3;

/**
 * Works through what one person did, in the order it arrived, starting from any of their events. One person's acts
 * are never worked on by two at once, whoever calls.
 * @throws what the first failing event threw, so that the caller tries again later; the event and those behind it wait.
 */
export function handleInbound(deps: AnsweringDeps): (organizationId: string, eventId: string) => Promise<void> {
  const { store, wallClock } = deps;
  return async (organizationId, eventId) => {
    const user = await store.inbox.userOf(organizationId, eventId);
    if (!user) return;
    for (;;) {
      const event = await store.inbox.claimNext(organizationId, user, wallClock.now(), LEASE_MS);
      if (!event) return;
      // An event that ends the process never comes to be counted as failed below.
      if (event.attempts > MAX_ATTEMPTS) await giveUp(deps, event, 'crashed');
      else await tryEvent(deps, event);
    }
  };
}

async function tryEvent(deps: AnsweringDeps, event: InboxEvent): Promise<void> {
  const { store, clock, log } = deps;
  try {
    await handleEvent(deps, event);
  } catch (error) {
    const { code, name } = errorFields(error);
    log.warn('inbound.not-handled', { event: event.id, type: event.inbound.type, code, name, attempts: event.attempts });
    if (event.attempts >= MAX_ATTEMPTS) return giveUp(deps, event, code);
    await store.inbox.markNotDone(event.organizationId, event, 'pending', code, clock.now());
    throw error;
  }
}

/** Gives an event up and tells its person, once, in words that lose nothing: what they sent is still in the chat. */
async function giveUp({ store, clock, log, work }: AnsweringDeps, event: InboxEvent, code: string): Promise<void> {
  const { organizationId, inbound } = event;
  const { platform, workspace, user } = inbound;
  log.error('inbound.given-up', { event: event.id, type: inbound.type, code });
  const language = await languageOf(store, organizationId, { platform, workspace }, user);
  const message = plainMessage(answeringTexts(language).refused.failed);
  const isWorthTelling = inbound.type !== 'member' && !('conversation' in inbound && inbound.conversation.kind === 'channel' && inbound.type === 'message');
  const ids = await store.transaction(async (tx) => {
    await tx.inbox.markNotDone(organizationId, event, 'failed', code, clock.now());
    if (!isWorthTelling) return [];
    return tx.deliveries.create(organizationId, [
      { platform, workspace, key: `failed:${event.id}`, kind: 'notice', destination: { kind: 'direct', user }, content: { kind: 'message', message }, dueAt: clock.now() },
    ]);
  });
  await work.deliver(organizationId, ids);
}
