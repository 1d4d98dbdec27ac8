import { plural } from '../format.js';
/** How often an item is checked, in English. Every phrase is one that `parseCadence` understands back. */
export const en = {
  never: 'never',
  everySchoolDay: 'every school day',
  every: {
    DAILY: (n: number) => `every ${n} days`,
    WEEKLY: (n: number) => plural('en', n, { one: 'every week', other: `every ${n} weeks` }),
    MONTHLY: (n: number) => plural('en', n, { one: 'every month', other: `every ${n} months` }),
    YEARLY: (n: number) => plural('en', n, { one: 'every year', other: `every ${n} years` }),
  },
  onWeekdays: (days: string) => `on ${days}`,
  nthWeekday: (nth: number, day: string) => `the ${ordinal(nth)} ${day}`,
  nthWorkingDay: (nth: number) => `the ${ordinal(nth)} weekday`,
  onPlaces: (places: string) => `on ${places}`,
  onMonthDays: (days: string) => `on ${days}`,
  monthDay: (day: number) => `the ${ordinal(day)}`,
  lastMonthDay: 'the last day',
  onDate: (day: number, month: string) => `on ${day} ${month}`,
  ofMonths: (months: string) => `of ${months}`,
  inMonths: (months: string) => `in ${months}`,
  firstDayOfTerm: 'on the first day of each term',
  lastDayOfTerm: 'on the last day of each term',
  afterTermStarts: (days: number) => `each term, ${days} school ${plural('en', days, { one: 'day', other: 'days' })} after the start`,
  beforeTermEnds: (days: number) => `each term, ${days} school ${plural('en', days, { one: 'day', other: 'days' })} before the end`,
  byRule: (rule: string) => `by the rule ${rule}`,
  at: (time: string) => `at ${time}`,
  times: (count: number) => plural('en', count, { one: '1 time', other: `${count} times` }),
  until: (date: string) => `until ${date}`,
};

const SUFFIXES: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });

function ordinal(n: number): string {
  if (n === -1) return 'last';
  if (n === -2) return 'penultimate';
  return `${n}${SUFFIXES[ordinals.select(n)] ?? 'th'}`;
}
