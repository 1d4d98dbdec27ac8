import type { Temporal } from 'temporal-polyfill';
import type { KeepDays, Logger, Store } from '../ports.js';
import { eachOrganization } from './each-organization.js';

/** Rows of one kind removed in one transaction; what is left over goes with the next sweep. */
const BATCH = 5_000;
const A_DAY = { hours: 24 };

export interface TidyDeps {
  readonly store: Store;
  readonly log: Logger;
  readonly keep: KeepDays;
}

/**
 * Once a day for each organization: removes what is settled and past its time. Reports, checks, evidence, digests and
 * the audit are never touched, nor anything that still waits to be sent, answered or worked on.
 */
export async function tidyDue({ store, log, keep }: TidyDeps, now: Temporal.Instant): Promise<void> {
  await eachOrganization(log, 'sweep.tidy', await store.upkeep.organizationsDue(now), async (organizationId) => {
    const removed = await store.transaction(async (tx) => {
      if (!(await tx.upkeep.take(organizationId, now, now.add(A_DAY)))) return undefined;
      const removed = await tx.upkeep.removePast(organizationId, keep, now, BATCH);
      // More than fits into one transaction: again with the next sweep.
      if (Object.values(removed).some((count) => count >= BATCH)) await tx.upkeep.take(organizationId, now.add(A_DAY), now);
      return removed;
    });
    if (removed && Object.values(removed).some((count) => count > 0)) log.info('sweep.tidied', { organization: organizationId, ...removed });
  });
}
