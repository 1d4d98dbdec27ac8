import { errorFields } from '../src/errors.js';
import type { CopyRequests, Logger, Queue, WorkRequests } from '../src/ports.js';
import { copyEvidenceJob, deliverJob, inboundJob, refreshDigestsJob } from './definitions.js';

/**
 * Asks the queue for work. A queue that cannot be reached is logged and passed over: what waits is in
 * the database, and the next sweep asks again.
 */
export function workRequests(queue: Queue, log: Logger): WorkRequests & CopyRequests {
  const asking = async (add: Promise<void>): Promise<void> => {
    try {
      await add;
    } catch (error) {
      log.warn('queue.request-lost', { code: errorFields(error).code });
    }
  };
  return {
    deliver: (organizationId, deliveryIds) =>
      asking(queue.addMany(deliverJob, deliveryIds.map((deliveryId) => ({ data: { organizationId, deliveryId }, options: { dedupeKey: `deliver-${deliveryId}` } })))),
    inbound: (organizationId, eventId) => asking(queue.add(inboundJob, { organizationId, eventId }, { dedupeKey: `inbound-${eventId}` })),
    copyEvidence: (organizationId, evidenceIds) =>
      asking(queue.addMany(copyEvidenceJob, evidenceIds.map((evidenceId) => ({ data: { organizationId, evidenceId }, options: { dedupeKey: `copy-${evidenceId}` } })))),
    refreshDigests: (organizationId) => asking(queue.add(refreshDigestsJob, { organizationId }, { dedupeKey: `digests-${organizationId}` })),
  };
}
