import type { Temporal } from 'temporal-polyfill';
import type { Store } from '../../ports.js';

const BATCH = 500;

/** Gives up waiting for answers whose time is over; a late answer still counts. Returns how many checks were taken up. */
export async function lapseChecks(store: Store, now: Temporal.Instant): Promise<number> {
  const due = await store.checks.lapsesDue(now, BATCH);
  for (const organizationId of new Set(due.map((check) => check.organizationId))) {
    await store.checks.close(organizationId, due.filter((check) => check.organizationId === organizationId).map((check) => check.id), 'lapsed', 'no-answer', now);
  }
  return due.length;
}
