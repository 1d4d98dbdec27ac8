import type { PlanDocument } from '../../domain/plan-document.js';
import type { Store } from '../../ports.js';

/**
 * Gives the open checks of items whose owner a plan file changed to the new owner, so that the former one is neither
 * reminded nor counted as silent. Call inside the transaction that applied the file; nothing is sent.
 */
export async function handOverChecks(store: Store, organizationId: string, planId: string, before: Pick<PlanDocument, 'items'> | undefined, after: Pick<PlanDocument, 'items'>): Promise<void> {
  const formerOwner = new Map(before?.items.map((item) => [item.code, item.owner]));
  const changed = new Set(after.items.filter((item) => item.owner !== undefined && formerOwner.has(item.code) && formerOwner.get(item.code) !== item.owner).map((item) => item.code));
  if (changed.size === 0) return;
  const overview = await store.overview.load({ organizationId, planId });
  for (const item of overview?.items ?? []) {
    if (!changed.has(item.code) || item.ownerId === undefined) continue;
    const open = (await store.checks.openForItems(organizationId, [item.id])).map((check) => check.id);
    await store.checks.reassign(organizationId, open, item.ownerId);
    await store.deliveries.touchForChecks(organizationId, open);
  }
}
