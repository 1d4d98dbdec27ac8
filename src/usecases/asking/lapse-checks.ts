import type { Temporal } from 'temporal-polyfill';
import type { Store } from '../../ports.js';

const BATCH = 500;

/** Gives up waiting for answers whose time is over; a late answer still counts. Returns how many checks were taken up. */
export async function lapseChecks(store: Store, organizationId: string, now: Temporal.Instant): Promise<number> {
  const due = await store.checks.lapsesDue(organizationId, now, BATCH);
  if (due.length > 0) await store.checks.close(organizationId, due.map((check) => check.id), 'lapsed', 'no-answer', now);
  return due.length;
}
