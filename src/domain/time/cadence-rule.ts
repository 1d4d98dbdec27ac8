import type { CadenceSlots } from './cadence-slots.js';
import { canonicalRecurrence } from './canonical-rule.js';
import { MAX_INTERVAL } from './parse-rule.js';
import { EACH_TERM, EVERY_WEEK, fault, printRule } from './rule.js';
import type { Frequency, Recurrence, Rule, RuleDay } from './rule.js';

const SCHOOL_WEEK: readonly RuleDay[] = [{ day: 'MO' }, { day: 'TU' }, { day: 'WE' }, { day: 'TH' }, { day: 'FR' }];
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * Decides which rule a cadence's words make. `words` is what they are quoted by in a fault.
 * Throws `CadenceFault`, with the rule most likely meant where there is one.
 */
export function ruleFromSlots(slots: CadenceSlots, words: string): Rule {
  if (slots.unit === 'term') return termFromSlots(slots, words);
  const { freq, interval } = frequencyOf(slots, words);
  if (interval < 1 || interval > MAX_INTERVAL[freq]) throw fault('bad-interval', String(interval));
  const rule: Recurrence = { ...EVERY_WEEK, freq, interval, byMonth: slots.months };
  if (slots.weekdayPlaces.length > 0) return onWeekdayPlaces(rule, slots, words);
  if (slots.days.length > 0) return onWeekdays(rule, slots, words);
  if (slots.monthDays.length > 0) return onMonthDays(rule, slots.monthDays, words);
  return canonicalRecurrence(rule);
}

function termFromSlots(slots: CadenceSlots, words: string): Rule {
  if ((slots.times ?? 1) !== 1 || (slots.interval ?? 1) !== 1) throw fault('bad-interval', words, printRule(EACH_TERM));
  if (slots.days.length + slots.monthDays.length + slots.months.length + slots.weekdayPlaces.length > 0) {
    throw fault('two-frequencies', words, printRule(EACH_TERM));
  }
  return EACH_TERM;
}

function frequencyOf(slots: CadenceSlots, words: string): { freq: Frequency; interval: number } {
  const { days, months, times = 1 } = slots;
  const interval = slots.interval ?? 1;
  if (slots.everyNth !== undefined && slots.unit === undefined && months.length === 0) {
    throw fault('ambiguous', words, printRule({ ...EVERY_WEEK, interval: slots.everyNth, byDay: days.map(({ day }) => ({ day })) }));
  }
  if (times !== 1) return severalTimes(slots, times, words);
  switch (slots.unit) {
    case 'day':
      return { freq: days.length > 0 && interval === 1 ? 'WEEKLY' : 'DAILY', interval };
    case 'week':
      return { freq: 'WEEKLY', interval };
    case 'month':
      if (months.length > 0 && interval > 1) throw fault('two-frequencies', words);
      return { freq: months.length > 0 ? 'YEARLY' : 'MONTHLY', interval };
    case 'year':
      return { freq: 'YEARLY', interval };
    default:
      if (months.length > 0) return { freq: 'YEARLY', interval };
      if (days.some(({ nth }) => nth !== undefined) || slots.weekdayPlaces.length > 0 || slots.monthDays.length > 0) return { freq: 'MONTHLY', interval };
      if (days.length > 0) return { freq: 'WEEKLY', interval };
      throw fault('how-often', words);
  }
}

/** "Twice a year" spreads evenly; "twice a week" only says something once the days are named. */
function severalTimes(slots: CadenceSlots, times: number, words: string): { freq: Frequency; interval: number } {
  const { unit, days, months, monthDays } = slots;
  const interval = slots.interval ?? 1;
  if (unit === 'year' && interval === 1) {
    if (months.length === times) return { freq: 'YEARLY', interval };
    if (months.length + days.length + monthDays.length === 0 && times > 0 && 12 % times === 0) return { freq: 'MONTHLY', interval: 12 / times };
  }
  if (unit === 'month' && months.length === 0 && (days.length === times || monthDays.length === times)) return { freq: 'MONTHLY', interval };
  if (unit === 'week' && days.length === times) return { freq: 'WEEKLY', interval };
  const likely = times !== 2 ? undefined : unit === 'week' ? 'FREQ=WEEKLY;BYDAY=MO,TH' : unit === 'month' ? 'FREQ=MONTHLY;BYMONTHDAY=1,15' : undefined;
  throw fault('which-days', words, likely);
}

