import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf, toDay, fromDay } from '../../../src/domain/time/dates.js';
import { nextOccurrence, occurrences } from '../../../src/domain/time/occurrences.js';
import { readRule } from '../../../src/domain/time/parse-rule.js';
import { printRule } from '../../../src/domain/time/rule.js';
import { PLAIN_WEEK } from '../../../src/domain/time/work-calendar.js';
import type { WorkCalendar } from '../../../src/domain/time/work-calendar.js';
import { RRuleTemporal } from 'rrule-temporal';
import { rawRule } from './arbitraries.js';

const dates = (rule: string, startsOn: string, from = '2026-01-01', to = '2026-12-31', calendar: WorkCalendar = PLAIN_WEEK): string => occurrences(rule, startsOn, from, to, calendar).join(' ');

const TERMS: WorkCalendar = {
  workingDays: [1, 2, 3, 4, 5],
  closed: [{ from: '2026-12-18', to: '2027-01-01', kind: 'break', name: 'Winter break' }],
  terms: [
    { name: 'Spring', startsOn: '2027-01-04', endsOn: '2027-05-28' },
    { name: 'Autumn', startsOn: '2026-08-24', endsOn: '2026-12-20' },
    { name: 'Summer camp', startsOn: '2027-06-19', endsOn: '2027-06-20' },
  ],
};

