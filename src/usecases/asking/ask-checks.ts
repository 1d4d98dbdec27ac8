import { Temporal } from 'temporal-polyfill';
import { askedItems } from '../../domain/item-schedules.js';
import type { AskedItem } from '../../domain/item-schedules.js';
import { followUp } from '../../domain/time/follow-up.js';
import { localOf } from '../../domain/time/dates.js';
import { toInstant } from '../../domain/time/local-time.js';
import { PLAIN_WEEK, addOpenDays } from '../../domain/time/work-calendar.js';
import type { AbsenceInfo, CheckRow, NewDelivery, Store, Workspace } from '../../ports.js';

/** Checks taken up in one go: more than any district asks at one moment, for a person's must come together. */
const BATCH = 20_000;

/**
 * Asks about the checks that are due by `now`: one direct message a person, with a part for each check.
 * Somebody away is not disturbed: their delegate is asked instead, else the check waits for their
 * return. Returns how many checks were taken up.
 */
export async function askChecks(store: Store, home: Workspace, now: Temporal.Instant): Promise<number> {
  const due = await store.checks.checksDue(now, BATCH);
  for (const organizationId of new Set(due.map((check) => check.organizationId))) {
    await askChecksOf(store, home, organizationId, due.filter((check) => check.organizationId === organizationId), now);
  }
  return due.length;
}

async function askChecksOf(store: Store, home: Workspace, organizationId: string, due: readonly CheckRow[], now: Temporal.Instant): Promise<void> {
  const inputs = await store.checks.scheduleInputs(organizationId);
  const asked = new Map(askedItems(inputs).map((one) => [one.item.itemId, one]));
  const planned = new Map(inputs.items.map((item) => [item.itemId, item.planned?.at]));
  const reachable = await withoutAbsent(store, organizationId, due, asked, now);

  await store.checks.markAsked(
    organizationId,
    reachable.map((check) => {
      const one = asked.get(check.itemId);
      const nextAt = planned.get(check.itemId);
      const at = one?.schedule.at ?? localOf(now, check.timeZone).time;
      const calendar = one?.schedule.calendar ?? PLAIN_WEEK;
      const { lateFrom, ...follow } = followUp({ askedAt: now, at, zone: check.timeZone, calendar, ...(nextAt && { nextAt }) });
      return { id: check.id, askedAt: now, lateAt: lateFrom, ...follow };
    }),
  );
  await store.deliveries.create(organizationId, await messagesFor(store, home, organizationId, reachable, 'prompt', now));
}

/** Leaves out checks of people who are away, and says in the database what becomes of them. */
async function withoutAbsent(
  store: Store,
  organizationId: string,
  due: readonly CheckRow[],
  asked: ReadonlyMap<string, AskedItem>,
  now: Temporal.Instant,
): Promise<CheckRow[]> {
  const earliest = localOf(now.subtract({ hours: 24 }), 'UTC').date;
  const absences = new Map<string, AbsenceInfo>();
  for (const absence of await store.people.absences(organizationId, [...new Set(due.map((check) => check.personId))], earliest)) absences.set(absence.personId, absence);

  const reachable: CheckRow[] = [];
  for (const check of due) {
    const absence = absences.get(check.personId);
    const today = localOf(now, check.timeZone).date;
    const away = absence && absence.startsOn <= today && (absence.endsOn === undefined || absence.endsOn >= today);
    if (!away) reachable.push(check);
    else if (absence.delegateId !== undefined && absence.delegateId !== check.personId) {
      await store.checks.reassign(organizationId, [check.id], absence.delegateId);
      reachable.push({ ...check, personId: absence.delegateId });
    } else if (absence.endsOn === undefined) await store.checks.close(organizationId, [check.id], 'excused', 'away', now);
    else await store.checks.snooze(organizationId, [check.id], onReturn(absence.endsOn, check, asked.get(check.itemId)));
  }
  return reachable;
}

/** The cadence's time on the first open day after the last day away. */
function onReturn(lastDay: string, check: CheckRow, one: AskedItem | undefined): Temporal.Instant {
  if (!one) return toInstant(Temporal.PlainDate.from(lastDay).add({ days: 1 }).toString(), '09:00', check.timeZone).at;
  return toInstant(addOpenDays(one.schedule.calendar, lastDay, 1), one.schedule.at, check.timeZone).at;
}

/** One message a person about all of these checks; parked where nobody knows where to write to them. */
export async function messagesFor(
  store: Store,
  home: Workspace,
  organizationId: string,
  checks: readonly CheckRow[],
  kind: 'prompt' | 'reminder',
  now: Temporal.Instant,
): Promise<NewDelivery[]> {
  const people = [...new Set(checks.map((check) => check.personId))];
  const identities = new Map([...(await store.people.identities(organizationId, people))].reverse().map((identity) => [identity.personId, identity] as const));
  return people.map((personId): NewDelivery => {
    const own = checks.filter((check) => check.personId === personId);
    const identity = identities.get(personId);
    return {
      key: `${kind}:${personId}:${now.toString()}:${own[0]?.id ?? ''}`,
      kind,
      platform: identity?.platform ?? home.platform,
      workspace: identity?.workspace ?? home.workspace,
      destination: { kind: 'direct', user: identity?.user ?? '' },
      personId,
      content: { kind: 'checks' },
      checkIds: own.map((check) => check.id),
      dueAt: now,
      ...(new Set(own.map((check) => check.planId)).size === 1 && own[0] && { planId: own[0].planId }),
      ...(!identity && { parked: 'not-matched' }),
    };
  });
}