function onWeekdayPlaces(rule: Recurrence, slots: CadenceSlots, words: string): Rule {
  const fits = slots.days.length === 0 && slots.monthDays.length === 0 && (rule.freq === 'MONTHLY' || (rule.freq === 'YEARLY' && rule.byMonth.length === 1));
  if (!fits) throw fault('two-frequencies', words);
  return canonicalRecurrence({ ...rule, byDay: SCHOOL_WEEK, bySetPos: slots.weekdayPlaces });
}

function onWeekdays(rule: Recurrence, { days, monthDays }: CadenceSlots, words: string): Rule {
  if (monthDays.length > 0) throw fault('two-frequencies', words);
  const places = days.filter(({ nth }) => nth !== undefined).length;
  if (places > 0 && places < days.length) throw fault('ambiguous', words);
  if (rule.freq === 'WEEKLY') {
    if (places > 0) throw fault('two-frequencies', words, printRule({ ...rule, freq: 'MONTHLY', interval: 1, byDay: days }));
    return canonicalRecurrence({ ...rule, byDay: days });
  }
  const firsts = days.map(({ day }) => ({ day, nth: 1 }));
  if (rule.freq === 'DAILY' || (rule.freq === 'YEARLY' && rule.byMonth.length === 0)) throw fault('which-days', words);
  if (places === 0) throw fault('ambiguous', words, printRule({ ...rule, byDay: firsts }));
  return canonicalRecurrence({ ...rule, byDay: days });
}

/** Days of the month. A day that some months do not have means their last day, as people mean it. */
function onMonthDays(rule: Recurrence, monthDays: readonly number[], words: string): Rule {
  if (rule.freq === 'DAILY' || rule.freq === 'WEEKLY') throw fault('two-frequencies', words);
  const days = monthDays.map((day) => (day === 31 && rule.byMonth.length === 0 ? -1 : day));
  const most = rule.byMonth.length === 0 ? 31 : Math.min(...rule.byMonth.map((month) => DAYS_IN_MONTH[month - 1] ?? 0));
  const wrong = days.find((day) => day > most || day === 0);
  if (wrong !== undefined) throw fault('no-such-date', words);
  if (rule.freq === 'YEARLY' && rule.byMonth.length === 0) throw fault('which-days', words);
  // "1 June and 15 December" would become four dates.
  if (rule.byMonth.length > 1 && new Set(days).size > 1) throw fault('ambiguous', words);
  const shortest = rule.byMonth.length === 0 || rule.byMonth.includes(2) ? 28 : most;
  const late = days.filter((day) => day > shortest);
  if (late.length === 0) return canonicalRecurrence({ ...rule, byMonthDay: days });
  if (new Set(days).size > 1) throw fault('ambiguous', words, printRule({ ...rule, byMonthDay: days.map((day) => (day > shortest ? -1 : day)) }));
  if (rule.byMonth.length === 1) return canonicalRecurrence({ ...rule, byMonthDay: [-1] });
  // The latest of the days up to it that a month has: in February the 28th or 29th.
  const byMonthDay = [28, 29, 30].filter((day) => day <= (late[0] ?? 0));
  if (rule.byMonth.length > 1 && rule.interval > 1) throw fault('ambiguous', words);
  return canonicalRecurrence({ ...rule, freq: 'MONTHLY', byMonthDay, bySetPos: [-1] });
}
