import type { Temporal } from 'temporal-polyfill';
import { localOf } from '../../domain/time/dates.js';
import type { Store, Workspace } from '../../ports.js';
import { messagesFor } from './ask-checks.js';

const BATCH = 500;

/** Reminds, once, everyone whose answer is missing; nobody who is away. Returns how many checks were taken up. */
export async function remindChecks(store: Store, home: Workspace, now: Temporal.Instant): Promise<number> {
  const due = await store.checks.remindersDue(now, BATCH);
  for (const organizationId of new Set(due.map((check) => check.organizationId))) {
    const checks = due.filter((check) => check.organizationId === organizationId);
    const away = await store.people.absences(organizationId, [...new Set(checks.map((check) => check.personId))], localOf(now.subtract({ hours: 24 }), 'UTC').date);
    const absent = new Set(
      checks.filter((check) => away.some((absence) => absence.personId === check.personId && absence.startsOn <= localOf(now, check.timeZone).date && (absence.endsOn ?? '9999') >= localOf(now, check.timeZone).date)),
    );
    const reminded = checks.filter((check) => !absent.has(check));
    await store.checks.markReminded(organizationId, checks.map((check) => check.id), now);
    await store.deliveries.create(organizationId, await messagesFor(store, home, organizationId, reminded, 'reminder', now));
  }
  return due.length;
}
