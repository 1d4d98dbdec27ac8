import type { Temporal } from 'temporal-polyfill';
import { DELIVERY_URGENCY } from '../ports.js';
import type { Clock, DueRef, KeepDays, Logger, Store, WorkRequests, Workspace } from '../ports.js';
import { askChecks } from './asking/ask-checks.js';
import type { KnownItems } from './asking/known-items.js';
import { lapseChecks } from './asking/lapse-checks.js';
import { openChecks } from './asking/open-checks.js';
import { eachOrganization } from './each-organization.js';
import { tidyDue } from './tidy.js';
import { remindChecks } from './asking/remind-checks.js';

/** Deliveries and events handed to the workers in one go; of events the next sweep takes the rest. */
const REQUESTS = 1_000;
/** Deliveries read in one go: each time all that wait are looked through for the next. */
const PAGE = 10_000;

export interface SweepDeps {
  readonly store: Store;
  /** The real time, for leases; it is never moved. */
  readonly wallClock: Clock;
  readonly log: Logger;
  readonly work: WorkRequests;
  /** Where an organization's people are written to who have no identity yet: their messages wait there. */
  readonly home: (organizationId: string) => Promise<Workspace>;
  /** Builds and posts what subscriptions are due; once each, whoever asks. */
  readonly sendDigests: (now: Temporal.Instant) => Promise<void>;
  /** Asks for files of evidence to be copied, where there is an evidence store. */
  readonly requestCopies?: (() => Promise<void>) | undefined;
  /** How long what is settled is kept. */
  readonly keep: KeepDays;
}

/**
 * Everything that is due by `now`: checks opened, asked, reminded and given up, digests written, rows past their time
 * removed, and every message and event that waits handed to the workers. Safe to run anywhere, any number of times:
 * one process at a time works on an organization, and each step is kept with what it leads to in one transaction.
 * An organization whose checks cannot be worked on is logged and waits for the next sweep; the others go on.
 */
export async function sweep(deps: SweepDeps, now: Temporal.Instant): Promise<void> {
  const faults: unknown[] = [];
  // One part that fails must not hold back the others: what waits is still sent, and the job is tried again.
  for (const part of [() => sweepChecks(deps, now), () => deps.sendDigests(now), () => requestWaiting(deps, now), async () => deps.requestCopies?.(), () => tidyDue(deps, now)]) {
    await part().catch((fault: unknown) => faults.push(fault));
  }
  if (faults.length > 0) throw faults[0];
}

async function sweepChecks(deps: SweepDeps, now: Temporal.Instant): Promise<void> {
  await eachOrganization(deps.log, 'sweep.checks', await deps.store.checks.organizationsDue(now), async (organizationId) => {
    while (await sweepBatch(deps, organizationId, now)) continue;
  });
}

/** One transaction; says whether there may be more. */
async function sweepBatch({ store, home: homeOf }: SweepDeps, organizationId: string, now: Temporal.Instant): Promise<boolean> {
  const home = await homeOf(organizationId);
  return store.transaction(async (tx) => {
    if (!(await tx.checks.trySweepLock(organizationId))) return false;
    const lapsed = await lapseChecks(tx, organizationId, now);
    const known: KnownItems = new Map();
    const opened = await openChecks(tx, organizationId, now, known);
    const asked = await askChecks(tx, home, organizationId, now, known, opened.asked);
    const reminded = await remindChecks(tx, home, organizationId, now, known);
    return lapsed + opened.schedules + asked + reminded > 0;
  });
}

/** Hands over what waits: also what a crash left behind. */
async function requestWaiting({ store, wallClock, work }: SweepDeps, now: Temporal.Instant): Promise<void> {
  const wall = wallClock.now();
  for (const [organizationId, events] of byOrganization(await store.inbox.waitingDue(wall, REQUESTS))) await work.inbound(organizationId, events.map(({ id }) => id));
  for (const organizationId of await store.digests.refreshesDue()) await work.refreshDigests(organizationId);
  for (const { organizationId, line } of await store.deliveries.lines()) await work.callLine(organizationId, line, 0);
  for (let page = await store.deliveries.due(now, wall, PAGE); page.length > 0; page = page.length < PAGE ? [] : await store.deliveries.due(now, wall, PAGE, page.at(-1))) {
    for (const [organizationId, deliveries] of byOrganization(page)) await requestDeliveries(work, organizationId, deliveries);
  }
}

/** What somebody waits for goes before what nobody does. */
async function requestDeliveries(work: WorkRequests, organizationId: string, deliveries: readonly DueRef[]): Promise<void> {
  for (const urgency of [1, 2, 3] as const) {
    const ids = deliveries.filter(({ kind }) => DELIVERY_URGENCY[kind] === urgency).map(({ id }) => id);
    for (let from = 0; from < ids.length; from += REQUESTS) await work.deliver(organizationId, ids.slice(from, from + REQUESTS), { urgency });
  }
}

function byOrganization<T extends { readonly organizationId: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.organizationId);
    if (group) group.push(row);
    else groups.set(row.organizationId, [row]);
  }
  return groups;
}
