import type { Temporal } from 'temporal-polyfill';
import { freshSince } from '../../domain/digest/period.js';
import type { Store, WorkRequests } from '../../ports.js';
import { buildDigest } from './build-digest.js';
import { sharedSources, sourceLoader } from './digest-source.js';
import { orderOf, pastDigests } from './subscription-order.js';

export interface RefreshDigestsDeps {
  readonly store: Store;
  readonly work: Pick<WorkRequests, 'deliver'>;
}

/**
 * Brings the organization's posted digests of the last two weeks up to date where reports of their plans changed since,
 * one plan a transaction; however many answers came in between, each digest is written once. A digest that still reads
 * the same is left alone. What is reported while this runs stays asked for.
 */
export async function refreshDigests({ store, work }: RefreshDigestsDeps, organizationId: string, now: Temporal.Instant): Promise<void> {
  for (const planId of (await store.digests.refreshRequests(organizationId)).keys()) {
    const changed = await store.transaction((tx) => refreshPlan(tx, organizationId, planId, now));
    if (changed.length > 0) await work.deliver(organizationId, changed);
  }
}

/** Returns the deliveries to show again. */
async function refreshPlan(store: Store, organizationId: string, planId: string, now: Temporal.Instant): Promise<readonly string[]> {
  await store.digests.lock(organizationId, [planId]);
  // Read before the reports are: what comes in from here on is in what is written now, or asked for anew.
  const requests = (await store.digests.refreshRequests(organizationId)).get(planId) ?? [];
  if (requests.length === 0) return [];
  const load = sharedSources(sourceLoader(store));
  const changed: string[] = [];
  // Oldest first: a digest is compared with the one before it as that reads now.
  for (const { id, subscription, period, createdAt, contentHash } of await store.digests.recent(organizationId, [planId], freshSince(now))) {
    const past = await pastDigests(store, subscription, period.start);
    const order = await orderOf(store, subscription, { end: period.end, past, writtenAt: createdAt });
    const digest = await buildDigest(store, { ...order, period }, load);
    if (!digest || digest.contentHash === contentHash) continue;
    await store.digests.replaceContent(organizationId, id, digest, now);
    changed.push(...(await store.deliveries.touchForDigest(organizationId, id)));
  }
  await store.digests.closeRefreshRequests(organizationId, requests);
  return changed;
}
