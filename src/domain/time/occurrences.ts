import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { PlainDateText } from '../types.js';
import { addDays, parseDate } from './dates.js';
import { storedRule } from './parse-rule.js';
import { WEEKDAYS, printRule } from './rule.js';
import type { Recurrence, TermRule } from './rule.js';
import { addOpenDays, nextOpenDay, previousOpenDay } from './work-calendar.js';
import type { WorkCalendar } from './work-calendar.js';

/** Rarest rule that still counts as occurring: a leap day can be eight years away (1896 to 1904, 2096 to 2104). */
const RAREST_YEARS = 8;

/**
 * The nominal dates of a rule, from `from` to `to` (both included), in order, before closed days move anything.
 * `startsOn` is the rule's DTSTART: nothing falls before it, and "every second" counts from it. A rule that names no
 * day takes it from there; where a month is too short for it, the month's last day stands in, unlike a named BYMONTHDAY,
 * which RFC 5545 leaves out. The calendar's terms matter to term rules only.
 */
export function occurrences(rule: string, startsOn: PlainDateText, from: PlainDateText, to: PlainDateText, calendar: WorkCalendar): PlainDateText[] {
  const first = from > startsOn ? from : startsOn;
  if (first > to) return [];
  const parsed = storedRule(rule);
  if (parsed.kind === 'none') return [];
  if (parsed.kind === 'term') return termDates(parsed, calendar).filter((date) => date >= first && date <= to);
  return recurrenceDates(parsed, startsOn, first, to);
}

/** The first nominal date of a rule on or after `from`, however far; undefined when there is none any more. */
export function nextOccurrence(rule: string, startsOn: PlainDateText, from: PlainDateText, calendar: WorkCalendar): PlainDateText | undefined {
  const first = from > startsOn ? from : startsOn;
  const parsed = storedRule(rule);
  if (parsed.kind === 'none') return undefined;
  if (parsed.kind === 'term') return termDates(parsed, calendar).find((date) => date >= first);
  return nextRecurrence(parsed, startsOn, first);
}

/** Whether a rule, started on any date, ever falls on one: the 30th of February does not. */
export function everOccurs(rule: Recurrence): boolean {
  const { count: _count, until: _until, ...endless } = rule;
  const start = '2024-01-01';
  const next = nextRecurrence({ ...endless, interval: 1 }, start, start);
  return next !== undefined && next <= addDays(start, RAREST_YEARS * 366);
}

function nextRecurrence(rule: Recurrence, startsOn: PlainDateText, from: PlainDateText): PlainDateText | undefined {
  try {
    const next = dateRule(rule, startsOn).next(midnight(from), true);
    return next === null ? undefined : next.toPlainDate().toString();
  } catch {
    // The library gives up on rules that never match by throwing.
    return undefined;
  }
}

function recurrenceDates(rule: Recurrence, startsOn: PlainDateText, from: PlainDateText, to: PlainDateText): PlainDateText[] {
  if (rule.until !== undefined && rule.until < from) return [];
  return dateRule(rule, startsOn)
    .between(midnight(from), midnight(to), true)
    .map((at) => at.toPlainDate().toString());
}

/** Evaluated in UTC at midnight, where every date exists once: the clock time and zone are attached afterwards. */
function dateRule(rule: Recurrence, startsOn: PlainDateText): RRuleTemporal<Temporal.ZonedDateTime> {
  const plain = printRule(withWeekday(rule, startsOn));
  const rruleString = takesDayFrom(startsOn, rule) ? `RSCALE=GREGORIAN;${plain};SKIP=BACKWARD` : plain;
  return new RRuleTemporal({ rruleString, dtstart: midnight(startsOn), temporal: Temporal });
}

function midnight(date: PlainDateText): Temporal.ZonedDateTime {
  return parseDate(date).toZonedDateTime('UTC');
}

/** A week number without a day means the start's weekday. The library forgets it when asked from a later date on, so it is named. */
function withWeekday(rule: Recurrence, startsOn: PlainDateText): Recurrence {
  const day = WEEKDAYS[parseDate(startsOn).dayOfWeek - 1];
  return rule.byWeekNo.length > 0 && rule.byDay.length === 0 && day ? { ...rule, byDay: [{ day }] } : rule;
}

/** "Monthly" begun on the 31st means the last day of the months without one: SKIP=BACKWARD of RFC 7529. */
function takesDayFrom(startsOn: PlainDateText, rule: Recurrence): boolean {
  const dayIsGiven = [rule.byDay, rule.byMonthDay, rule.byWeekNo, rule.byYearDay].some((part) => part.length > 0);
  return (rule.freq === 'MONTHLY' || rule.freq === 'YEARLY') && !dayIsGiven && parseDate(startsOn).day > 28;
}

/** One date a term, in order: so many open days into it, or before its end, but never outside it. */
function termDates(rule: TermRule, calendar: WorkCalendar): PlainDateText[] {
  const dates = calendar.terms.map(({ startsOn, endsOn }) => {
    const first = nextOpenDay(calendar, startsOn);
    const last = previousOpenDay(calendar, endsOn);
    const wanted = rule.anchor === 'start' ? addOpenDays(calendar, first, rule.offset) : addOpenDays(calendar, last, -rule.offset);
    if (first > last) return startsOn;
    return wanted < first ? first : wanted > last ? last : wanted;
  });
  return [...new Set(dates)].sort();
}
