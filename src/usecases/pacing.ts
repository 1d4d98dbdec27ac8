import type { Chat, ChatLimits, Clock, DeliveryRow, DueDelivery, Pace, PaceLine, PaceLimit, PaceRefusal, Seats, Store, WorkRequests, WorkTime, Workspace } from '../ports.js';
import { DELIVERY_URGENCY } from '../ports.js';
import { workTime } from './work-time.js';

/** What keeps the pace of platforms. */
export interface PacingDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly wallClock: Clock;
  readonly chatFor: (workspace: Workspace) => Chat | undefined;
  readonly pace: Pace;
  readonly seats: Seats;
  readonly work: Pick<WorkRequests, 'deliver' | 'callLine'>;
}

/** While nothing in a line can be worked on and nobody says until when: how soon it is looked at again. Milliseconds. */
const LOOK_AGAIN_MS = 5_000;
/** A line is called when its time has come, if that is no further off; else the sweep does so. Milliseconds. */
const CALLED_WITHIN_MS = 120_000;
/**
 * A wait so short is waited for by whoever has the delivery in hand. A call through the queue is never quite on time, and a
 * line in which each call is a little late falls behind its pace for good. Milliseconds.
 */
const IN_HAND_MS = 100;
/** So much before its time the next of a line is called, for that it takes the queue to bring it. Milliseconds. */
const AHEAD_MS = 20;
/** As many as go at once from a line that nothing holds back any more. */
const MANY = 1_000;

/** Every line that a delivery goes through, the narrowest first. */
export function linesOf(limits: ChatLimits, { platform, workspace, destination, conversation }: Pick<DueDelivery, 'platform' | 'workspace' | 'destination' | 'conversation'>): readonly PaceLine[] {
  const at = `${platform}/${workspace}`;
  const kind = conversation === undefined ? 'posts' : 'updates';
  const place = conversation ?? (destination.kind === 'direct' ? destination.user : destination.channel);
  const line = (key: string, kept: readonly PaceLimit[] | undefined): PaceLine[] => (kept && kept.length > 0 ? [{ key, limits: kept }] : []);
  return [...line(`${at}/${kind}/${place}`, limits[kind]?.conversation), ...line(`${at}/${kind}`, limits[kind]?.workspace), ...line(at, limits.all)];
}

/**
 * Whether a delivery must wait, so as to keep the pace that its platform wants. Looked at before anybody takes it: what must
 * wait stands in a line and costs nothing until it is called. What is more urgent goes first, and what came first of its kind.
 */
export async function mustWait(deps: PacingDeps, organizationId: string, delivery: DueDelivery): Promise<boolean> {
  const { store, chatFor, pace, work } = deps;
  const limits = chatFor(delivery)?.limits;
  if (!limits) return false;
  const lines = linesOf(limits, delivery);
  const at = workTime(deps);
  const keys = lines.map(({ key }) => key);
  const before = delivery.someWait ? await store.deliveries.behindIn(organizationId, delivery.id, keys, at) : undefined;
  // Where others stand in line and none of them goes before it, it was called.
  const refusal = before !== undefined ? { key: before, waitMs: shortest(lines) } : await (delivery.someWait ? takeInHand(pace, lines) : pace.take(lines));
  if (!refusal) return false;
  if (delivery.line !== refusal.key) await store.deliveries.standInLine(organizationId, delivery.id, refusal.key, at);
  await work.callLine(organizationId, refusal.key, refusal.waitMs);
  return true;
}

/** A delivery that did not have to wait is sent now: those behind it go by this moment. */
export async function passing({ chatFor, pace }: Pick<PacingDeps, 'chatFor' | 'pace'>, { ref, ...row }: DeliveryRow): Promise<void> {
  const limits = chatFor(row)?.limits;
  if (limits) await pace.passing(linesOf(limits, { ...row, ...(ref && { conversation: ref.conversation }) }));
}

/** Where deliveries stand for whose workspace no worker is free. */
const seatLine = ({ platform, workspace }: Workspace): string => `${platform}/${workspace}/seats`;

/** Has a delivery wait until a worker may be free for its workspace. */
export async function waitForSeat(deps: PacingDeps, organizationId: string, delivery: DueDelivery): Promise<void> {
  const { store, seats, work } = deps;
  const at = workTime(deps);
  const line = seatLine(delivery);
  if (delivery.line !== line) await store.deliveries.standInLine(organizationId, delivery.id, line, at);
  await work.callLine(organizationId, line, untilNext(seats.againMs(delivery), at));
}

/** Has those go on who stand first in a line: as many as the pace lets through at once, or as workers are free for. */
export async function callLine(deps: PacingDeps, organizationId: string, line: string): Promise<void> {
  const { store, work } = deps;
  const at = workTime(deps);
  const first = await store.deliveries.firstInLine(organizationId, line, at);
  const limit = first && limitOf(deps, first, line, at);
  // Of a line that its platform no longer keeps all may go; while nobody there can be worked on, nobody is called.
  const { called, more, heldUntil } = await store.deliveries.callFromLine(organizationId, line, first ? (limit?.points ?? MANY) : 0, at);
  if (called.length > 0) await work.deliver(organizationId, called, { inMs: 0, ...(first && { urgency: DELIVERY_URGENCY[first.kind] }) });
  const waitMs = heldUntil ? Math.ceil(at.wallClock.until(heldUntil).total('milliseconds')) : called.length > 0 && limit ? limit.ms - AHEAD_MS : LOOK_AGAIN_MS;
  if (more && waitMs <= CALLED_WITHIN_MS) await work.callLine(organizationId, line, waitMs);
}

/** Takes one from every line, also where that can be done in a moment only. */
async function takeInHand(pace: Pace, lines: readonly PaceLine[]): Promise<PaceRefusal | undefined> {
  const refusal = await pace.take(lines);
  if (!refusal || refusal.waitMs > IN_HAND_MS) return refusal;
  await new Promise((resolve) => setTimeout(resolve, refusal.waitMs));
  return pace.take(lines);
}

function limitOf({ chatFor, seats }: PacingDeps, first: DueDelivery, line: string, at: WorkTime): PaceLimit | undefined {
  // One is called even where none is free here: it may be elsewhere.
  if (line === seatLine(first)) return { points: Math.max(seats.free('messages', first), 1), ms: untilNext(seats.againMs(first), at) };
  const limits = chatFor(first)?.limits;
  return limits && linesOf(limits, first).find(({ key }) => key === line)?.limits[0];
}

/** Moments that are the same for everybody, so that a line is called once however many stand in it. */
const untilNext = (ms: number, { wallClock }: WorkTime): number => ms - (wallClock.epochMilliseconds % ms);

const shortest = (lines: readonly PaceLine[]): number => Math.min(...lines.flatMap(({ limits }) => limits.map(({ ms }) => ms)));
