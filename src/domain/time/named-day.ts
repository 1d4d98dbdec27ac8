import { Temporal } from 'temporal-polyfill';
import type { ClockTime, PlainDateText } from '../types.js';
import { CADENCE_WORDS } from './cadence-vocabulary.js';
import { addDays, parseDate, toDay, weekdayOf } from './dates.js';
import { WEEKDAYS } from './rule.js';
import { longBreakBefore } from './work-calendar.js';
import type { WorkCalendar } from './work-calendar.js';

/** A day that words name, perhaps with the time that its name implies ("tomorrow morning"); or why they name none. */
export type NamedDay =
  | { readonly on: PlainDateText; readonly time?: ClockTime }
  | { readonly problem: 'no-such-date' | 'either-date' | 'past' };

const PARTS_OF_DAY: readonly (readonly [RegExp, ClockTime])[] = [
  [/ (?:in the |por la |en la |a la )?(?:morning|manana)$/, '09:00'],
  [/ (?:in the |por la |en la |a la )?(?:afternoon|tarde)$/, '14:00'],
];
const NEXT_WEEK = /^(?:the )?(?:next week|(?:la )?(?:proxima semana|semana que viene|semana proxima))$/;
const DAY_NEXT_WEEK = /^(?:el )?([a-z]+)(?: of| de)? (?:next week|la (?:proxima semana|semana que viene|semana proxima))$/;
const NEXT_MONTH = /^(?:next month|(?:el )?(?:proximo mes|mes que viene|mes proximo))$/;
const AFTER_BREAK = /^(?:after (?:the )?(?:break|holidays?|vacation)|despues (?:del receso|de las vacaciones|de vacaciones|del descanso))$/;
/** A school year has a break at least this often, in days. */
const BREAK_WITHIN = 200;

/**
 * Reads a day by its name in folded words: "tomorrow", "friday", "next week", "the 15th", "12 jan", "12 de enero de
 * 2027", "2027-01-12". A weekday or a date without a year is the next one after `today`. Undefined for other words.
 */
export function readNamedDay(words: string, today: PlainDateText, calendar: WorkCalendar): NamedDay | undefined {
  for (const [part, time] of PARTS_OF_DAY) {
    const day = part.test(words) ? readPlainDay(words.replace(part, ''), today, calendar) : undefined;
    if (day && 'on' in day) return { ...day, time };
  }
  return readPlainDay(words, today, calendar);
}

function readPlainDay(words: string, today: PlainDateText, calendar: WorkCalendar): NamedDay | undefined {
  if (/^(?:today|hoy)$/.test(words)) return { on: today };
  if (/^(?:tomorrow|tmrw|tomorow|manana)$/.test(words)) return { on: addDays(today, 1) };
  if (/^(?:(?:the )?day after tomorrow|pasado manana)$/.test(words)) return { on: addDays(today, 2) };
  if (NEXT_WEEK.test(words)) return { on: nextWeekday(today, 1) };
  if (NEXT_MONTH.test(words)) return { on: Temporal.PlainDate.from(today).with({ day: 1 }).add({ months: 1 }).toString() };
  if (AFTER_BREAK.test(words)) return afterBreak(today, calendar);
  return readWeekday(words, today) ?? readNumericDate(words, today) ?? readDate(words, today);
}

/** The first date of an ISO weekday after a date. */
function nextWeekday(today: PlainDateText, weekday: number): PlainDateText {
  const ahead = (weekday - weekdayOf(toDay(today)) + 7) % 7;
  return addDays(today, ahead === 0 ? 7 : ahead);
}

function readWeekday(words: string, today: PlainDateText): NamedDay | undefined {
  const inNextWeek = DAY_NEXT_WEEK.exec(words)?.[1];
  const name = inNextWeek ?? words.replace(/^(?:el proximo|next|this|coming|the|el|este|proximo) /, '').replace(/ (?:que viene|proximo)$/, '');
  // "mar" is March beside a number, but alone it is martes.
  const token = name === 'mar' ? CADENCE_WORDS.get('martes') : CADENCE_WORDS.get(name);
  const day = token?.type === 'weekday' && token.days.length === 1 ? token.days[0] : undefined;
  if (!day) return undefined;
  const weekday = WEEKDAYS.indexOf(day) + 1;
  return { on: inNextWeek === undefined ? nextWeekday(today, weekday) : addDays(nextWeekday(today, 1), weekday - 1) };
}

/** 2027-01-12, or 25/12 where only one order of day and month makes sense. */
function readNumericDate(words: string, today: PlainDateText): NamedDay | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(words)) return existing(words);
  const match = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/.exec(words);
  if (!match) return undefined;
  const [one, other] = [Number(match[1]), Number(match[2])];
  if (one <= 12 && other <= 12 && one !== other) return { problem: 'either-date' };
  return one > 12 ? dated(one, other, match[3], today) : dated(other, one, match[3], today);
}

function readDate(words: string, today: PlainDateText): NamedDay | undefined {
  const plain = words.replace(/^(?:the |el )?(?:dia )?/, '').replace(/,/g, '');
  const alone = /^(\d{1,2})(?:st|nd|rd|th|o)?$/.exec(plain);
  if (alone) return words === alone[1] ? undefined : nextMonthDay(Number(alone[1]), today);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|o)?(?: of| de)? ([a-z]+)\.?(?:(?: of| de| del)? (\d{4}))?$/.exec(plain);
  const monthFirst = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(plain);
  const [day, name, year] = dayFirst ? [dayFirst[1], dayFirst[2], dayFirst[3]] : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const token = CADENCE_WORDS.get(name ?? '');
  return token?.type === 'month' ? dated(Number(day), token.month, year, today) : undefined;
}

function dated(day: number, month: number, year: string | undefined, today: PlainDateText): NamedDay {
  const of = (chosen: string): NamedDay => existing(`${chosen}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  if (year !== undefined) return of(year);
  const thisYear = Number(today.slice(0, 4));
  // A 29th of February may be up to eight years off; that is too far anyway, so two years are enough.
  const found = [of(String(thisYear)), of(String(thisYear + 1))].find((candidate) => 'on' in candidate && candidate.on > today);
  return found ?? { problem: 'no-such-date' };
}

/** The next date with this day of the month: the 31st skips the months without one. */
function nextMonthDay(day: number, today: PlainDateText): NamedDay {
  const first = Temporal.PlainDate.from(today).with({ day: 1 });
  for (let months = 0; months < 3; months += 1) {
    const month = first.add({ months });
    if (day < 1 || day > month.daysInMonth) continue;
    const on = month.with({ day }).toString();
    if (on > today) return { on };
  }
  return { problem: 'no-such-date' };
}

function existing(text: string): NamedDay {
  try {
    return { on: parseDate(text).toString() };
  } catch {
    return { problem: 'no-such-date' };
  }
}

function afterBreak(today: PlainDateText, calendar: WorkCalendar): NamedDay | undefined {
  for (let ahead = 1; ahead <= BREAK_WITHIN; ahead += 1) {
    const on = addDays(today, ahead);
    if (longBreakBefore(calendar, on)) return { on };
  }
  return { problem: 'no-such-date' };
}
