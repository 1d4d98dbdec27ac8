import { Temporal } from 'temporal-polyfill';
import type { JobHandler } from '../src/ports.js';
import { deliver } from '../src/usecases/deliver.js';
import type { DeliverDeps } from '../src/usecases/deliver.js';
import { callLine } from '../src/usecases/pacing.js';
import { sweep } from '../src/usecases/sweep.js';
import type { SweepDeps } from '../src/usecases/sweep.js';
import { callLineJob, copyEvidenceJob, deliverJob, inboundJob, refreshDigestsJob, sweepJob } from './definitions.js';

export interface HandlerDeps {
  readonly sweep: SweepDeps;
  readonly deliver: DeliverDeps;
  readonly handleInbound: (organizationId: string, eventId: string) => Promise<void>;
  readonly refreshDigests: (organizationId: string) => Promise<void>;
  /** Left out while there is no evidence store: what waits is left to wait. */
  readonly copyEvidence?: ((organizationId: string, evidenceId: string) => Promise<void>) | undefined;
}

/** What is done for each kind of job. Every handler may run twice for one job. */
export function createHandlers(deps: HandlerDeps): Readonly<Record<string, JobHandler>> {
  return {
    [sweepJob.name]: (data) => sweep(deps.sweep, Temporal.Instant.from(sweepJob.data.parse(data).at)),
    [deliverJob.name]: (data) => {
      const { organizationId, deliveryId } = deliverJob.data.parse(data);
      return deliver(deps.deliver, organizationId, deliveryId);
    },
    [callLineJob.name]: (data) => {
      const { organizationId, line } = callLineJob.data.parse(data);
      return callLine(deps.deliver, organizationId, line);
    },
    [inboundJob.name]: (data) => {
      const { organizationId, eventId } = inboundJob.data.parse(data);
      return deps.handleInbound(organizationId, eventId);
    },
    [copyEvidenceJob.name]: async (data) => {
      const { organizationId, evidenceId } = copyEvidenceJob.data.parse(data);
      await deps.copyEvidence?.(organizationId, evidenceId);
    },
    [refreshDigestsJob.name]: (data) => deps.refreshDigests(refreshDigestsJob.data.parse(data).organizationId),
  };
}
