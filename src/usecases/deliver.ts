import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from '../domain/message.js';
import { ChatError, errorFields, faultCode, isRetryable } from '../errors.js';
import { loseWorkspace } from './not-delivered/lose-workspace.js';
import { closedState, isClosedChannel, noteRefusal, stateAfter } from './not-delivered/note-refusal.js';
import { isShared, keepFromShared } from './not-delivered/shared-channel.js';
import { tryElsewhere } from './not-delivered/try-elsewhere.js';
import { waitBeforeNextTry } from './not-delivered/try-again.js';
import { mustWait, passing, waitForSeat } from './pacing.js';
import type { PacingDeps } from './pacing.js';
import { workTime } from './work-time.js';
import { DELIVERY_URGENCY } from '../ports.js';
import type { Chat, DeliveryRow, Destination, Logger, MessageRef, Store } from '../ports.js';

/** Long enough for a slow platform; after a crash somebody else takes over. Milliseconds. */
const LEASE_MS = 60_000;
/** How long a workspace is left alone where the platform does not say. */
const USUAL_REST_MS = 30_000;
/** What waits no longer is asked for when its time has come; what waits longer the sweep finds. */
const ASKED_FOR_MS = 120_000;
/** How long is tried to note that it was sent: the lease holds for a minute from before that. Milliseconds. */
const NOTED_WITHIN_MS = 30_000;
const NOTE_AGAIN_MS = [250, 500, 1_000, 2_000, 4_000, 8_000, 8_000] as const;
/** What is stored makes no sense; trying again does not help. */
const UNREADABLE = 'stored-data-unreadable';

/** Renders what a delivery shows, from the rows as they are now; undefined when there is nothing left to say. */
export type RenderDelivery = (row: DeliveryRow) => Promise<Message | undefined>;

export interface DeliverDeps extends PacingDeps {
  readonly log: Logger;
  readonly render: RenderDelivery;
  /** Told of a message that was sent or brought up to date; does not throw. */
  readonly onSent?: (row: DeliveryRow) => Promise<void>;
  /** Lets so many milliseconds go by. */
  readonly wait?: (ms: number) => Promise<void>;
}

/**
 * Sends one message, or brings a posted one up to date. Claimed in the database, so of many workers one
 * sends; carried under the delivery's key, so a crash between sending and noting it posts nothing twice
 * where the platform can tell. What a person cannot be given in one place goes to their next at once.
 */
export async function deliver(deps: DeliverDeps, organizationId: string, deliveryId: string): Promise<void> {
  const { store, seats } = deps;
  const due = await store.deliveries.look(organizationId, deliveryId, workTime(deps));
  if (!due) return;
  if (isUnaddressed(due)) return deliverNow(deps, organizationId, deliveryId);
  const leave = seats.take('messages', due);
  if (!leave) return waitForSeat(deps, organizationId, due);
  try {
    if (!(await mustWait(deps, organizationId, due))) await deliverNow(deps, organizationId, deliveryId);
  } finally {
    leave();
  }
}

async function deliverNow(deps: DeliverDeps, organizationId: string, deliveryId: string): Promise<void> {
  const { store, clock, log } = deps;
  const claimed = await claim(deps, organizationId, deliveryId);
  if (!claimed) return;
  const row = await addressed(store, claimed);
  let ref: MessageRef;
  try {
    if (isHeld(row)) return await store.deliveries.markNotSent(organizationId, row.id, { state: 'cancelled' }, 'plan-paused');
    const message = await deps.render(row);
    if (!message) return await store.deliveries.markNotSent(organizationId, row.id, { state: 'cancelled' }, 'nothing-to-say');
    const to = row.destination;
    const chat = deps.chatFor(row);
    if (isUnaddressed(row) || !chat) return await store.deliveries.markNotSent(organizationId, row.id, { state: 'parked' }, chat ? 'not-matched' : 'no-chat');
    if (to.kind === 'channel' && (await isShared(chat, to.channel))) return await keepFromShared(store, row, to.channel, clock.now());
    if (mayBeDoubled(chat, row)) log.warn('delivery.sent-again', { delivery: row.id, platform: row.platform, kind: row.kind });
    await passing(deps, row);
    ref = await post(chat, row, to, message);
  } catch (error) {
    return notSent(deps, row, error);
  }
  await untilNoted(deps, row, () => store.deliveries.markSent(organizationId, row.id, row.version, ref, clock.now()));
  await noteOpenChannel(store, row);
  await deps.onSent?.(row);
}

