import { errorFields } from '../src/errors.js';
import type { Clock, CopyRequests, Logger, Queue, WorkRequests } from '../src/ports.js';
import { callLineJob, copyEvidenceJob, deliverJob, inboundJob, refreshDigestsJob } from './definitions.js';

/** Requests for one time that are so close together are one. Milliseconds; at least so long ahead, none meets the job of an earlier one in hand. */
const TOGETHER_MS = 100;

export interface RequestedWork extends WorkRequests, CopyRequests {
  /** Resolves once the queue has what it was asked for so far. */
  asked(): Promise<void>;
}

/**
 * Asks the queue for work. A queue that cannot be reached is logged and passed over: what waits is in
 * the database, and the next sweep asks again.
 */
export function workRequests(queue: Queue, wallClock: Clock, log: Logger): RequestedWork {
  const underWay = new Set<Promise<void>>();
  const asking = (add: Promise<void>): Promise<void> => {
    const asked: Promise<void> = add
      .catch((error: unknown) => log.warn('queue.request-lost', { code: errorFields(error).code }))
      .finally(() => underWay.delete(asked));
    underWay.add(asked);
    return asked;
  };
  const bucket = (inMs: number): number => Math.floor((wallClock.now().epochMilliseconds + inMs) / TOGETHER_MS);
  /** What is asked for later stands beside what is asked for now. */
  const at = (inMs: number | undefined): string => (inMs === undefined ? '' : `-at-${bucket(inMs)}`);
  return {
    asked: async () => void (await Promise.all(underWay)),
    deliver: (organizationId, deliveryIds, { urgency, inMs } = {}) =>
      asking(
        queue.addMany(
          deliverJob,
          deliveryIds.map((deliveryId) => ({
            data: { organizationId, deliveryId },
            options: { dedupeKey: `deliver-${deliveryId}${at(inMs)}`, ...(inMs !== undefined && { delayMs: inMs }), ...(urgency !== undefined && { priority: urgency }) },
          })),
        ),
      ),
    inbound: (organizationId, eventIds, { inMs } = {}) =>
      asking(queue.addMany(inboundJob, eventIds.map((eventId) => ({ data: { organizationId, eventId }, options: { dedupeKey: `inbound-${eventId}${at(inMs)}`, ...(inMs !== undefined && { delayMs: inMs }) } })))),
    callLine: (organizationId, line, inMs) => asking(queue.add(callLineJob, { organizationId, line }, { delayMs: Math.max(inMs, TOGETHER_MS), dedupeKey: `line-${line}${at(Math.max(inMs, TOGETHER_MS))}` })),
    copyEvidence: (organizationId, evidenceIds) =>
      asking(queue.addMany(copyEvidenceJob, evidenceIds.map((evidenceId) => ({ data: { organizationId, evidenceId }, options: { dedupeKey: `copy-${evidenceId}` } })))),
    refreshDigests: (organizationId) => asking(queue.add(refreshDigestsJob, { organizationId }, { dedupeKey: `digests-${organizationId}` })),
  };
}
