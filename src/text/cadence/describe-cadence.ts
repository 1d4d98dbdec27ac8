import { Temporal } from 'temporal-polyfill';
import { storedRule } from '../../domain/time/parse-rule.js';
import { WEEKDAYS, printRule } from '../../domain/time/rule.js';
import type { Recurrence, RuleDay, Weekday } from '../../domain/time/rule.js';
import type { ClockTime, Language } from '../../domain/types.js';
import { formatTime } from '../format.js';
import { en } from './en.js';
import { es } from './es.js';

type Words = typeof en;

const WORDS: Readonly<Record<Language, Words>> = { en, es };
/** British order, "1 June 2027", reads the same to everyone. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', es: 'es' };

/**
 * Says a stored rule in words: "every 2 weeks on Monday at 9:00 AM". `parseCadence` understands the words back as the
 * same rule and time. A rule too odd for words is quoted as it is. Throws `bad-rule` for what is no stored rule.
 */
export function describeCadence(rule: string, at: ClockTime | undefined, language: Language): string {
  const words = WORDS[language];
  const parsed = storedRule(rule);
  const time = at === undefined ? [] : [words.at(formatTime(language, at))];
  if (parsed.kind === 'none') return words.never;
  if (parsed.kind === 'term') {
    if (parsed.offset === 0) return [parsed.anchor === 'start' ? words.firstDayOfTerm : words.lastDayOfTerm, ...time].join(' ');
    return [parsed.anchor === 'start' ? words.afterTermStarts(parsed.offset) : words.beforeTermEnds(parsed.offset), ...time].join(' ');
  }
  const said = sayRecurrence(parsed, words, LOCALES[language]);
  if (said === undefined) return [words.byRule(printRule(parsed)), ...time].join(' ');
  const phrase = [said, ...time].join(' ');
  if (parsed.count !== undefined) return `${phrase}, ${words.times(parsed.count)}`;
  if (parsed.until !== undefined) return `${phrase}, ${words.until(longDate(parsed.until, LOCALES[language]))}`;
  return phrase;
}

/** Undefined for a combination of parts that has no plain words. */
function sayRecurrence(rule: Recurrence, words: Words, locale: string): string | undefined {
  const { byWeekNo, byYearDay, byMonth, byDay, byMonthDay, bySetPos } = rule;
  if (byWeekNo.length + byYearDay.length > 0 || rule.weekStart !== 'MO') return undefined;
  const months = byMonth.length > 0 ? list(byMonth.map((month) => monthName(month, locale)), locale) : undefined;
  const often = rule.freq === 'DAILY' && rule.interval === 1 ? words.everySchoolDay : words.every[rule.freq](rule.interval);
  const inMonths = months === undefined ? [] : [words.inMonths(months)];
  const ofMonths = months === undefined ? [] : [words.ofMonths(months)];
  if (byDay.length + byMonthDay.length + bySetPos.length === 0) return [often, ...inMonths].join(' ');
  if (rule.freq === 'DAILY') return undefined;
  if (rule.freq === 'WEEKLY') {
    if (bySetPos.length + byMonthDay.length > 0 || byDay.some(({ nth }) => nth !== undefined)) return undefined;
    return [often, words.onWeekdays(list(byDay.map(({ day }) => weekdayName(day, locale)), locale)), ...inMonths].join(' ');
  }
  if (rule.freq === 'MONTHLY' && byMonth.length > 0 && (rule.interval > 1 || !endsMonth(rule))) return undefined;
  if (rule.freq === 'YEARLY' && byMonth.length === 0) return undefined;
  const which = sayMonthDays(rule, words, locale) ?? sayPlaces(rule, words, locale);
  if (which === undefined) return undefined;
  const yearly = rule.freq === 'MONTHLY' && byMonth.length > 0 ? words.every.YEARLY(1) : often;
  const [day = 0] = byMonthDay;
  if (byMonthDay.length === 1 && byMonth.length === 1 && day > 0) return [often, words.onDate(day, monthName(byMonth[0] ?? 1, locale))].join(' ');
  return [yearly, which, ...ofMonths].join(' ');
}

function sayMonthDays(rule: Recurrence, words: Words, locale: string): string | undefined {
  const { byMonthDay, byDay, byMonth } = rule;
  if (byDay.length > 0 || byMonthDay.length === 0) return undefined;
  const latest = byMonthDay.at(-1) ?? 0;
  if (endsMonth(rule)) return words.onMonthDays(words.monthDay(latest));
  const alone = byMonthDay.length === 1;
  // Said alone or of a month, such a day means the month's last day too, which this rule leaves out.
  const exact = rule.bySetPos.length === 0 && byMonthDay.every((day) => day === -1 || (day > 0 && day <= lastSafeDay(byMonth)));
  if (!exact || (!alone && byMonth.length > 1)) return undefined;
  return words.onMonthDays(list(byMonthDay.map((day) => (day === -1 ? words.lastMonthDay : words.monthDay(day))), locale));
}

/** The rule that `parseCadence` makes of "on the 29th" and "on the 30th": the latest day up to it that a month has. */
function endsMonth({ freq, byMonthDay, byMonth, bySetPos, byDay }: Recurrence): boolean {
  const upTo = byMonthDay.length > 1 && byMonthDay.every((day, index) => day === 28 + index);
  const needed = byMonth.length === 0 ? byMonthDay.length < 4 : byMonth.length > 1 && byMonth.includes(2) && byMonthDay.length < 3;
  return freq === 'MONTHLY' && upTo && needed && byDay.length === 0 && bySetPos.length === 1 && bySetPos[0] === -1;
}

function lastSafeDay(months: readonly number[]): number {
  if (months.length === 0 || months.includes(2)) return 28;
  return months.some((month) => [4, 6, 9, 11].includes(month)) ? 30 : 31;
}

function sayPlaces({ byDay, byMonthDay, byMonth, bySetPos }: Recurrence, words: Words, locale: string): string | undefined {
  const sayable = (nth: number): boolean => nth === -1 || nth === -2 || (nth >= 1 && nth <= 31);
  if (byMonthDay.length > 0) return undefined;
  if (bySetPos.length > 0) {
    const schoolWeek = byDay.length === 5 && byDay.every(({ day, nth }, index) => nth === undefined && day === WEEKDAYS[index]);
    if (!schoolWeek || byMonth.length > 1 || !bySetPos.every(sayable)) return undefined;
    return words.onPlaces(list(bySetPos.map((nth) => words.nthWorkingDay(nth)), locale));
  }
  if (!byDay.every(isNth) || !byDay.every(({ nth }) => sayable(nth ?? 0))) return undefined;
  return words.onPlaces(list(byDay.map(({ nth, day }) => words.nthWeekday(nth ?? 0, weekdayName(day, locale))), locale));
}

function isNth({ nth }: RuleDay): boolean {
  return nth !== undefined;
}

/** 2024-01-01 was a Monday. */
function weekdayName(day: Weekday, locale: string): string {
  return Temporal.PlainDate.from({ year: 2024, month: 1, day: 1 + WEEKDAYS.indexOf(day) }).toLocaleString(locale, { weekday: 'long' });
}

function monthName(month: number, locale: string): string {
  return Temporal.PlainDate.from({ year: 2024, month, day: 1 }).toLocaleString(locale, { month: 'long' });
}

function longDate(date: string, locale: string): string {
  return Temporal.PlainDate.from(date).toLocaleString(locale, { day: 'numeric', month: 'long', year: 'numeric' });
}

function list(parts: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
}
