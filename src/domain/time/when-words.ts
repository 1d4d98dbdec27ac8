import { Temporal } from 'temporal-polyfill';
import type { ClockTime, PlainDateText, ZoneId } from '../types.js';
import { CADENCE_WORDS } from './cadence-vocabulary.js';
import { takeClockWords } from './clock-words.js';
import { addDays, localOf } from './dates.js';
import { foldText } from '../fold-text.js';
import { toInstant } from './local-time.js';
import { readNamedDay } from './named-day.js';
import type { NamedDay } from './named-day.js';
import { addOpenDays, nextOpenDay } from './work-calendar.js';
import type { WorkCalendar } from './work-calendar.js';

/** Why words named no moment; `src/text` says each in words. */
export type WhenProblem = 'not-understood' | 'no-such-date' | 'either-date' | 'past' | 'too-far';

/**
 * `on` is the day that was named, such as the day someone is back; `at` the moment to ask again: the time that was said,
 * else the cadence's, on the first open day from `on` on.
 */
export type When =
  | { readonly ok: true; readonly on: PlainDateText; readonly at: Temporal.Instant }
  | { readonly ok: false; readonly problem: WhenProblem; readonly detail: string };

export interface WhenContext {
  readonly now: Temporal.Instant;
  readonly zone: ZoneId;
  /** The clock time to use where none is said. */
  readonly at: ClockTime;
  readonly calendar: WorkCalendar;
}

/** Nobody puts a check off for longer; beyond it, it is a slip. */
const FARTHEST_DAYS = 366;
const MAX_LENGTH = 80;

const LEAD = /^(?:until|till|til|to|for|in|by|on|hasta|por|para|en|dentro de)\s+/;
const INCLUSIVE = /^(?:through|thru)\s+|\s+(?:inclusive|included|incluido|incluida)$/;
const SPAN = /^(\d{1,4}|[a-z]+)(?: of)?\s*(school |working |open )?(m|mins?|minutes?|minutos?|h|hs|hrs?|hours?|horas?|d|days?|dias?|w|wks?|weeks?|s|sem|semanas?|mo|months?|mes|meses)( lectivos?| habil(?:es)?| laborables?)?$/;

/**
 * Reads how long or until when something is put off: "2d", "3 school days", "1 week", "tomorrow", "until Friday",
 * "12 Jan", "2027-01-12", "after the break"; "2 días", "hasta el viernes", "mañana a las 10", "12 de enero".
 * Days without a time are counted in the zone given. Hours are exact. Never throws, save `no-open-day` as the calendar does.
 */
export function parseWhen(text: string, context: WhenContext): When {
  const words = foldText(text.slice(0, MAX_LENGTH + 1)).replace(/[.!,;]+$/, '');
  if (words.length === 0 || text.length > MAX_LENGTH) return refused('not-understood', words);
  const inclusive = INCLUSIVE.test(words);
  const bare = words.replace(INCLUSIVE, '').replace(LEAD, '').replace(LEAD, '');
  const span = readSpan(bare, context);
  if (span) return span;
  const { time, bad, rest } = takeClockWords(bare);
  if (bad !== undefined) return refused('no-such-date', bad);
  const today = localOf(context.now, context.zone).date;
  const day = rest === '' && time !== undefined ? { on: today } : readNamedDay(rest, today, context.calendar);
  return settle(inclusive ? dayLater(day) : day, time, words, context);
}

function settle(day: NamedDay | undefined, time: ClockTime | undefined, words: string, context: WhenContext): When {
  if (!day) return refused('not-understood', words);
  if ('problem' in day) return refused(day.problem, words);
  const { now, zone, calendar } = context;
  const today = localOf(now, zone).date;
  if (day.on > addDays(today, FARTHEST_DAYS)) return refused('too-far', words);
  const at = toInstant(nextOpenDay(calendar, day.on), time ?? day.time ?? context.at, zone).at;
  if (day.on < today || (day.on === today && time === undefined) || Temporal.Instant.compare(at, now) <= 0) return refused('past', words);
  return { ok: true, on: day.on, at };
}

function dayLater(day: NamedDay | undefined): NamedDay | undefined {
  return day && 'on' in day ? { ...day, on: addDays(day.on, 1) } : day;
}

function readSpan(words: string, { now, zone, at, calendar }: WhenContext): When | undefined {
  const match = SPAN.exec(words.replace(/^(?:half an hour|media hora)$/, '30 m').replace(/^(?:a couple|un par)(?: of| de)? /, '2 '));
  if (!match) return undefined;
  const count = numberOf(match[1] ?? '');
  const unit = match[3] ?? '';
  if (count === undefined) return undefined;
  if (count === 0) return refused('past', words);
  const today = localOf(now, zone).date;
  if (/^(m|min|h)/.test(unit) && !/^(mo|mes)/.test(unit)) {
    const hours = /^h/.test(unit);
    if (count > (hours ? 24 * FARTHEST_DAYS : 24 * 60)) return refused('too-far', words);
    const moment = now.add(hours ? { hours: count } : { minutes: count });
    return { ok: true, on: localOf(moment, zone).date, at: moment };
  }
  if (count > FARTHEST_DAYS) return refused('too-far', words);
  const open = match[2] !== undefined || match[4] !== undefined;
  const on = open && /^d/.test(unit) ? addOpenDays(calendar, today, count) : laterDate(today, count, unit);
  if (on > addDays(today, FARTHEST_DAYS)) return refused('too-far', words);
  return { ok: true, on, at: toInstant(nextOpenDay(calendar, on), at, zone).at };
}

function laterDate(today: PlainDateText, count: number, unit: string): PlainDateText {
  const span = /^d/.test(unit) ? { days: count } : /^(w|s)/.test(unit) ? { weeks: count } : { months: count };
  return Temporal.PlainDate.from(today).add(span).toString();
}

function numberOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === 'a' || text === 'an') return 1;
  const token = CADENCE_WORDS.get(text);
  return token?.type === 'number' ? token.value : undefined;
}

function refused(problem: WhenProblem, detail: string): When {
  return { ok: false, problem, detail };
}
