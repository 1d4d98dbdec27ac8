import { stopwatch } from '../../clock.js';
import { ChatError, errorFields } from '../../errors.js';
import type { Chat, DeliveryRow, InboxEvent, JobHandler, Logger, Metrics, Receive, Trace } from '../../ports.js';
import { observedChat } from './observed-chat.js';
import type { Call } from './observed-chat.js';
import { isTooOften } from './too-often.js';
import { listed } from './trail.js';

/** What looks on while the process works; it changes nothing. */
export interface Observer {
  receive(receive: Receive): Receive;
  handlers(handlers: Readonly<Record<string, JobHandler>>): Readonly<Record<string, JobHandler>>;
  chat(chat: Chat): Chat;
  /** A message was sent or brought up to date. */
  sent(row: DeliveryRow): void;
  /** An event was worked through, so many milliseconds after it was stored. */
  answered(event: InboxEvent, ms: number): void;
}

export interface ObserverParts {
  readonly log: Logger;
  readonly metrics?: Metrics | undefined;
  readonly trace?: Trace | undefined;
}

const untraced: Trace = (_name, _attributes, work) => work();
const SECOND_MS = 1_000;

/** Counts, times, traces and logs: ids and codes, never words. */
export function createObserver({ log, metrics, trace = untraced }: ObserverParts): Observer {
  return {
    receive: (receive) => (inbound) =>
      trace('inbound', { 'throughline.platform': inbound.platform, 'throughline.type': inbound.type }, () => timed(() => receive(inbound), (error, seconds) => metrics?.inbound(inbound.platform, outcomeOf(error), seconds))),

    handlers: (handlers) =>
      Object.fromEntries(
        Object.entries(handlers).map(([name, handler]): [string, JobHandler] => [
          name,
          (data, job) => trace(`job ${name}`, { 'throughline.job': job.id, 'throughline.attempt': job.attempt, ...idsIn(data) }, () => timed(() => handler(data, job), (error, seconds) => void (name === 'sweep' && metrics?.swept(error === undefined ? 'done' : 'failed', seconds)))),
        ]),
      ),

    chat: (chat) => {
      const { platform } = chat;
      const call: Call = (name, work) =>
        trace(`chat ${name}`, { 'throughline.platform': platform }, () =>
          timed(work, (error, seconds) => {
            metrics?.called(platform, name, outcomeOf(error), seconds);
            if (isTooOften(error)) metrics?.rateLimited(platform);
          }),
        );
      return observedChat(chat, call);
    },

    sent: ({ id, kind, platform, checkIds, digestId, version }) => {
      metrics?.sent(platform, kind);
      for (const checks of listed(checkIds)) log.info('delivery.sent', { delivery: id, kind, platform, version, digest: digestId, checks });
    },

    answered: ({ id, inbound }, ms) => {
      metrics?.answered(inbound.platform, inbound.type, ms / SECOND_MS);
      log.info('inbound.answered', { inbound: id, platform: inbound.platform, type: inbound.type, ms });
    },
  };
}

/** Does the work, and tells how long it took and what it threw. */
async function timed<T>(work: () => Promise<T>, ended: (error: unknown, seconds: number) => void): Promise<T> {
  const elapsed = stopwatch();
  try {
    const done = await work();
    ended(undefined, elapsed() / SECOND_MS);
    return done;
  } catch (error) {
    ended(error, elapsed() / SECOND_MS);
    throw error;
  }
}

/** Of few values: what a platform refused by its code, what we refused by ours, all else as a fault. */
function outcomeOf(error: unknown): string {
  if (error === undefined) return 'done';
  return error instanceof ChatError || (error instanceof Error && error.name === 'AppError') ? errorFields(error).code : 'fault';
}

/** A job's data is ids. */
function idsIn(data: unknown): Readonly<Record<string, string>> {
  if (typeof data !== 'object' || data === null) return {};
  return Object.fromEntries(Object.entries(data).flatMap(([key, value]): [string, string][] => (typeof value === 'string' && key.endsWith('Id') ? [[`throughline.${key.slice(0, -2)}`, value]] : [])));
}
