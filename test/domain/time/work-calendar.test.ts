import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, fromDay, toDay } from '../../../src/domain/time/dates.js';
import { compareCodes } from '../../../src/domain/time/compare-codes.js';
import { PLAIN_WEEK, addOpenDays, checkCalendar, closedStretchOn, isOpen, longBreakBefore, nextOpenDay, openDaysBetween, previousOpenDay } from '../../../src/domain/time/work-calendar.js';
import type { ClosedDays, WorkCalendar } from '../../../src/domain/time/work-calendar.js';
import { anyCalendar } from './arbitraries.js';

const closed = (from: string, to: string, name = 'Closed'): ClosedDays => ({ from, to, name, kind: 'break' });
const week = (...stretches: ClosedDays[]): WorkCalendar => ({ ...PLAIN_WEEK, closed: stretches });
const winter = week(closed('2026-12-21', '2027-01-01', 'Winter break'), closed('2026-11-26', '2026-11-27', 'Thanksgiving'));

describe('open days', () => {
  it('are working days that no closed stretch holds', () => {
    expect(['2026-12-18', '2026-12-19', '2026-12-21', '2027-01-01', '2027-01-04'].map((date) => isOpen(winter, date))).toEqual([true, false, false, false, true]);
    expect(isOpen({ ...PLAIN_WEEK, workingDays: [7, 1, 2, 3, 4] }, '2026-11-29')).toBe(true);
    expect(nextOpenDay(winter, '2026-12-19')).toBe('2027-01-04');
    expect(nextOpenDay(winter, '2026-12-18')).toBe('2026-12-18');
    expect(previousOpenDay(winter, '2027-01-03')).toBe('2026-12-18');
    expect(addOpenDays(winter, '2026-12-17', 2)).toBe('2027-01-04');
    expect(addOpenDays(winter, '2026-12-19', 1)).toBe('2027-01-04');
    expect(addOpenDays(winter, '2027-01-04', -1)).toBe('2026-12-18');
    expect(addOpenDays(winter, '2026-12-19', 0)).toBe('2026-12-19');
    expect(openDaysBetween(winter, '2026-12-17', '2027-01-05')).toBe(3);
    expect(openDaysBetween(winter, '2027-01-05', '2026-12-17')).toBe(0);
    expect(closedStretchOn(winter, '2026-11-27')?.name).toBe('Thanksgiving');
    expect(closedStretchOn(winter, '2026-11-28')).toBeUndefined();
  });

  it('are counted as they are walked', () => {
    fc.assert(
      fc.property(anyCalendar, fc.integer({ min: 20_500, max: 20_850 }), fc.integer({ min: 1, max: 30 }), (calendar, day, count) => {
        const from = fromDay(day);
        const to = addOpenDays(calendar, from, count);
        expect(openDaysBetween(calendar, from, to)).toBe(count);
        expect(isOpen(calendar, to)).toBe(true);
        expect(addOpenDays(calendar, to, -count) <= from).toBe(true);
        expect(nextOpenDay(calendar, addDays(from, 1))).toBe(addOpenDays(calendar, from, 1));
      }),
      { numRuns: 200 },
    );
  });
});

describe('longBreakBefore', () => {
  it.each<[string, WorkCalendar, string, string | undefined]>([
    ['two weeks', winter, '2027-01-04', '2026-12-19 2027-01-03 Winter break'],
    ['not a day after it', winter, '2027-01-05', undefined],
    ['not a closed day', winter, '2026-12-30', undefined],
    ['Thursday to Sunday are four', winter, '2026-11-30', undefined],
    ['Wednesday to Sunday are five', week(closed('2026-11-25', '2026-11-27', 'Thanksgiving')), '2026-11-30', '2026-11-25 2026-11-29 Thanksgiving'],
    ['Saturday to Monday are three', week(closed('2026-09-07', '2026-09-07')), '2026-09-08', undefined],
    ['Friday and the Monday after make four', week(closed('2026-09-04', '2026-09-04'), closed('2026-09-07', '2026-09-07')), '2026-09-08', undefined],
    ['Thursday to Monday are five, in two stretches', week(closed('2026-09-03', '2026-09-04', 'First'), closed('2026-09-07', '2026-09-07', 'Second')), '2026-09-08', '2026-09-03 2026-09-07 First'],
    ['a team that works on Mondays only has no break every week', { ...PLAIN_WEEK, workingDays: [1] }, '2026-09-07', undefined],
    ['nor when only its free days are closed', { ...PLAIN_WEEK, workingDays: [1], closed: [closed('2026-09-01', '2026-09-03')] }, '2026-09-07', undefined],
  ])('%s', (_, calendar, date, expected) => {
    const found = longBreakBefore(calendar, date);
    expect(found && `${found.from} ${found.to} ${found.name}`).toBe(expected);
  });
});

describe('calendars without an open day', () => {
  const never: WorkCalendar = { ...PLAIN_WEEK, workingDays: [] };
  const shut = week(closed('2026-01-01', '2030-01-01'));

  it('are refused, never searched forever', () => {
    for (const calendar of [never, shut]) {
      for (const use of [() => nextOpenDay(calendar, '2026-09-01'), () => addOpenDays(calendar, '2028-09-01', -3), () => checkCalendar(calendar)]) {
        expect(use).toThrow(expect.objectContaining({ code: 'no-open-day' }));
      }
    }
  });

  it('are told apart from other faults', () => {
    expect(() => checkCalendar(winter)).not.toThrow();
    expect(() => checkCalendar({ ...PLAIN_WEEK, workingDays: [1, 8] })).toThrow(expect.objectContaining({ code: 'bad-calendar' }));
    expect(() => checkCalendar(week(closed('2026-09-02', '2026-09-01', 'Backwards')))).toThrow(expect.objectContaining({ code: 'bad-calendar', detail: { fault: 'upside-down', name: 'Backwards', from: '2026-09-02', to: '2026-09-01' } }));
    expect(() => checkCalendar({ ...PLAIN_WEEK, terms: [{ name: 'Autumn', startsOn: '2026-09-31', endsOn: '2026-12-01' }] })).toThrow(expect.objectContaining({ code: 'bad-date' }));
    expect(toDay('2026-09-30')).toBe(20_726);
  });
});

describe('compareCodes', () => {
  it('orders codes as a reader does', () => {
    const codes = ['10', '2.c', '2', '2.a.10', 'B', '2.b', '2.a.9', '1', 'a', '2.10', '2.a'];
    expect([...codes].sort(compareCodes)).toEqual(['1', '2', '2.10', '2.a', '2.a.9', '2.a.10', '2.b', '2.c', '10', 'B', 'a'].sort(compareCodes));
    expect([...codes].sort(compareCodes).slice(0, 9)).toEqual(['1', '2', '2.10', '2.a', '2.a.9', '2.a.10', '2.b', '2.c', '10']);
  });

  it('is an order: the same whatever order it starts from', () => {
    const code = fc.string({ unit: fc.constantFrom('1', '2', '0', 'a', 'B', '.', '-'), maxLength: 5 });
    fc.assert(
      fc.property(fc.array(code, { maxLength: 8 }), (codes) => {
        expect([...codes].reverse().sort(compareCodes)).toEqual([...codes].sort(compareCodes));
        for (const one of codes) for (const other of codes) expect(Math.sign(compareCodes(one, other)) + Math.sign(compareCodes(other, one))).toBe(0);
      }),
    );
  });
});
