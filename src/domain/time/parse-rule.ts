import { AppError } from '../../errors.js';
import type { ClockTime } from '../types.js';
import { canonicalRecurrence } from './canonical-rule.js';
import { parseDate } from './dates.js';
import { EACH_TERM, FREQUENCIES, WEEKDAYS, fault } from './rule.js';
import type { Frequency, Recurrence, Rule, RuleDay, Weekday } from './rule.js';

/** The longest interval that makes sense for checking on a plan; beyond it, it is a slip. */
export const MAX_INTERVAL: Readonly<Record<Frequency, number>> = { DAILY: 366, WEEKLY: 104, MONTHLY: 60, YEARLY: 5 };
const MAX_COUNT = 1_000;
/** More open days than this are longer than any term. */
export const MAX_TERM_OFFSET = 120;

/** Whether a text is meant as a rule rather than as words. */
export function looksLikeRule(text: string): boolean {
  return /\bFREQ\s*=|^\s*(RRULE\s*:|TERM\s*(;|$)|NONE\s*$)/i.test(text);
}

/**
 * Reads a stored rule, or one from a plan file: an RRULE value of RFC 5545 (with or without `RRULE:`),
 * `TERM;OFFSET=n`, or `NONE`. A single BYHOUR and BYMINUTE become the clock time.
 * Throws `CadenceFault`; a rule is never read in part.
 */
export function readRule(text: string): { readonly rule: Rule; readonly at?: ClockTime } {
  const value = text.trim().replace(/^RRULE\s*:/i, '').trim().toUpperCase();
  if (value === 'NONE') return { rule: { kind: 'none' } };
  if (value.startsWith('TERM')) return { rule: readTermRule(value) };
  const parts = splitParts(value);
  const { at, rest } = takeClockTime(parts);
  return { rule: canonicalRecurrence(checkedRecurrence(rest)), ...(at === undefined ? {} : { at }) };
}

/** As `readRule`, for a rule that was stored by us: a fault is an `AppError` (`bad-rule`), as it cannot be a person's slip. */
export function storedRule(text: string): Rule {
  try {
    return readRule(text).rule;
  } catch (error) {
    throw new AppError('bad-rule', `The stored cadence "${text.slice(0, 80)}" is not a rule. Set the item's cadence again.`, { cause: error });
  }
}

function readTermRule(value: string): Rule {
  const match = /^TERM(?:;OFFSET=(-?)(\d{1,3}))?$/.exec(value);
  if (!match) throw fault('bad-rule', value);
  if (match[2] === undefined) return EACH_TERM;
  const offset = Number(match[2]);
  if (offset > MAX_TERM_OFFSET) throw fault('bad-interval', match[2]);
  return { kind: 'term', anchor: match[1] === '-' ? 'end' : 'start', offset };
}

function splitParts(value: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of value.split(';').filter((piece) => piece.trim() !== '')) {
    const [name = '', content = '', ...more] = part.split('=').map((piece) => piece.trim());
    if (content === '' || more.length > 0 || parts.has(name)) throw fault('bad-rule', part);
    parts.set(name, content);
  }
  return parts;
}

/** A cadence has one clock time, so a rule may name one hour and minute, no more. */
function takeClockTime(parts: ReadonlyMap<string, string>): { at?: ClockTime; rest: Map<string, string> } {
  const rest = new Map(parts);
  const [hour, minute, second] = ['BYHOUR', 'BYMINUTE', 'BYSECOND'].map((name) => {
    const value = rest.get(name);
    rest.delete(name);
    return value;
  });
  if (second !== undefined && Number(second) !== 0) throw fault('too-often', `BYSECOND=${second}`);
  if (hour === undefined) {
    if (minute !== undefined) throw fault('too-often', `BYMINUTE=${minute}`);
    return { rest };
  }
  if (hour.includes(',') || minute?.includes(',')) throw fault('two-times', `BYHOUR=${hour}`);
  const time = [Number(hour), Number(minute ?? 0)] as const;
  if (!/^\d+$/.test(hour) || !/^\d+$/.test(minute ?? '0') || time[0] > 23 || time[1] > 59) throw fault('bad-time', `BYHOUR=${hour}`);
  return { at: time.map((part) => String(part).padStart(2, '0')).join(':'), rest };
}

const NAMES = ['FREQ', 'INTERVAL', 'BYMONTH', 'BYWEEKNO', 'BYYEARDAY', 'BYMONTHDAY', 'BYDAY', 'BYSETPOS', 'WKST', 'COUNT', 'UNTIL'];

