import type { Temporal } from 'temporal-polyfill';
import type { ClockTime, PlainDateText, ZoneId } from '../types.js';
import { compareText } from '../compare-text.js';
import { compareCodes } from './compare-codes.js';
import { fromDay, localOf, toDay } from './dates.js';
import { toInstant } from './local-time.js';
import type { LocalInstant } from './local-time.js';
import { occurrences } from './occurrences.js';
import { openDayLine } from './open-day-line.js';
import type { OpenDayLine } from './open-day-line.js';
import { placeAfterBreaks } from './place-after-breaks.js';
import type { SpreadGroup } from './place-after-breaks.js';
import type { ItemSchedule, Placement, Prompt, PromptReason } from './prompt.js';
import { closedStretchOn } from './work-calendar.js';
import type { WorkCalendar } from './work-calendar.js';

/** Local dates lie within two days of the UTC date, in every zone and across Samoa's lost day. */
const ZONE_SLACK_DAYS = 2;

/**
 * Every prompt that goes out from `from` (included) to `to` (excluded), in order of time, person and item code.
 * Each nominal date is either a prompt's `occurrenceOn` or in exactly one prompt's `absorbed`; windows that meet give
 * together what one window gives. Give all the schedules of a person in a unit, or the spread after a break is wrong.
 * Throws `no-open-day` where a calendar is closed without end.
 */
export function planPrompts(schedules: readonly ItemSchedule[], from: Temporal.Instant, to: Temporal.Instant): Prompt[] {
  const prompts: Prompt[] = [];
  for (const [schedule, moments] of momentsOf(schedules, from, to)) for (const moment of moments) prompts.push(promptAt(schedule, moment));
  return prompts.sort(inOrder);
}

/** A prompt without whom and what it is about: the same for every schedule that comes to the same days. */
export type PromptMoment = Omit<Prompt, 'cadenceId' | 'itemId' | 'itemCode' | 'person' | 'unit'>;

/** The prompt of a schedule at one of its moments. */
export function promptAt({ cadenceId, item, person, unit }: ItemSchedule, moment: PromptMoment): Prompt {
  return { cadenceId, itemId: item.id, itemCode: item.code, person, unit, ...moment };
}

/**
 * As `planPrompts`, by schedule, each one's moments in order of time. Worked out once for all schedules with the same
 * rule, start, calendar, time and zone that come to the same days: share calendar objects.
 */
export function momentsOf(schedules: readonly ItemSchedule[], from: Temporal.Instant, to: Temporal.Instant): Map<ItemSchedule, readonly PromptMoment[]> {
  const first = toDay(localOf(from, 'UTC').date) - ZONE_SLACK_DAYS;
  const last = toDay(localOf(to, 'UTC').date) + ZONE_SLACK_DAYS;
  const [begin, end] = [epoch(from), epoch(to)];
  const nominalOf = sharedNominalDates(first, last);
  const attach = sharedInstants();
  const momentsAt = (placements: readonly Placement[], line: OpenDayLine): readonly PromptMoment[] =>
    gather(placements).flatMap((gathered) => momentOf(gathered, line, attach) ?? []).filter(({ at }) => epoch(at) >= begin && epoch(at) < end);

  const found = new Map<ItemSchedule, readonly PromptMoment[]>();
  const apart: SpreadGroup[] = [];
  for (const alike of groupAlike(schedules)) {
    const [one] = alike;
    const { line, dates } = nominalOf(one);
    // Only what comes after a break depends on what else its person is asked about.
    if (dates.some(({ base }) => line.breakBefore(base))) apart.push({ line, placed: alike.map((schedule) => [schedule, placed(schedule, dates)] as const) });
    else {
      const moments = momentsAt(placed(one, dates), line);
      for (const schedule of alike) found.set(schedule, moments);
    }
  }
  placeAfterBreaks(apart);
  for (const { line, placed: group } of apart) {
    const shared = new Map<string, readonly PromptMoment[]>();
    for (const [schedule, placements] of group) {
      const key = placements.map(({ place }) => place).join();
      const moments = shared.get(key) ?? momentsAt(placements, line);
      shared.set(key, moments);
      found.set(schedule, moments);
    }
  }
  return found;
}

type AtLeastOne<T> = readonly [T, ...(readonly T[])];

