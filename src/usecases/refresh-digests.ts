import type { Temporal } from 'temporal-polyfill';
import type { Store } from '../ports.js';
import { buildDigest } from './build-digest.js';
import { hashOf } from './send-digests.js';
import { orderOf } from './subscription-order.js';

/** A posted digest is brought up to date this long, in days. */
const KEPT_FRESH_DAYS = 14;

/**
 * Brings posted digests of the last two weeks up to date after reports on these items changed. Returns
 * the deliveries to show again; a digest that still reads the same is left alone.
 */
export async function refreshDigests(store: Store, organizationId: string, itemIds: readonly string[], now: Temporal.Instant): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const digest of await store.digests.recentFor(organizationId, itemIds, now.subtract({ hours: KEPT_FRESH_DAYS * 24 }))) {
    const { subscription, periodStart, periodEnd } = digest;
    const order = await orderOf(store, subscription, { start: periodStart, end: periodEnd });
    const isFirst = (await store.digests.firstPeriodEnd(organizationId, subscription.id))?.equals(periodEnd) ?? true;
    const content = await buildDigest(store, { ...order, isFirst });
    if (!content || hashOf(content) === digest.contentHash) continue;
    await store.digests.replaceContent(organizationId, digest.id, content, hashOf(content), now);
    changed.push(...(await store.deliveries.touchForDigest(organizationId, digest.id)));
  }
  return changed;
}