describe('occurrences', () => {
  it.each([
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2026-09-02', '2026-09-14 2026-09-28 2026-10-12 2026-10-26 2026-11-09 2026-11-23 2026-12-07 2026-12-21'],
    ['FREQ=WEEKLY', '2026-12-02', '2026-12-02 2026-12-09 2026-12-16 2026-12-23 2026-12-30'],
    ['FREQ=MONTHLY;INTERVAL=3', '2025-11-30', '2026-02-28 2026-05-30 2026-08-30 2026-11-30'],
    ['FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20260401', '2026-01-01', '2026-01-30 2026-02-27 2026-03-27'],
    ['FREQ=MONTHLY;COUNT=3', '2025-12-31', '2026-01-31 2026-02-28'],
    ['FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1', '2026-01-01', '2026-01-30 2026-02-28 2026-03-30 2026-04-30 2026-05-30 2026-06-30 2026-07-30 2026-08-30 2026-09-30 2026-10-30 2026-11-30 2026-12-30'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2024-01-01', ''],
    ['NONE', '2026-01-01', ''],
  ])('%s from %s', (rule, startsOn, expected) => expect(dates(rule, startsOn)).toBe(expected));

  it('finds leap days, and stands in for them where only the start names one', () => {
    expect(dates('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2024-01-01', '2024-01-01', '2032-12-31')).toBe('2024-02-29 2028-02-29 2032-02-29');
    expect(dates('FREQ=YEARLY', '2024-02-29', '2025-01-01', '2028-12-31')).toBe('2025-02-28 2026-02-28 2027-02-28 2028-02-29');
    expect(nextOccurrence('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2024-01-01', '2096-03-01', PLAIN_WEEK)).toBe('2104-02-29');
  });

  it('counts every second week from where the week starts, as in the example of RFC 5545', () => {
    expect(dates('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=4', '1997-08-05', '1997-01-01', '1997-12-31')).toBe('1997-08-05 1997-08-10 1997-08-19 1997-08-24');
    const sunday = printRule(readRule('FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU').rule);
    expect(dates(sunday, '1997-08-05', '1997-01-01', '1997-12-31')).toBe('1997-08-05 1997-08-17 1997-08-19 1997-08-31');
  });

  it('gives one date a term, inside it, counted in open days', () => {
    const during = (rule: string): string => dates(rule, '2026-08-01', '2026-08-01', '2027-12-31', TERMS);
    // The last open day of the autumn term is 17 December: winter break begins on the 18th.
    expect(during('TERM;OFFSET=-5')).toBe('2026-12-10 2027-05-21 2027-06-19');
    expect(during('TERM;OFFSET=-0')).toBe('2026-12-17 2027-05-28 2027-06-19');
    expect(during('TERM;OFFSET=0')).toBe('2026-08-24 2027-01-04 2027-06-19');
    expect(during('TERM;OFFSET=120')).toBe('2026-12-17 2027-05-28 2027-06-19');
    expect(dates('TERM;OFFSET=-5', '2026-12-11', '2026-08-01', '2026-12-31', TERMS)).toBe('');
    expect(nextOccurrence('TERM;OFFSET=-5', '2026-08-01', '2026-12-11', TERMS)).toBe('2027-05-21');
  });

  it('falls on a date of the month that the start names, or on the last day of a shorter one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 60 }), fc.boolean(), (day, interval, yearly) => {
        const start = Temporal.PlainDate.from('1990-01-01').add({ days: day });
        const step = yearly ? { years: (interval % 5) + 1 } : { months: interval };
        const rule = yearly ? `FREQ=YEARLY;INTERVAL=${step.years ?? 1}` : `FREQ=MONTHLY;INTERVAL=${interval}`;
        // Adding to the start itself each time keeps the 31st: a sum of sums would not.
        const expected = [0, 1, 2, 3].map((n) => start.add(yearly ? { years: (step.years ?? 1) * n } : { months: interval * n }).toString());
        expect(occurrences(rule, start.toString(), start.toString(), expected[3] ?? '', PLAIN_WEEK)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('falls on the same dates however the rule is written', () => {
    fc.assert(
      fc.property(rawRule, fc.integer({ min: 0, max: 800 }), (text, ahead) => {
        const startsOn = addDays('2026-01-01', ahead);
        // The start's own day of the month is a matter of its own, tested above.
        fc.pre(Number(startsOn.slice(8)) <= 28);
        const canonical = printRule(readRule(text).rule);
        const at = (date: string): Temporal.ZonedDateTime => Temporal.PlainDate.from(date).toZonedDateTime('UTC');
        let written: string[];
        try {
          const rule = new RRuleTemporal({ rruleString: text, dtstart: at(startsOn), temporal: Temporal });
          written = rule.between(at(startsOn), at(addDays(startsOn, 1_000)), true).map((date) => date.toPlainDate().toString());
        } catch {
          return;
        }
        expect(occurrences(canonical, startsOn, startsOn, addDays(startsOn, 1_000), PLAIN_WEEK), canonical).toEqual(written);
      }),
      { numRuns: 150 },
    );
  });
});

describe('occurrences, asked for in pieces', () => {
  it('are the same as asked for at once', () => {
    fc.assert(
      fc.property(rawRule, fc.integer({ min: -500, max: 300 }), fc.integer({ min: 0, max: 1_000 }), (text, ahead, cut) => {
        const rule = printRule(readRule(text).rule);
        const startsOn = addDays('2026-01-01', ahead);
        const all = occurrences(rule, startsOn, '2026-01-01', '2028-12-31', PLAIN_WEEK);
        const edge = addDays('2026-01-01', cut);
        expect([...occurrences(rule, startsOn, '2026-01-01', edge, PLAIN_WEEK), ...occurrences(rule, startsOn, addDays(edge, 1), '2028-12-31', PLAIN_WEEK)]).toEqual(all);
        const next = nextOccurrence(rule, startsOn, edge, PLAIN_WEEK);
        expect(all.find((date) => date >= edge) ?? 'later').toBe(next !== undefined && next <= '2028-12-31' ? next : 'later');
      }),
      { numRuns: 150 },
    );
  });
});

describe('day numbers', () => {
  it('count every date once, with its weekday', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 60_000 }), (day) => {
        const date = fromDay(day);
        expect(toDay(date)).toBe(day);
        expect(weekdayOf(day)).toBe(Temporal.PlainDate.from(date).dayOfWeek);
      }),
    );
    expect(toDay('1970-01-01')).toBe(0);
  });

  it.each(['2026-02-30', '2026-2-1', '', 'soon', '2026-02-01T00:00'])('refuse %j', (text) => {
    expect(() => toDay(text)).toThrow(expect.objectContaining({ code: 'bad-date' }));
  });
});