/**
 * What was sent is noted, if need be again and again while nobody else may take it: a database that is just being restarted
 * would else have it sent twice. Rejects with the last fault; then it is taken up as after a crash, when the lease is over.
 */
async function untilNoted({ log, wallClock, wait = (ms) => sleep(ms) }: DeliverDeps, { id, kind }: DeliveryRow, note: () => Promise<void>): Promise<void> {
  const since = wallClock.now();
  for (const waitMs of NOTE_AGAIN_MS) {
    try {
      return await note();
    } catch (error) {
      log.warn('delivery.not-noted', { delivery: id, kind, code: faultCode(error) });
      if (since.until(wallClock.now()).total('milliseconds') > NOTED_WITHIN_MS) throw error;
      await wait(waitMs);
    }
  }
  await note();
}

/** Of a plan that does not run nothing is asked and nothing told of its own accord; what was posted before is kept true. */
function isHeld({ content, planState, ref }: DeliveryRow): boolean {
  return (content.kind === 'checks' || content.kind === 'digest') && !ref && planState !== undefined && planState !== 'running';
}

/** A row that makes no sense is given up at once: it will make none the next time. */
async function claim({ store, log, ...clocks }: DeliverDeps, organizationId: string, deliveryId: string): Promise<DeliveryRow | undefined> {
  try {
    return await store.deliveries.claim(organizationId, deliveryId, { ...workTime(clocks), leaseMs: LEASE_MS });
  } catch (error) {
    const { code } = errorFields(error);
    if (code !== UNREADABLE) throw error;
    log.error('delivery.unreadable', { delivery: deliveryId, code });
    await store.deliveries.markNotSent(organizationId, deliveryId, { state: 'failed' }, code);
    return undefined;
  }
}

/**
 * Whether an earlier try may have posted it without anybody noting so, and the platform cannot be asked: the worker died
 * between the two, or no answer came. The one window in which a message can be doubled; each time is counted in the log.
 */
function mayBeDoubled(chat: Chat, { ref, attempts, lastError }: DeliveryRow): boolean {
  return !ref && attempts > 1 && chat.findsSent !== true && (lastError === undefined || lastError === 'temporary');
}

async function post(chat: Chat, row: DeliveryRow, to: Destination, message: Message): Promise<MessageRef> {
  // Of an earlier try it is not known whether it came through.
  const before = row.attempts > 1 ? { mayBePostedSince: row.createdAt.toString() } : {};
  const ref = row.ref ?? (await chat.send(to, message, { key: row.key, ...before, ...(row.thread && { thread: row.thread }) }));
  // A lost try may have posted it under this key as it read before it changed: sending again leaves that as it is.
  if (row.ref || row.version > 1) await chat.update(ref, message);
  return ref;
}

/** A channel that took a message takes those that waited for it, whether or not the platform said that it is open again. */
async function noteOpenChannel(store: Store, { organizationId, platform, workspace, destination, ref }: DeliveryRow): Promise<void> {
  if (ref || destination.kind !== 'channel') return;
  const place = { platform, workspace };
  if (await store.people.setChannelState(organizationId, place, destination.channel, 'open')) await store.deliveries.resumeChannel(organizationId, place, destination.channel);
}

/** Nobody knew where its person is when it was written. */
function isUnaddressed({ destination }: Pick<DeliveryRow, 'destination'>): boolean {
  return destination.kind === 'direct' && destination.user === '';
}

