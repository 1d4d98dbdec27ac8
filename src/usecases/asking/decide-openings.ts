import { Temporal } from 'temporal-polyfill';
import type { AskedItem } from '../../domain/item-schedules.js';
import { catchUp } from '../../domain/time/catch-up.js';
import { localOf } from '../../domain/time/dates.js';
import { nextPrompts } from '../../domain/time/next-prompts.js';
import { SPREAD_DAYS } from '../../domain/time/open-day-line.js';
import { momentsOf, promptAt } from '../../domain/time/plan-prompts.js';
import type { Prompt } from '../../domain/time/prompt.js';
import { addOpenDays, longBreakEnds } from '../../domain/time/work-calendar.js';
import type { WorkCalendar } from '../../domain/time/work-calendar.js';
import type { NewCheck, ScheduleRow } from '../../ports.js';

/** No two zones lie further apart (UTC−12 and UTC+14); rounded up. */
const ZONES_APART_HOURS = 27;
/** Later than any date that is looked for. */
const NEVER = '9999-12-31';

/** The schedules that are due, by item. */
export type DueSchedules = ReadonlyMap<string, ScheduleRow>;

/** What comes of schedules that are due. */
export interface Openings {
  readonly checks: readonly NewCheck[];
  /** The items with a check to ask about. */
  readonly opened: readonly string[];
  /** By item: its next prompt, where one comes. */
  readonly next: ReadonlyMap<string, Prompt>;
}

/**
 * The checks of schedules that are due at `now`, and each one's next prompt after them.
 * @param crowd what is due as it is asked now, and all else that people are asked about for whom a break makes it count
 */
export function decideOpenings(crowd: readonly AskedItem[], due: DueSchedules, now: Temporal.Instant): Openings {
  const missed = missedPrompts(crowd, due, now);
  const coming = comingPrompts(crowd, new Map(), now);
  const checks: NewCheck[] = [];
  const handled = new Map<string, string>();
  for (const one of crowd) {
    const { itemId } = one.item;
    const prompts = missed.get(itemId);
    const plan = prompts && catchUp(one.schedule, prompts, now, coming.get(itemId));
    if (!prompts || !plan) continue;
    handled.set(itemId, plan.ask);
    checks.push(...checksOf(one, prompts, plan, coming.get(itemId), now));
  }
  return { checks, opened: [...handled.keys()], next: promptsAfter(crowd, coming, handled, now) };
}

/**
 * The people of whom everything that they are asked about must be known: what comes after a long break is spread among
 * it, and one ends between the date that something of theirs waited for and its next prompt.
 */
export function peopleAfterBreaks(alone: readonly AskedItem[], due: DueSchedules, { next }: Openings): ReadonlySet<string> {
  const affects = breaksBetween();
  const people = new Set<string>();
  for (const { item, schedule } of alone) {
    const row = due.get(item.itemId);
    const from = row?.nextOn ?? (row?.nextAt && localOf(row.nextAt, schedule.zone).date);
    if (from !== undefined && affects(schedule.calendar, from, next.get(item.itemId)?.localDate ?? NEVER)) people.add(schedule.person);
  }
  return people;
}

/** Whether a break decides what goes out on a date or later, up to another. Its spread reaches over several open days. */
function breaksBetween(): (calendar: WorkCalendar, from: string, to: string) => boolean {
  const known = new Map<WorkCalendar, Map<string, boolean>>();
  return (calendar, from, to) => {
    const ofCalendar = known.get(calendar) ?? new Map<string, boolean>();
    known.set(calendar, ofCalendar);
    const key = `${from} ${to}`;
    const found = ofCalendar.get(key) ?? longBreakEnds(calendar, to).some((end) => end <= to && end >= addOpenDays(calendar, from, -SPREAD_DAYS));
    ofCalendar.set(key, found);
    return found;
  };
}

/**
 * By item: the prompts that are due and not out yet, from the date that each schedule waited for. The date tells which
 * those are, not the moment: whoever has gone east since it was planned had their nine o'clock before that moment.
 */
function missedPrompts(crowd: readonly AskedItem[], due: DueSchedules, now: Temporal.Instant): Map<string, readonly Prompt[]> {
  const first = Math.min(...[...due.values()].map((row) => row.nextAt?.epochMilliseconds ?? Number.POSITIVE_INFINITY));
  const missed = new Map<string, readonly Prompt[]>();
  if (!Number.isFinite(first)) return missed;
  const from = Temporal.Instant.fromEpochMilliseconds(first).subtract({ hours: ZONES_APART_HOURS });
  const moments = momentsOf(crowd.map((one) => one.schedule), from, now.add({ milliseconds: 1 }));
  for (const { item, schedule } of crowd) {
    const waitedFor = due.get(item.itemId)?.nextOn;
    if (waitedFor === undefined) continue;
    const prompts = (moments.get(schedule) ?? []).filter(({ occurrenceOn }) => occurrenceOn >= waitedFor && (item.handledOn === undefined || occurrenceOn > item.handledOn));
    if (prompts.length > 0) missed.set(item.itemId, prompts.map((moment) => promptAt(schedule, moment)));
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

/** The prompts that come once some dates are handled: the same, but for those that go out with what was missed. */
function promptsAfter(crowd: readonly AskedItem[], coming: ReadonlyMap<string, Prompt>, handled: ReadonlyMap<string, string>, now: Temporal.Instant): ReadonlyMap<string, Prompt> {
  const next = new Map<string, Prompt>();
  const overtaken = new Set<string>();
  for (const { item, schedule } of crowd) {
    const [prompt, through = ''] = [coming.get(item.itemId), handled.get(item.itemId)];
    if (prompt && prompt.occurrenceOn <= through) overtaken.add(schedule.person);
    else if (prompt) next.set(item.itemId, { ...prompt, absorbed: prompt.absorbed.filter((on) => on > through) });
  }
  if (overtaken.size > 0) for (const [itemId, prompt] of comingPrompts(crowd.filter((one) => overtaken.has(one.schedule.person)), handled, now)) next.set(itemId, prompt);
  return next;
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
