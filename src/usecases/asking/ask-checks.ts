import type { Temporal } from 'temporal-polyfill';
import type { CheckRow, NewDelivery, Store, Workspace } from '../../ports.js';
import { presenceOf, returnMoments } from './absent-people.js';
import { askedTimesAt } from './asked-times.js';
import { learnItems } from './known-items.js';
import type { KnownItems } from './known-items.js';

/** Checks taken up in one go: more than any district asks or reminds at one moment, for a person's must come together. */
export const MOST_AT_ONCE = 20_000;

/**
 * Asks about the checks that are due by `now`, and about those that were `opened` as asked: one direct message a person,
 * with a part for each check. Somebody away is not disturbed: their delegate is asked instead, else the check waits for
 * their return. `known`: what this sweep knows of items. Returns how many checks were taken up.
 */
export async function askChecks(store: Store, home: Workspace, organizationId: string, now: Temporal.Instant, known: KnownItems, opened: readonly MessageCheck[]): Promise<number> {
  const due = await store.checks.checksDue(organizationId, now, MOST_AT_ONCE);
  const reachable = due.length === 0 ? [] : await askDue(store, organizationId, due, now, known);
  const asked = [...reachable, ...opened];
  if (asked.length > 0) await store.deliveries.create(organizationId, await messagesFor(store, home, organizationId, asked, 'prompt', now));
  return due.length + opened.length;
}

/** Gives those whose people are there. */
async function askDue(store: Store, organizationId: string, due: readonly CheckRow[], now: Temporal.Instant, known: KnownItems): Promise<readonly CheckRow[]> {
  await learnItems(store, organizationId, due.map((check) => check.itemId), known);
  const reachable = await withoutAbsent(store, organizationId, due, known, now);
  const timesOf = askedTimesAt(now);
  await store.checks.markAsked(organizationId, reachable.map((check) => ({ id: check.id, ...timesOf(check.timeZone, known.get(check.itemId)) })));
  return reachable;
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

/** What a message must know of a check that it asks about. */
export type MessageCheck = Pick<CheckRow, 'id' | 'planId' | 'personId'>;

/** One message a person about all of these checks; parked where nobody knows where to write to them. */
export async function messagesFor(
  store: Store,
  home: Workspace,
  organizationId: string,
  checks: readonly MessageCheck[],
  kind: 'prompt' | 'reminder',
  now: Temporal.Instant,
): Promise<NewDelivery[]> {
  const checksOf = new Map<string, MessageCheck[]>();
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