/** Parts schedules into those with the same rule, start, calendar, time and zone. */
function groupAlike(schedules: readonly ItemSchedule[]): readonly AtLeastOne<ItemSchedule>[] {
  const groups = new Map<WorkCalendar, Map<string, [ItemSchedule, ...ItemSchedule[]]>>();
  for (const schedule of schedules) {
    const { calendar, rule, startsOn, at, zone } = schedule;
    const ofCalendar = groups.get(calendar) ?? new Map<string, [ItemSchedule, ...ItemSchedule[]]>();
    groups.set(calendar, ofCalendar);
    const key = `${rule} ${startsOn} ${at} ${zone}`;
    const alike = ofCalendar.get(key);
    if (alike) alike.push(schedule);
    else ofCalendar.set(key, [schedule]);
  }
  return [...groups.values()].flatMap((ofCalendar) => [...ofCalendar.values()]);
}

/** A nominal date, and the place of the first open day on or after it. */
interface NominalDate {
  readonly on: PlainDateText;
  readonly base: number;
}

/** All nominal dates that can still go out from a calendar's line's beginning on, worked out once per calendar, rule and start. */
function sharedNominalDates(first: number, last: number): (schedule: ItemSchedule) => { readonly line: OpenDayLine; readonly dates: readonly NominalDate[] } {
  const known = new Map<WorkCalendar, { readonly line: OpenDayLine; readonly ofRule: Map<string, readonly NominalDate[]> }>();
  return ({ calendar, rule, startsOn }) => {
    const { line, ofRule } = known.get(calendar) ?? { line: openDayLine(calendar, first, last), ofRule: new Map<string, readonly NominalDate[]>() };
    known.set(calendar, { line, ofRule });
    const key = `${rule} ${startsOn}`;
    const dates = ofRule.get(key) ?? occurrences(rule, startsOn, fromDay(line.beginsAfter + 1), fromDay(last), calendar).map((on) => ({ on, base: line.placeOf(toDay(on)) }));
    ofRule.set(key, dates);
    return { line, dates };
  };
}

function placed(schedule: ItemSchedule, dates: readonly NominalDate[]): readonly Placement[] {
  return dates.map(({ on, base }) => ({ schedule, on, base, place: base }));
}

/**
 * Gathers the nominal dates of one item that go out on one day. A moved one that would reach or pass the item's next
 * one goes out with that one instead: nobody is asked twice at once, nor about an older date after a newer one.
 */
function gather(placements: readonly Placement[]): Placement[][] {
  const groups: Placement[][] = [];
  let current: Placement[] = [];
  let earliest = Number.POSITIVE_INFINITY;
  for (const placement of [...placements].reverse()) {
    if (current.length > 0 && placement.place < earliest) {
      groups.push(current.reverse());
      current = [];
    }
    earliest = Math.min(earliest, placement.place);
    current.push(placement);
  }
  if (current.length > 0) groups.push(current.reverse());
  return groups.reverse();
}

type Attach = (date: PlainDateText, time: ClockTime, zone: ZoneId) => LocalInstant;

function momentOf(gathered: readonly Placement[], line: OpenDayLine, attach: Attach): PromptMoment | undefined {
  const latest = gathered.at(-1);
  if (!latest) return undefined;
  const { schedule, on } = latest;
  const day = fromDay(line.dayAt(latest.place));
  const { at, skipped } = attach(day, schedule.at, schedule.zone);
  const local = skipped ? localOf(at, schedule.zone) : { date: day, time: schedule.at };
  const spread = latest.place !== latest.base;
  const because = day === on ? undefined : (closedStretchOn(schedule.calendar, on)?.name ?? (spread ? line.breakBefore(latest.base)?.name : undefined));
  const reason: PromptReason | undefined = spread ? 'after-break' : day !== on ? 'closed-day' : skipped ? 'skipped-time' : undefined;
  return {
    occurrenceOn: on,
    at,
    zone: schedule.zone,
    localDate: local.date,
    localTime: local.time,
    ...(day === on ? {} : { movedFrom: { on, ...(because ? { because } : {}) } }),
    ...(reason ? { reason } : {}),
    absorbed: gathered.slice(0, -1).map((placement) => placement.on),
  };
}

/** `toInstant`, worked out once per date, time and zone. */
function sharedInstants(): Attach {
  const known = new Map<string, LocalInstant>();
  return (date, time, zone) => {
    const key = `${date} ${time} ${zone}`;
    const found = known.get(key) ?? toInstant(date, time, zone);
    known.set(key, found);
    return found;
  };
}

function inOrder(a: Prompt, b: Prompt): number {
  return epoch(a.at) - epoch(b.at) || compareText(a.person, b.person) || compareCodes(a.itemCode, b.itemCode) || compareText(a.itemId, b.itemId);
}

function epoch(at: Temporal.Instant): number {
  return at.epochMilliseconds;
}
