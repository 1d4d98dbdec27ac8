import { Temporal } from 'temporal-polyfill';
import { askedItems } from '../../domain/item-schedules.js';
import type { AskedItem } from '../../domain/item-schedules.js';
import { catchUp } from '../../domain/time/catch-up.js';
import { nextPrompts } from '../../domain/time/next-prompts.js';
import { planPrompts } from '../../domain/time/plan-prompts.js';
import type { Prompt } from '../../domain/time/prompt.js';
import type { CheckRow, NewCheck, ScheduleRow, Store } from '../../ports.js';
import { scheduleRow } from './reschedule.js';

/** Schedules taken up in one go: what an organization plans is loaded whole each time, so as many as there can be. */
const BATCH = 20_000;
/** No two zones lie further apart (UTC−12 and UTC+14); rounded up. */
const ZONES_APART_HOURS = 27;

/**
 * Turns the schedules that are due by `now` into checks: one to ask about for each item, whatever was
 * missed before it recorded as lapsed, and each schedule moved on to its next prompt. Returns how many
 * schedules were taken up.
 */
export async function openChecks(store: Store, organizationId: string, now: Temporal.Instant): Promise<number> {
  const due = await store.checks.schedulesDue(organizationId, now, BATCH);
  if (due.length > 0) await openDue(store, organizationId, due, now);
  return due.length;
}

async function openDue(store: Store, organizationId: string, due: readonly ScheduleRow[], now: Temporal.Instant): Promise<void> {
  const asked = askedItems(await store.checks.scheduleInputs(organizationId));
  const dueItems = new Map(due.map((row) => [row.itemId, row]));
  const people = new Set(asked.filter((one) => dueItems.has(one.item.itemId)).map((one) => one.schedule.person));
  // Checks of one person are spread together after a break, so all of their schedules count.
  const crowd = asked.filter((one) => people.has(one.schedule.person));
  const missed = missedPrompts(crowd, dueItems, now);
  const coming = comingPrompts(crowd, new Map(), now);

  const checks: NewCheck[] = [];
  const handled = new Map<string, string>();
  for (const one of crowd) {
    const prompts = missed.get(one.item.itemId);
    const plan = prompts && catchUp(one.schedule, prompts, now, coming.get(one.item.itemId));
    if (!prompts || !plan) continue;
    handled.set(one.item.itemId, plan.ask);
    checks.push(...checksOf(one, prompts, plan, coming.get(one.item.itemId), now));
  }

  const open = await store.checks.openForItems(organizationId, [...handled.keys()]);
  const written = await store.checks.createChecks(organizationId, checks);
  await closeOvertaken(store, organizationId, open, new Set(written.filter((check) => check.state === 'due').map((check) => check.itemId)), now);

  const next = comingPrompts(crowd, handled, now);
  const still = new Set(crowd.map((one) => one.item.itemId));
  await store.checks.advanceSchedules(organizationId, [
    ...crowd.filter((one) => dueItems.has(one.item.itemId)).map((one) => scheduleRow(one, next.get(one.item.itemId))),
    ...due.filter((row) => !still.has(row.itemId)).map(({ planId, itemId, cadenceId, personId, timeZone }) => ({ planId, itemId, cadenceId, personId, timeZone, absorbed: [] })),
  ]);
}

/**
 * By item: the prompts that are due and not out yet, from the date that each schedule waited for. The date tells which
 * those are, not the moment: whoever has gone east since it was planned had their nine o'clock before that moment.
 */
function missedPrompts(crowd: readonly AskedItem[], due: ReadonlyMap<string, ScheduleRow>, now: Temporal.Instant): Map<string, Prompt[]> {
  const moments = [...due.values()].flatMap((row) => row.nextAt ?? []);
  const first = moments.sort((a, b) => Temporal.Instant.compare(a, b))[0];
  const missed = new Map<string, Prompt[]>();
  if (!first) return missed;
  const handledOn = new Map(crowd.map((one) => [one.item.itemId, one.item.handledOn]));
  for (const prompt of planPrompts(crowd.map((one) => one.schedule), first.subtract({ hours: ZONES_APART_HOURS }), now.add({ milliseconds: 1 }))) {
    const waitedFor = due.get(prompt.itemId)?.nextOn;
    const through = handledOn.get(prompt.itemId);
    if (waitedFor === undefined || prompt.occurrenceOn < waitedFor || (through !== undefined && prompt.occurrenceOn <= through)) continue;
    missed.set(prompt.itemId, [...(missed.get(prompt.itemId) ?? []), prompt]);
  }
  return missed;
}

function comingPrompts(crowd: readonly AskedItem[], handled: ReadonlyMap<string, string>, now: Temporal.Instant): Map<string, Prompt> {
  const schedules = crowd.map(({ item, schedule }) => {
    const handledThrough = handled.get(item.itemId) ?? item.handledOn;
    return { ...schedule, ...(handledThrough !== undefined && { handledThrough }) };
  });
  return new Map(nextPrompts(schedules, now).flatMap((prompt) => (prompt ? [[prompt.itemId, prompt] as const] : [])));
}

function checksOf(one: AskedItem, missed: readonly Prompt[], plan: NonNullable<ReturnType<typeof catchUp>>, coming: Prompt | undefined, now: Temporal.Instant): NewCheck[] {
  const prompt = [...missed, ...(coming ? [coming] : [])].find((candidate) => candidate.occurrenceOn === plan.ask);
  const dueAt = prompt?.at ?? plan.at;
  const shared = { planId: one.planId, itemId: one.item.itemId, personId: one.schedule.person, timeZone: one.schedule.zone };
  const closed = { ...shared, dueAt, closedAt: now };
  return [
    ...plan.lapsed.map((occurrenceOn): NewCheck => ({ ...closed, occurrenceOn, state: 'lapsed', stateReason: 'downtime' })),
    ...plan.absorbed.map((occurrenceOn): NewCheck => ({ ...closed, occurrenceOn, state: 'excused', stateReason: 'closed-days' })),
    { ...shared, dueAt, occurrenceOn: plan.ask, state: 'due', askAt: plan.at, ...(prompt?.reason !== undefined && { movedReason: prompt.reason }) },
  ];
}

/** A new check ends the one before it: unanswered if it was asked, excused if it never was. */
async function closeOvertaken(store: Store, organizationId: string, open: readonly CheckRow[], itemIds: ReadonlySet<string>, now: Temporal.Instant): Promise<void> {
  const overtaken = open.filter((check) => itemIds.has(check.itemId));
  const ids = (wasAsked: boolean) => overtaken.filter((check) => (check.askedAt !== undefined) === wasAsked).map((check) => check.id);
  await store.checks.close(organizationId, ids(true), 'lapsed', 'no-answer', now);
  await store.checks.close(organizationId, ids(false), 'excused', 'coalesced', now);
}