function checkedRecurrence(parts: ReadonlyMap<string, string>): Recurrence {
  for (const [name, value] of parts) if (!NAMES.includes(name)) throw fault('bad-rule', `${name}=${value}`);
  const freqText = parts.get('FREQ') ?? '';
  if (['SECONDLY', 'MINUTELY', 'HOURLY'].includes(freqText)) throw fault('too-often', `FREQ=${freqText}`);
  const freq = FREQUENCIES.find((name) => name === freqText);
  if (!freq) throw fault('bad-rule', `FREQ=${freqText}`);
  const rule: Recurrence = {
    kind: 'recurrence',
    freq,
    interval: whole(parts, 'INTERVAL', MAX_INTERVAL[freq], 'bad-interval') ?? 1,
    byMonth: numbers(parts, 'BYMONTH', 1, 12),
    byWeekNo: numbers(parts, 'BYWEEKNO', -53, 53),
    byYearDay: numbers(parts, 'BYYEARDAY', -366, 366),
    byMonthDay: numbers(parts, 'BYMONTHDAY', -31, 31),
    byDay: days(parts),
    bySetPos: numbers(parts, 'BYSETPOS', -366, 366),
    weekStart: weekday(parts.get('WKST') ?? 'MO', `WKST=${parts.get('WKST') ?? ''}`),
    ...ending(parts),
  };
  refuseMeaninglessParts(rule, parts);
  return rule;
}

/** The combinations that RFC 5545 (3.3.10, notes 1 and 2 and the text on BYSETPOS) forbids. */
function refuseMeaninglessParts(rule: Recurrence, parts: ReadonlyMap<string, string>): void {
  const refuse = (name: string): never => {
    throw fault('bad-rule', `${name}=${parts.get(name) ?? ''}`);
  };
  const hasNth = rule.byDay.some(({ nth }) => nth !== undefined);
  if (rule.byWeekNo.length > 0 && rule.freq !== 'YEARLY') refuse('BYWEEKNO');
  if (rule.byYearDay.length > 0 && rule.freq !== 'YEARLY') refuse('BYYEARDAY');
  if (rule.byMonthDay.length > 0 && rule.freq === 'WEEKLY') refuse('BYMONTHDAY');
  if (hasNth && (rule.freq === 'DAILY' || rule.freq === 'WEEKLY' || rule.byWeekNo.length > 0)) refuse('BYDAY');
  const choosesAmongDays = rule.byDay.length + rule.byMonthDay.length + rule.byYearDay.length + rule.byWeekNo.length + rule.byMonth.length > 0;
  if (rule.bySetPos.length > 0 && !choosesAmongDays) refuse('BYSETPOS');
}

function whole(parts: ReadonlyMap<string, string>, name: string, most: number, code: 'bad-interval' | 'bad-rule'): number | undefined {
  const text = parts.get(name);
  if (text === undefined) return undefined;
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > most) throw fault(code, `${name}=${text}`);
  return value;
}

function numbers(parts: ReadonlyMap<string, string>, name: string, least: number, most: number): number[] {
  const text = parts.get(name);
  if (text === undefined) return [];
  return text.split(',').map((piece) => {
    const value = /^[+-]?\d{1,3}$/.test(piece.trim()) ? Number(piece) : 0;
    if (value === 0 || value < least || value > most) throw fault('bad-rule', `${name}=${text}`);
    return value;
  });
}

function days(parts: ReadonlyMap<string, string>): RuleDay[] {
  const text = parts.get('BYDAY');
  if (text === undefined) return [];
  return text.split(',').map((piece) => {
    const match = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(piece.trim());
    const day = weekday(match?.[2] ?? '', `BYDAY=${text}`);
    if (match?.[1] === undefined) return { day };
    const nth = Number(match[1]);
    if (nth === 0 || Math.abs(nth) > 53) throw fault('bad-rule', `BYDAY=${text}`);
    return { day, nth };
  });
}

function weekday(text: string, where: string): Weekday {
  const day = WEEKDAYS.find((name) => name === text);
  if (!day) throw fault('bad-rule', where);
  return day;
}

function ending(parts: ReadonlyMap<string, string>): { count?: number; until?: string } {
  const count = whole(parts, 'COUNT', MAX_COUNT, 'bad-rule');
  const until = parts.get('UNTIL');
  if (until === undefined) return count === undefined ? {} : { count };
  const match = /^(\d{4})(\d{2})(\d{2})(T\d{6}Z?)?$/.exec(until);
  if (!match || count !== undefined) throw fault('bad-rule', `UNTIL=${until}`);
  const date = `${match[1]}-${match[2]}-${match[3]}`;
  try {
    parseDate(date);
  } catch {
    throw fault('no-such-date', `UNTIL=${until}`);
  }
  return { until: date };
}
