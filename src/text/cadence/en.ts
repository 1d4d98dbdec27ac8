/** How often an item is checked, in English. Every phrase is one that `parseCadence` understands back. */
export const en = {
  never: 'never',
  everySchoolDay: 'every school day',
  every: {
    DAILY: (n: number) => `every ${n} days`,
    WEEKLY: (n: number) => (n === 1 ? 'every week' : `every ${n} weeks`),
    MONTHLY: (n: number) => (n === 1 ? 'every month' : `every ${n} months`),
    YEARLY: (n: number) => (n === 1 ? 'every year' : `every ${n} years`),
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
  afterTermStarts: (days: number) => `each term, ${days} school ${days === 1 ? 'day' : 'days'} after the start`,
  beforeTermEnds: (days: number) => `each term, ${days} school ${days === 1 ? 'day' : 'days'} before the end`,
  byRule: (rule: string) => `by the rule ${rule}`,
  at: (time: string) => `at ${time}`,
  times: (count: number) => (count === 1 ? '1 time' : `${count} times`),
  until: (date: string) => `until ${date}`,
};

const SUFFIXES: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });

function ordinal(n: number): string {
  if (n === -1) return 'last';
  if (n === -2) return 'penultimate';
  return `${n}${SUFFIXES[ordinals.select(n)] ?? 'th'}`;
}
