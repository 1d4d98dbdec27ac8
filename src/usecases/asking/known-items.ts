import type { Temporal } from 'temporal-polyfill';
import { askedItems } from '../../domain/item-schedules.js';
import type { AskedItem } from '../../domain/item-schedules.js';
import type { Store } from '../../ports.js';

/** What one sweep has found out about items, by id, so that it is loaded once. */
export type KnownItems = Map<string, KnownItem>;

export interface KnownItem {
  /** As it is asked now; absent where nobody is. */
  readonly asked?: AskedItem;
  /** When its next prompt goes out. */
  readonly nextAt?: Temporal.Instant | undefined;
}

/** Finds out about the items that are not known yet. */
export async function learnItems(store: Store, organizationId: string, itemIds: readonly string[], known: KnownItems): Promise<void> {
  const items = [...new Set(itemIds)].filter((id) => !known.has(id));
  if (items.length === 0) return;
  const inputs = await store.checks.scheduleInputs(organizationId, { only: { items, people: [] } });
  const asked = new Map(askedItems(inputs).map((one) => [one.item.itemId, one]));
  const planned = new Map(inputs.items.map((item) => [item.itemId, item.planned?.at]));
  for (const id of items) {
    const one = asked.get(id);
    known.set(id, { nextAt: planned.get(id), ...(one && { asked: one }) });
  }
}
