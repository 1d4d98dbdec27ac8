import { Temporal } from 'temporal-polyfill';
import type { ItemOverview } from '../overview.js';

/** A prompt that will go out. */
export interface ComingPrompt {
  readonly itemId: string;
  readonly personId: string;
  readonly at: Temporal.Instant;
}

/** What one person will be asked about at one moment. */
export interface DueNext {
  readonly at: Temporal.Instant;
  readonly personId: string;
  /** At least one. */
  readonly items: readonly ItemOverview[];
}

/** Coming prompts about `items`, by moment and person: in order of time, at one moment in the order of the items. */
export function dueNext(items: readonly ItemOverview[], prompts: readonly ComingPrompt[]): readonly DueNext[] {
  const place = new Map(items.map((item, index) => [item.id, index]));
  const ordered = [...prompts].sort((a, b) => Temporal.Instant.compare(a.at, b.at) || (place.get(a.itemId) ?? 0) - (place.get(b.itemId) ?? 0));
  const slots = new Map<string, { readonly at: Temporal.Instant; readonly personId: string; readonly items: ItemOverview[] }>();
  for (const { itemId, personId, at } of ordered) {
    const item = items[place.get(itemId) ?? -1];
    if (!item) continue;
    const key = `${at.epochMilliseconds} ${personId}`;
    const slot = slots.get(key);
    if (slot) slot.items.push(item);
    else slots.set(key, { at, personId, items: [item] });
  }
  return [...slots.values()];
}
