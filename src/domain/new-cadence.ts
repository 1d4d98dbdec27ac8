import { Temporal } from 'temporal-polyfill';
import { addDays, localOf } from './time/dates.js';
import { nextOccurrence } from './time/occurrences.js';
import { storedRule } from './time/parse-rule.js';
import { planPrompts } from './time/plan-prompts.js';
import type { ItemSchedule, Prompt } from './time/prompt.js';
import { printRule } from './time/rule.js';
import type { WorkCalendar } from './time/work-calendar.js';
import type { ClockTime, PlainDateText, ZoneId } from './types.js';

/** How far ahead the next dates are looked for, in days, piece by piece: a yearly check needs more than two years for three. */
const SEARCH_DAYS = [40, 400, 1_200] as const;

/**
 * From when a cadence that is set at `now` counts: "every 2 weeks on Monday" begins with the coming
 * Monday, not with the week it is said in. Today counts while its time is still to come.
 */
export function cadenceStart(rule: string, at: ClockTime, now: Temporal.Instant, zone: ZoneId, calendar: WorkCalendar): PlainDateText {
  const { date, time } = localOf(now, zone);
  const from = time < at ? date : addDays(date, 1);
  const parsed = storedRule(rule);
  if (parsed.kind !== 'recurrence' || parsed.interval === 1) return from;
  return nextOccurrence(printRule({ ...parsed, interval: 1 }), from, from, calendar) ?? from;
}

/** The next prompts about one item after `now`, at most `count`. Give all schedules, for those of one person are spread together after a break. */
export function nextPromptsOf(schedules: readonly ItemSchedule[], itemId: string, now: Temporal.Instant, count: number): readonly Prompt[] {
  const own = schedules.find((schedule) => schedule.item.id === itemId);
  if (!own) return [];
  const crowd = schedules.filter((schedule) => schedule.person === own.person && schedule.unit === own.unit);
  let found: readonly Prompt[] = [];
  for (const days of SEARCH_DAYS) {
    found = planPrompts(crowd, now, now.add({ hours: days * 24 })).filter((prompt) => prompt.itemId === itemId && Temporal.Instant.compare(prompt.at, now) > 0);
    if (found.length >= count) break;
  }
  return found.slice(0, count);
}
