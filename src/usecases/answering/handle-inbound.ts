import { errorFields } from '../../errors.js';
import type { Inbound, InboxEvent, InboxStore, InboxUser } from '../../ports.js';
import { answeringTexts } from '../../text/answering/index.js';
import type { AnsweringDeps } from './answering-deps.js';
import { endWaiting } from './end-waiting.js';
import { handleEvent } from './handle-event.js';
import { languageOf } from './person-language.js';
import { plainMessage } from '../../domain/message.js';

/** Long enough for the slowest answer; after a crash somebody else takes over. Milliseconds. */
const LEASE_MS = 60_000;
/** Tries in a row, seconds apart, while everything else this person does waits: most faults pass. */
const QUICK_TRIES = 3;
/** Then it is set aside and others go first. With the waits below it is given up after about four hours. */
const MAX_TRIES = 12;
const FIRST_WAIT_MINUTES = 1;
const LONGEST_WAIT_MINUTES = 60;

/**
 * Works through what one person did, in the order it arrived, starting from any of their events; `whose` saves
 * looking that up. One person's acts are never worked on by two at once, whoever calls.
 * @throws what the first failing event threw, so that the caller tries again soon; the event and those behind it wait.
 * One that goes on failing is set aside without throwing: the sweep asks for it when its time comes.
 */
export function handleInbound(deps: AnsweringDeps): (organizationId: string, eventId: string, whose?: InboxUser) => Promise<void> {
  const { store, wallClock } = deps;
  return async (organizationId, eventId, whose) => {
    const user = whose ?? (await store.inbox.userOf(organizationId, eventId));
    if (!user) return;
    for (;;) {
      const event = await store.inbox.claimNext(organizationId, user, wallClock.now(), LEASE_MS);
      if (!event) return;
      // An event that ends the process never comes to be counted as failed below.
      if (event.wasLost && event.attempts > QUICK_TRIES) await giveUp(deps, event, 'crashed');
      else await tryEvent(deps, event);
    }
  };
}

async function tryEvent(deps: AnsweringDeps, event: InboxEvent): Promise<void> {
  const { store, clock, log } = deps;
  try {
    await handleEvent(deps, event);
    deps.onAnswered?.(event, event.receivedAt.until(clock.now()).total('milliseconds'));
  } catch (error) {
    const { code, name } = errorFields(error);
    log.warn('inbound.not-handled', { event: event.id, type: event.inbound.type, code, name, attempts: event.attempts });
    if (event.attempts >= MAX_TRIES) return giveUp(deps, event, code);
    if (event.attempts >= QUICK_TRIES) return setAside(deps, event, code);
    await store.inbox.markNotDone(event.organizationId, event, { state: 'pending' }, code, clock.now());
    throw error;
  }
}

/** Puts an event off; its person is told the first time that it is kept. */
async function setAside(deps: AnsweringDeps, event: InboxEvent, code: string): Promise<void> {
  const minutes = Math.min(FIRST_WAIT_MINUTES * 2 ** (event.attempts - QUICK_TRIES), LONGEST_WAIT_MINUTES);
  const outcome = { state: 'pending', nextAttemptAt: deps.wallClock.now().add({ minutes }) } as const;
  await settle(deps, event, outcome, code, event.attempts === QUICK_TRIES ? 'delayed' : undefined);
}

/** Gives an event up and tells its person, once, in words that lose nothing: what they sent is still in the chat. */
async function giveUp(deps: AnsweringDeps, event: InboxEvent, code: string): Promise<void> {
  deps.log.error('inbound.given-up', { event: event.id, type: event.inbound.type, code });
  await settle(deps, event, { state: 'failed' }, code, 'failed');
}

/** Keeps what becomes of an event that could not be worked through, and what its person is told, in one transaction. */
async function settle({ store, clock, work, chatFor, log }: AnsweringDeps, event: InboxEvent, outcome: Parameters<InboxStore['markNotDone']>[2], code: string, words: 'delayed' | 'failed' | undefined): Promise<void> {
  const { organizationId, inbound } = event;
  const { platform, workspace, user } = inbound;
  const notices = words === undefined || !isWorthTelling(inbound) ? [] : [words];
  const { refused } = answeringTexts(await languageOf(store, organizationId, { platform, workspace }, user));
  const ids = await store.transaction(async (tx) => {
    await tx.inbox.markNotDone(organizationId, event, outcome, code, clock.now());
    return tx.deliveries.create(
      organizationId,
      notices.map((notice) => ({ platform, workspace, key: `${notice}:${event.id}`, kind: 'notice', destination: { kind: 'direct', user }, content: { kind: 'message', message: plainMessage(refused[notice]) }, dueAt: clock.now() })),
    );
  });
  if (ids.length > 0) await work.deliver(organizationId, ids);
  for (const notice of notices) {
    await endWaiting(chatFor({ platform, workspace }), inbound, plainMessage(refused[notice])).catch((error: unknown) => log.warn('inbound.form-not-ended', { event: event.id, ...errorFields(error) }));
  }
}

/** What nobody waits to hear about. */
const UNASKED: ReadonlySet<Inbound['type']> = new Set(['member', 'channel', 'workspace', 'home', 'installation']);

/** Nobody waits for an answer to a change of their profile or a channel, or to what they say to others in a channel. */
function isWorthTelling(inbound: Inbound): boolean {
  if (inbound.stranger) return false;
  return !UNASKED.has(inbound.type) && !('conversation' in inbound && inbound.conversation.kind === 'channel' && inbound.type === 'message');
}
