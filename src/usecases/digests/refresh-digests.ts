import type { Temporal } from 'temporal-polyfill';
import { freshSince } from '../../domain/digest/period.js';
import type { Store } from '../../ports.js';
import { buildDigest } from './build-digest.js';
import { sharedSources, sourceLoader } from './digest-source.js';
import { orderOf, pastDigests } from './subscription-order.js';

/**
 * Brings posted digests of the last two weeks up to date after reports on these items changed, in the transaction that
 * changed them. Returns the deliveries to show again; a digest that still reads the same is left alone.
 */
export async function refreshDigests(store: Store, organizationId: string, itemIds: readonly string[], now: Temporal.Instant): Promise<readonly string[]> {
  const planIds = await store.digests.plansOf(organizationId, itemIds);
  await store.digests.lock(organizationId, planIds);
  const load = sharedSources(sourceLoader(store));
  const changed: string[] = [];
  // Oldest first: a digest is compared with the one before it as that reads now.
  for (const { id, subscription, period, createdAt, contentHash } of await store.digests.recent(organizationId, planIds, freshSince(now))) {
    const past = await pastDigests(store, subscription, period.start);
    const order = await orderOf(store, subscription, { end: period.end, past, writtenAt: createdAt });
    const digest = await buildDigest(store, { ...order, period }, load);
    if (!digest || digest.contentHash === contentHash) continue;
    await store.digests.replaceContent(organizationId, id, digest, now);
    changed.push(...(await store.deliveries.touchForDigest(organizationId, id)));
  }
  return changed;
}
