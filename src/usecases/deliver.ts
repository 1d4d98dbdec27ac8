import type { Message } from '../domain/message.js';
import { ChatError, errorFields, isRetryable } from '../errors.js';
import type { Chat, Clock, DeliveryRow, Destination, Logger, MessageRef, Store, Workspace } from '../ports.js';

/** Long enough for a slow platform; after a crash somebody else takes over. Milliseconds. */
const LEASE_MS = 60_000;
/** Tries before a message is given up. With the waits below: about a day. */
const MAX_ATTEMPTS = 12;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 4 * 3_600_000;
/** What is stored makes no sense; trying again does not help. */
const UNREADABLE = 'stored-data-unreadable';

/** Renders what a delivery shows, from the rows as they are now; undefined when there is nothing left to say. */
export type RenderDelivery = (row: DeliveryRow) => Promise<Message | undefined>;

export interface DeliverDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly wallClock: Clock;
  readonly log: Logger;
  readonly chatFor: (workspace: Workspace) => Chat | undefined;
  readonly render: RenderDelivery;
}

/**
 * Sends one message, or brings a posted one up to date. Claimed in the database, so of many workers one
 * sends; carried under the delivery's key, so a crash between sending and noting it posts nothing twice
 * where the platform can tell.
 */
export async function deliver(deps: DeliverDeps, organizationId: string, deliveryId: string): Promise<void> {
  const { store, clock } = deps;
  const row = await claim(deps, organizationId, deliveryId);
  if (!row) return;
  try {
    if (isHeld(row)) return await store.deliveries.markNotSent(organizationId, row.id, { state: 'cancelled' }, 'plan-paused');
    const message = await deps.render(row);
    if (!message) return await store.deliveries.markNotSent(organizationId, row.id, { state: 'cancelled' }, 'nothing-to-say');
    const to = await destinationOf(store, row);
    const chat = deps.chatFor(row);
    if (!to || !chat) return await store.deliveries.markNotSent(organizationId, row.id, { state: 'parked' }, to ? 'no-chat' : 'not-matched');
    const ref = await post(chat, row, to, message);
    await store.deliveries.markSent(organizationId, row.id, row.version, ref, clock.now());
  } catch (error) {
    await notSent(deps, row, error);
  }
}

/** Of a plan that does not run nothing is asked and nothing told of its own accord; what was posted before is kept true. */
function isHeld({ content, planState, ref }: DeliveryRow): boolean {
  return (content.kind === 'checks' || content.kind === 'digest') && !ref && planState !== undefined && planState !== 'running';
}

/** A row that makes no sense is given up at once: it will make none the next time. */
async function claim({ store, clock, wallClock, log }: DeliverDeps, organizationId: string, deliveryId: string): Promise<DeliveryRow | undefined> {
  try {
    return await store.deliveries.claim(organizationId, deliveryId, { now: clock.now(), wallClock: wallClock.now(), leaseMs: LEASE_MS });
  } catch (error) {
    const { code } = errorFields(error);
    if (code !== UNREADABLE) throw error;
    log.error('delivery.unreadable', { delivery: deliveryId, code });
    await store.deliveries.markNotSent(organizationId, deliveryId, { state: 'failed' }, code);
    return undefined;
  }
}

async function post(chat: Chat, row: DeliveryRow, to: Destination, message: Message): Promise<MessageRef> {
  if (!row.ref) return chat.send(to, message, { key: row.key, ...(row.thread && { thread: row.thread }) });
  await chat.update(row.ref, message);
  return row.ref;
}

/** Where it goes; a message that waited for its person to be matched is addressed now. */
async function destinationOf(store: Store, row: DeliveryRow): Promise<Destination | undefined> {
  if (row.destination.kind === 'channel' || row.destination.user !== '') return row.destination;
  if (row.personId === undefined) return undefined;
  const identity = (await store.people.identities(row.organizationId, [row.personId])).find((one) => one.platform === row.platform && one.workspace === row.workspace);
  return identity && { kind: 'direct', user: identity.user };
}

async function notSent({ store, clock, log }: DeliverDeps, row: DeliveryRow, error: unknown): Promise<void> {
  const { code } = errorFields(error);
  const again = isRetryable(error) && code !== UNREADABLE && row.attempts < MAX_ATTEMPTS;
  log.warn('delivery.not-sent', { delivery: row.id, kind: row.kind, code, attempts: row.attempts, again });
  if (again) {
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (row.attempts - 1), LONGEST_WAIT_MS);
    const dueAt = clock.now().add({ milliseconds: Math.max(wait, error instanceof ChatError ? (error.retryAfterMs ?? 0) : 0) });
    return store.deliveries.markNotSent(row.organizationId, row.id, { state: 'pending', dueAt }, code);
  }
  const state = code === 'user-gone' || code === 'user-unreachable' ? 'parked' : 'failed';
  await store.deliveries.markNotSent(row.organizationId, row.id, { state }, code);
}
