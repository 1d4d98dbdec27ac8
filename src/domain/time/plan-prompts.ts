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
  const first = toDay(localOf(from, 'UTC').date) - ZONE_SLACK_DAYS;
  const last = toDay(localOf(to, 'UTC').date) + ZONE_SLACK_DAYS;
  const lines = new Map<WorkCalendar, OpenDayLine>();
  for (const { calendar } of schedules) if (!lines.has(calendar)) lines.set(calendar, openDayLine(calendar, first, last));
  const bySchedule = placeNominalDates(schedules, lines, last);
  placeAfterBreaks([...bySchedule.values()].flat(), lines);
  const attach = sharedInstants();
  const prompts: Prompt[] = [];
  for (const placements of bySchedule.values()) {
    for (const gathered of gather(placements)) {
      const prompt = promptOf(gathered, lines, attach);
      if (prompt && epoch(prompt.at) >= epoch(from) && epoch(prompt.at) < epoch(to)) prompts.push(prompt);
    }
  }
  return prompts.sort(inOrder);
}

/** All nominal dates that can still go out from the line's beginning on, each on the first open day on or after it. */
function placeNominalDates(
  schedules: readonly ItemSchedule[],
  lines: ReadonlyMap<WorkCalendar, OpenDayLine>,
  last: number,
): Map<ItemSchedule, Placement[]> {
  const shared = new Map<WorkCalendar, Map<string, readonly { on: PlainDateText; base: number }[]>>();
  const placed = new Map<ItemSchedule, Placement[]>();
  for (const schedule of schedules) {
    const { calendar, rule, startsOn } = schedule;
    const line = lines.get(calendar);
    if (!line) continue;
    const known = shared.get(calendar) ?? new Map<string, readonly { on: PlainDateText; base: number }[]>();
    shared.set(calendar, known);
    const key = `${rule} ${startsOn}`;
    let dates = known.get(key);
    if (!dates) {
      const nominal = occurrences(rule, startsOn, fromDay(line.beginsAfter + 1), fromDay(last), calendar);
      dates = nominal.map((on) => ({ on, base: line.placeOf(toDay(on)) }));
      known.set(key, dates);
    }
    placed.set(schedule, dates.map(({ on, base }) => ({ schedule, on, base, place: base })));
  }
  return placed;
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

function promptOf(gathered: readonly Placement[], lines: ReadonlyMap<WorkCalendar, OpenDayLine>, attach: Attach): Prompt | undefined {
  const latest = gathered.at(-1);
  if (!latest) return undefined;
  const { schedule, on } = latest;
  const line = lines.get(schedule.calendar);
  if (!line) return undefined;
  const day = fromDay(line.dayAt(latest.place));
  const { at, skipped } = attach(day, schedule.at, schedule.zone);
  const local = skipped ? localOf(at, schedule.zone) : { date: day, time: schedule.at };
  const spread = latest.place !== latest.base;
  const because = day === on ? undefined : (closedStretchOn(schedule.calendar, on)?.name ?? (spread ? line.breakBefore(latest.base)?.name : undefined));
  const reason: PromptReason | undefined = spread ? 'after-break' : day !== on ? 'closed-day' : skipped ? 'skipped-time' : undefined;
  return {
    cadenceId: schedule.cadenceId,
    itemId: schedule.item.id,
    itemCode: schedule.item.code,
    person: schedule.person,
    unit: schedule.unit,
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
