import type { Temporal } from 'temporal-polyfill';
import { sharedFollowUps } from '../../domain/time/follow-up.js';
import { localOf } from '../../domain/time/dates.js';
import { PLAIN_WEEK } from '../../domain/time/work-calendar.js';
import type { CheckRow, NewDelivery, Store, Workspace } from '../../ports.js';
import { presenceOf, returnMoments } from './absent-people.js';
import { learnItems } from './known-items.js';
import type { KnownItems } from './known-items.js';

/** Checks taken up in one go: more than any district asks or reminds at one moment, for a person's must come together. */
export const MOST_AT_ONCE = 20_000;

/**
 * Asks about the checks that are due by `now`: one direct message a person, with a part for each check.
 * Somebody away is not disturbed: their delegate is asked instead, else the check waits for their
 * return. `known`: what this sweep knows of items. Returns how many checks were taken up.
 */
export async function askChecks(store: Store, home: Workspace, organizationId: string, now: Temporal.Instant, known: KnownItems): Promise<number> {
  const due = await store.checks.checksDue(organizationId, now, MOST_AT_ONCE);
  if (due.length === 0) return 0;
  await learnItems(store, organizationId, due.map((check) => check.itemId), known);
  const reachable = await withoutAbsent(store, organizationId, due, known, now);

  const followUpOf = sharedFollowUps(now);
  await store.checks.markAsked(
    organizationId,
    reachable.map((check) => {
      const { asked, nextAt } = known.get(check.itemId) ?? {};
      const at = asked?.schedule.at ?? localOf(now, check.timeZone).time;
      const calendar = asked?.schedule.calendar ?? PLAIN_WEEK;
      const { lateFrom, ...follow } = followUpOf({ at, zone: check.timeZone, calendar, ...(nextAt && { nextAt }) });
      return { id: check.id, askedAt: now, lateAt: lateFrom, ...follow };
    }),
  );
  await store.deliveries.create(organizationId, await messagesFor(store, home, organizationId, reachable, 'prompt', now));
  return due.length;
}

/** Leaves out checks of people who are away, and says in the database what becomes of them. */
async function withoutAbsent(store: Store, organizationId: string, due: readonly CheckRow[], known: KnownItems, now: Temporal.Instant): Promise<readonly CheckRow[]> {
  const { present, delegated, returning, gone } = await presenceOf(store, organizationId, due, now);
  const handed: CheckRow[] = [];
  for (const [personId, checks] of delegated) {
    await store.checks.reassign(organizationId, idsOf(checks), personId);
    handed.push(...checks.map((check) => ({ ...check, personId })));
  }
  if (gone.length > 0) await store.checks.close(organizationId, idsOf(gone), 'excused', 'away', now);
  for (const { at, checkIds } of returnMoments(returning, known).values()) await store.checks.snooze(organizationId, checkIds, at);
  const reachable = new Map([...present, ...handed].map((check) => [check.id, check]));
  return due.flatMap((check) => reachable.get(check.id) ?? []);
}

export function idsOf(checks: readonly CheckRow[]): readonly string[] {
  return checks.map((check) => check.id);
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
  const checksOf = new Map<string, CheckRow[]>();
  for (const check of checks) {
    const own = checksOf.get(check.personId);
    if (own) own.push(check);
    else checksOf.set(check.personId, [check]);
  }
  const people = [...checksOf.keys()];
  const moment = now.toString();
  const identities = new Map([...(await store.people.identities(organizationId, people))].reverse().map((identity) => [identity.personId, identity] as const));
  return [...checksOf].map(([personId, own]): NewDelivery => {
    const identity = identities.get(personId);
    return {
      key: `${kind}:${personId}:${moment}:${own[0]?.id ?? ''}`,
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