/** A message that waited for its person to be matched is addressed now, to where they are written to first. */
async function addressed(store: Store, row: DeliveryRow): Promise<DeliveryRow> {
  if (!isUnaddressed(row) || row.personId === undefined) return row;
  const [first] = await store.people.identities(row.organizationId, [row.personId]);
  if (!first) return row;
  const { platform, workspace, user } = first;
  await store.deliveries.readdress(row.organizationId, row.id, { platform, workspace, user });
  return { ...row, platform, workspace, destination: { kind: 'direct', user } };
}

async function notSent(deps: DeliverDeps, row: DeliveryRow, error: unknown): Promise<void> {
  const { store, clock, wallClock, log } = deps;
  const { code } = errorFields(error);
  if (code === 'rate-limited' && (await holdWorkspace(deps, row, error))) return;
  if (code === 'workspace-gone') return workspaceGone(deps, row);
  const wait = isRetryable(error) && code !== UNREADABLE ? waitBeforeNextTry(row, wallClock.now()) : undefined;
  log.warn('delivery.not-sent', { delivery: row.id, kind: row.kind, code, attempts: row.attempts, again: wait !== undefined });
  if (wait !== undefined) return again(deps, row, Math.max(wait, error instanceof ChatError ? (error.retryAfterMs ?? 0) : 0), code);
  if (await tryElsewhere(store, row, code, clock.now())) return deliver(deps, row.organizationId, row.id);
  const closed = row.destination.kind === 'channel' && isClosedChannel(row, code) ? await closedState(deps.chatFor(row), row.destination.channel, code) : undefined;
  await store.transaction(async (tx) => {
    await tx.deliveries.markNotSent(row.organizationId, row.id, { state: stateAfter(row, code) }, code);
    await noteRefusal(tx, row, code, closed, clock.now());
  });
}

/** Puts it back for so long. A short wait is asked for again in time, a long one the sweep finds. */
async function again({ store, clock, work }: DeliverDeps, { organizationId, id, kind }: DeliveryRow, waitMs: number, code: string): Promise<void> {
  await store.deliveries.markNotSent(organizationId, id, { state: 'pending', dueAt: clock.now().add({ milliseconds: waitMs }) }, code);
  if (waitMs <= ASKED_FOR_MS) await work.deliver(organizationId, [id], { urgency: DELIVERY_URGENCY[kind], inMs: waitMs });
}

/** The platform wants a rest: nothing goes to that workspace meanwhile, and the try does not count. False where nobody connected the workspace. */
async function holdWorkspace({ store, clock, wallClock, log, work }: DeliverDeps, row: DeliveryRow, error: unknown): Promise<boolean> {
  const { organizationId, platform, workspace } = row;
  const connected = await store.workspaces.find({ platform, workspace });
  if (connected?.state !== 'active' || connected.organizationId !== organizationId) return false;
  const rest = error instanceof ChatError ? (error.retryAfterMs ?? USUAL_REST_MS) : USUAL_REST_MS;
  log.warn('workspace.held', { platform, seconds: Math.ceil(rest / 1_000) });
  await store.workspaces.hold(organizationId, { platform, workspace }, wallClock.now().add({ milliseconds: rest }));
  await store.deliveries.markNotSent(organizationId, row.id, { state: 'pending', dueAt: clock.now(), uncounted: true }, 'rate-limited');
  if (rest <= ASKED_FOR_MS) await work.deliver(organizationId, [row.id], { urgency: DELIVERY_URGENCY[row.kind], inMs: rest });
  return true;
}

async function workspaceGone({ store, clock, log }: DeliverDeps, row: DeliveryRow): Promise<void> {
  log.warn('workspace.gone', { platform: row.platform, delivery: row.id });
  await store.transaction(async (tx) => {
    await loseWorkspace(tx, row.organizationId, row, 'workspace-gone', clock.now());
    // A posted message that was to be updated stays as it reads.
    await tx.deliveries.markNotSent(row.organizationId, row.id, { state: 'parked' }, 'workspace-gone');
  });
}
