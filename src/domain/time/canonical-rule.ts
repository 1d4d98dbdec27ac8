import { WEEKDAYS } from './rule.js';
import type { Recurrence, RuleDay } from './rule.js';

/**
 * The one way to write a recurrence: lists sorted and without repeats, and the plainest of several
 * equal forms (FREQ=DAILY;BYDAY=MO is FREQ=WEEKLY;BYDAY=MO). It falls on the same dates as before from any start.
 */
export function canonicalRecurrence(rule: Recurrence): Recurrence {
  return withoutIdleWeekStart(plainest(sorted(rule)));
}

function sorted(rule: Recurrence): Recurrence {
  return {
    ...rule,
    byMonth: sortedNumbers(rule.byMonth),
    byWeekNo: sortedNumbers(rule.byWeekNo),
    byYearDay: sortedNumbers(rule.byYearDay),
    byMonthDay: sortedNumbers(rule.byMonthDay),
    byDay: sortedDays(rule.byDay),
    bySetPos: sortedNumbers(rule.bySetPos),
  };
}

function plainest(rule: Recurrence): Recurrence {
  const { freq, interval, byDay, byMonth, byMonthDay, bySetPos } = rule;
  const onlyInterval = [byDay, byMonth, byMonthDay, rule.byWeekNo, rule.byYearDay, bySetPos].every((part) => part.length === 0);
  if (freq === 'DAILY' && onlyInterval && interval % 7 === 0 && interval / 7 <= 104) return { ...rule, freq: 'WEEKLY', interval: interval / 7 };
  if (freq === 'MONTHLY' && onlyInterval && interval % 12 === 0) return { ...rule, freq: 'YEARLY', interval: interval / 12 };
  if (interval !== 1 || bySetPos.length > 0) return rule;
  if (freq === 'DAILY' && byDay.length > 0 && byMonthDay.length === 0 && byDay.length < 7) return { ...rule, freq: 'WEEKLY' };
  if ((freq === 'DAILY' || freq === 'WEEKLY') && byDay.length === 7) return { ...rule, freq: 'DAILY', byDay: [] };
  if (freq === 'MONTHLY' && byMonth.length > 0) return { ...rule, freq: 'YEARLY' };
  return rule;
}

/** Where a week starts matters only to every n-th week by weekday, and to week numbers. */
function withoutIdleWeekStart(rule: Recurrence): Recurrence {
  const matters = (rule.freq === 'WEEKLY' && (rule.interval > 1 || rule.bySetPos.length > 0) && rule.byDay.length > 0) || rule.byWeekNo.length > 0;
  return matters ? rule : { ...rule, weekStart: 'MO' };
}

/** 1, 2, 15, then -2, -1: in the order of a month. */
function sortedNumbers(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => Number(a < 0) - Number(b < 0) || a - b);
}

function sortedDays(days: readonly RuleDay[]): RuleDay[] {
  const plain = new Set(days.filter(({ nth }) => nth === undefined).map(({ day }) => day));
  const unique = new Map<string, RuleDay>();
  for (const entry of days) {
    // "Every Monday" already holds the second Monday.
    if (entry.nth !== undefined && plain.has(entry.day)) continue;
    unique.set(`${entry.nth ?? ''}${entry.day}`, entry);
  }
  const place = ({ nth, day }: RuleDay): number => (nth === undefined ? 0 : nth < 0 ? 100 + nth : nth) * 10 + WEEKDAYS.indexOf(day);
  return [...unique.values()].sort((a, b) => place(a) - place(b));
}
