import type { ItemOverview } from './overview.js';
import { mayChange } from './roles.js';
import type { Actor } from './roles.js';

/** Whether a person may report on an item they can see: those whose role allows it, and whoever is asked about it now. */
export function mayFile(item: ItemOverview, person: Actor, askedItemIds: ReadonlySet<string>): boolean {
  return askedItemIds.has(item.id) || mayChange('report', person, { item });
}

/** Whether an item is one of a person's own: theirs, theirs as deputy, or asked of them now. */
export function isOwnItem(item: ItemOverview, personId: string, askedItemIds: ReadonlySet<string>): boolean {
  return item.ownerId === personId || item.deputyIds.includes(personId) || askedItemIds.has(item.id);
}
