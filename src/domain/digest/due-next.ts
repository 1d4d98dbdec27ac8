import type { Temporal } from 'temporal-polyfill';
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

/** Coming prompts about `items`, by moment and person, in the order of the prompts. */
export function dueNext(items: readonly ItemOverview[], prompts: readonly ComingPrompt[]): readonly DueNext[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const slots = new Map<string, { readonly at: Temporal.Instant; readonly personId: string; readonly items: ItemOverview[] }>();
  for (const { itemId, personId, at } of prompts) {
    const item = byId.get(itemId);
    if (!item) continue;
    const key = `${at.epochMilliseconds} ${personId}`;
    const slot = slots.get(key);
    if (slot) slot.items.push(item);
    else slots.set(key, { at, personId, items: [item] });
  }
  return [...slots.values()];
}
