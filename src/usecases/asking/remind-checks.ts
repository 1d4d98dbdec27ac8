import type { Temporal } from 'temporal-polyfill';
import type { Store, Workspace } from '../../ports.js';
import { presenceOf, returnMoments } from './absent-people.js';
import type { Presence } from './absent-people.js';
import { idsOf, messagesFor, MOST_AT_ONCE } from './ask-checks.js';
import { learnItems } from './known-items.js';
import type { KnownItems } from './known-items.js';

/**
 * Reminds, once, everyone whose answer is missing. Nobody who is away: their delegate is asked instead, as for a check
 * that comes due; else the reminder waits for their return, and is left out where the check is given up before that;
 * a check of somebody who is away until they say so is excused. Only who was written to counts as reminded.
 * `known`: what this sweep knows of items. Returns how many checks were taken up.
 */
export async function remindChecks(store: Store, home: Workspace, organizationId: string, now: Temporal.Instant, known: KnownItems): Promise<number> {
  const due = await store.checks.remindersDue(organizationId, now, MOST_AT_ONCE);
  if (due.length === 0) return 0;
  const presence = await presenceOf(store, organizationId, due, now);
  const { present } = presence;
  if (present.length > 0) {
    await store.checks.markReminded(organizationId, idsOf(present), now);
    await store.deliveries.create(organizationId, await messagesFor(store, home, organizationId, present, 'reminder', now));
  }
  if (present.length < due.length) await leaveInPeace(store, organizationId, presence, now, known);
  return due.length;
}

async function leaveInPeace(store: Store, organizationId: string, { delegated, returning, gone }: Presence, now: Temporal.Instant, known: KnownItems): Promise<void> {
  for (const [personId, checks] of delegated) {
    await store.checks.reassign(organizationId, idsOf(checks), personId);
    // Due again, now: the next step of this sweep asks the delegate, who has never heard of it.
    await store.checks.snooze(organizationId, idsOf(checks), now);
    await store.deliveries.touchForChecks(organizationId, idsOf(checks));
  }
  if (gone.length > 0) {
    await store.checks.close(organizationId, idsOf(gone), 'excused', 'away', now);
    await store.deliveries.touchForChecks(organizationId, idsOf(gone));
  }
  await learnItems(store, organizationId, returning.map(({ check }) => check.itemId), known);
  for (const { at, checkIds } of returnMoments(returning, known).values()) await store.checks.postponeReminder(organizationId, checkIds, at);
}
