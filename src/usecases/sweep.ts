import type { Temporal } from 'temporal-polyfill';
import type { Clock, Store, WorkRequests, Workspace } from '../ports.js';
import { askChecks } from './asking/ask-checks.js';
import { lapseChecks } from './asking/lapse-checks.js';
import { openChecks } from './asking/open-checks.js';
import { remindChecks } from './asking/remind-checks.js';

/** Deliveries and events handed to the workers in one go; the next sweep takes the rest. */
const REQUESTS = 1_000;

export interface SweepDeps {
  readonly store: Store;
  /** The real time, for leases; it is never moved. */
  readonly wallClock: Clock;
  readonly work: WorkRequests;
  /** Where people are written to who have no identity yet: their messages wait there. */
  readonly home: Workspace;
  /** Builds and posts what subscriptions are due; once each, whoever asks. */
  readonly sendDigests: (now: Temporal.Instant) => Promise<void>;
}

/**
 * Everything that is due by `now`: checks opened, asked, reminded and given up, digests written, and
 * every message and event that waits handed to the workers. Safe to run anywhere, any number of times:
 * one process at a time does the work, and each step is kept with what it leads to in one transaction.
 */
export async function sweep(deps: SweepDeps, now: Temporal.Instant): Promise<void> {
  const faults: unknown[] = [];
  // One part that fails must not hold back the others: what waits is still sent, and the job is tried again.
  for (const part of [() => sweepChecks(deps, now), () => deps.sendDigests(now), () => requestWaiting(deps, now)]) {
    await part().catch((fault: unknown) => faults.push(fault));
  }
  if (faults.length > 0) throw faults[0];
}

async function sweepChecks(deps: SweepDeps, now: Temporal.Instant): Promise<void> {
  while (await sweepBatch(deps, now)) continue;
}

/** One transaction; says whether there may be more. */
async function sweepBatch({ store, home }: SweepDeps, now: Temporal.Instant): Promise<boolean> {
  return store.transaction(async (tx) => {
    if (!(await tx.checks.trySweepLock())) return false;
    const lapsed = await lapseChecks(tx, now);
    // All of them before anyone is asked: what falls to one person at one time is one message.
    let opened = 0;
    for (let more = await openChecks(tx, now); more > 0; more = await openChecks(tx, now)) opened += more;
    const asked = await askChecks(tx, home, now);
    const reminded = await remindChecks(tx, home, now);
    return lapsed + opened + asked + reminded > 0;
  });
}

/** Hands over what waits: also what a crash left behind. */
async function requestWaiting({ store, wallClock, work }: SweepDeps, now: Temporal.Instant): Promise<void> {
  const wall = wallClock.now();
  for (const event of await store.inbox.waitingDue(wall, REQUESTS)) await work.inbound(event.organizationId, event.id);
  const deliveries = await store.deliveries.due(now, wall, REQUESTS);
  for (const organizationId of new Set(deliveries.map((row) => row.organizationId))) {
    await work.deliver(organizationId, deliveries.filter((row) => row.organizationId === organizationId).map((row) => row.id));
  }
}
