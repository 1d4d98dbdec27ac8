import { Temporal } from 'temporal-polyfill';
import { askedItems } from '../../domain/item-schedules.js';
import type { AskedItem } from '../../domain/item-schedules.js';
import type { CheckRow, NewCheck, ScheduleRow, Store, WrittenCheck } from '../../ports.js';
import { presenceOf } from './absent-people.js';
import { askedTimesAt } from './asked-times.js';
import { decideOpenings, peopleAfterBreaks } from './decide-openings.js';
import type { DueSchedules, Openings } from './decide-openings.js';
import type { KnownItems } from './known-items.js';
import { scheduleRow } from './reschedule.js';

/** Schedules taken up in one go: each time costs a fixed number of queries, and what a person is asked at one moment must come together. */
const BATCH = 20_000;

/** What became of schedules that were due. */
export interface Opened {
  readonly schedules: number;
  /** Checks that are asked about at once. */
  readonly asked: readonly WrittenCheck[];
}

/**
 * Turns schedules that are due by `now` into checks: one to ask about for each item, whatever was missed before it
 * recorded as lapsed, and each schedule moved on to its next prompt. What is to be asked now, of people who are there, is
 * written as asked. What that found out about the items goes into `known`.
 */
export async function openChecks(store: Store, organizationId: string, now: Temporal.Instant, known: KnownItems): Promise<Opened> {
  const due = await store.checks.schedulesDue(organizationId, now, BATCH);
  return { schedules: due.length, asked: due.length > 0 ? await openDue(store, organizationId, due, now, known) : [] };
}

async function openDue(store: Store, organizationId: string, due: readonly ScheduleRow[], now: Temporal.Instant, known: KnownItems): Promise<readonly WrittenCheck[]> {
  const dueItems = new Map(due.map((row) => [row.itemId, row]));
  const { asked, openings } = await openingsOf(store, organizationId, dueItems, now);
  for (const { itemId } of due) known.set(itemId, {});
  for (const one of asked) known.set(one.item.itemId, { asked: one, nextAt: openings.next.get(one.item.itemId)?.at });

  const open = await store.checks.openForItems(organizationId, openings.opened);
  const written = await store.checks.createChecks(organizationId, await askedAtOnce(store, organizationId, openings.checks, now, known));
  const waiting = written.filter((check) => check.state === 'due' || check.state === 'asked');
  await closeOvertaken(store, organizationId, open, new Set(waiting.map((check) => check.itemId)), now);
  await store.checks.advanceSchedules(
    organizationId,
    due.map((row) => {
      const one = known.get(row.itemId)?.asked;
      if (one) return scheduleRow(one, openings.next.get(row.itemId));
      const { planId, itemId, cadenceId, personId, timeZone } = row;
      return { planId, itemId, cadenceId, personId, timeZone, absorbed: [] };
    }),
  );
  return waiting.filter((check) => check.state === 'asked');
}

/** The checks to be asked now become asked ones, but for those of people who are away: what becomes of these is decided when they are asked. */
async function askedAtOnce(store: Store, organizationId: string, checks: readonly NewCheck[], now: Temporal.Instant, known: KnownItems): Promise<readonly NewCheck[]> {
  const isDue = ({ askAt }: NewCheck): boolean => askAt !== undefined && Temporal.Instant.compare(askAt, now) <= 0;
  const { present } = await presenceOf(store, organizationId, checks.filter(isDue), now);
  const there = new Set(present);
  const timesOf = askedTimesAt(now);
  return checks.map((check) => {
    if (!there.has(check)) return check;
    const { askAt: _askAt, ...opened } = check;
    return { ...opened, state: 'asked', times: timesOf(check.timeZone, known.get(check.itemId)) };
  });
}

/** What is due, as it is asked now, and what comes of it. All that a person is asked about is only loaded where a break makes it count. */
async function openingsOf(store: Store, organizationId: string, due: DueSchedules, now: Temporal.Instant): Promise<{ readonly asked: readonly AskedItem[]; readonly openings: Openings }> {
  const items = [...due.keys()];
  const alone = askedItems(await store.checks.scheduleInputs(organizationId, { only: { items, people: [] } })).filter((one) => due.has(one.item.itemId));
  const openings = decideOpenings(alone, due, now);
  const people = peopleAfterBreaks(alone, due, openings);
  if (people.size === 0) return { asked: alone, openings };
  const together = askedItems(await store.checks.scheduleInputs(organizationId, { only: { items, people: [...people] } })).filter((one) => due.has(one.item.itemId) || people.has(one.schedule.person));
  return { asked: together.filter((one) => due.has(one.item.itemId)), openings: decideOpenings(together, due, now) };
}

/** A new check ends the one before it: unanswered if it was asked, excused if it never was. */
async function closeOvertaken(store: Store, organizationId: string, open: readonly CheckRow[], itemIds: ReadonlySet<string>, now: Temporal.Instant): Promise<void> {
  const overtaken = open.filter((check) => itemIds.has(check.itemId));
  const ids = (wasAsked: boolean) => overtaken.filter((check) => (check.askedAt !== undefined) === wasAsked).map((check) => check.id);
  await store.checks.close(organizationId, ids(true), 'lapsed', 'no-answer', now);
  await store.checks.close(organizationId, ids(false), 'excused', 'coalesced', now);
}
