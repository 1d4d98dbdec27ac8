import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffClosedDays, isSameCalendar } from '../../src/domain/diff-closed-days.js';
import type { ClosedDaysDiff } from '../../src/domain/diff-closed-days.js';
import { guessClosedDayKind } from '../../src/domain/time/closed-day-names.js';
import { fromDay, toDay } from '../../src/domain/time/dates.js';
import type { ClosedDays } from '../../src/domain/time/work-calendar.js';

const year = { from: '2026-08-17', to: '2027-05-28' };

/** A stretch from `2026-12-21 2027-01-01 Winter break`, of the kind that its name suggests unless said. */
function days(line: string, kind?: ClosedDays['kind']): ClosedDays {
  const [from = '', to = '', ...name] = line.split(' ');
  const stretch = { from, to, name: name.join(' ') };
  return { ...stretch, kind: kind ?? guessClosedDayKind(stretch.name, stretch) };
}

const line = ({ from, to, name }: ClosedDays): string => `${from} ${to} ${name}`;
const told = (diff: ClosedDaysDiff) => ({
  added: diff.added.map(line),
  changed: diff.changed.map(({ before, after }) => [line(before), line(after)]),
  removed: diff.removed.map((one) => [line(one.days), ...one.kept.map(line)]),
  unchanged: diff.unchanged,
  closed: diff.closed.map(line),
});

describe('diffClosedDays', () => {
  it('tells what is new, what changes, what goes and what stays', () => {
    const stored = [days('2026-06-19 2026-06-19 Juneteenth'), days('2026-09-07 2026-09-07 Labor Day'), days('2026-10-12 2026-10-12 Columbus Day'), days('2026-12-21 2027-01-01 Winter break'), days('2027-02-15 2027-02-15 Presidents Day')];
    const file = [days('2027-03-15 2027-03-19 Spring break'), days('2026-09-07 2026-09-07 Labor Day'), days('2026-10-12 2026-10-12 Indigenous Peoples Day'), days('2026-12-21 2027-01-04 Winter break')];
    expect(told(diffClosedDays(stored, file, year))).toEqual({
      added: ['2027-03-15 2027-03-19 Spring break'],
      changed: [
        ['2026-10-12 2026-10-12 Columbus Day', '2026-10-12 2026-10-12 Indigenous Peoples Day'],
        ['2026-12-21 2027-01-01 Winter break', '2026-12-21 2027-01-04 Winter break'],
      ],
      removed: [['2027-02-15 2027-02-15 Presidents Day']],
      unchanged: 1,
      closed: ['2026-06-19 2026-06-19 Juneteenth', '2026-09-07 2026-09-07 Labor Day', '2026-10-12 2026-10-12 Indigenous Peoples Day', '2026-12-21 2027-01-04 Winter break', '2027-03-15 2027-03-19 Spring break'],
    });
  });

  it('pairs days of one name with the nearest, and none that is far', () => {
    const stored = [days('2026-10-02 2026-10-02 Staff day'), days('2026-11-06 2026-11-06 Staff day'), days('2027-03-05 2027-03-05 Staff day')];
    const file = [days('2026-10-02 2026-10-02 Staff day'), days('2026-11-13 2026-11-13 Staff day'), days('2027-05-07 2027-05-07 Staff day')];
    expect(told(diffClosedDays(stored, file, year))).toMatchObject({
      added: ['2027-05-07 2027-05-07 Staff day'],
      changed: [['2026-11-06 2026-11-06 Staff day', '2026-11-13 2026-11-13 Staff day']],
      removed: [['2027-03-05 2027-03-05 Staff day']],
      unchanged: 1,
    });
  });

  it('keeps what lies outside the window of a stretch that the file does not have', () => {
    const summer = [days('2026-06-08 2026-08-21 Summer')];
    expect(told(diffClosedDays(summer, [], year))).toMatchObject({ removed: [['2026-06-08 2026-08-21 Summer', '2026-06-08 2026-08-16 Summer']], closed: ['2026-06-08 2026-08-16 Summer'] });
    expect(told(diffClosedDays(summer, [], { from: '2026-07-01', to: '2026-07-31' })).closed).toEqual(['2026-06-08 2026-06-30 Summer', '2026-08-01 2026-08-21 Summer']);
  });

  it('takes an event that reaches out of the window whole, as the same stretch moved', () => {
    const diff = diffClosedDays([days('2026-06-08 2026-08-21 Summer')], [days('2026-06-10 2026-08-19 Summer')], year);
    expect(told(diff)).toMatchObject({ added: [], removed: [], changed: [['2026-06-08 2026-08-21 Summer', '2026-06-10 2026-08-19 Summer']], closed: ['2026-06-10 2026-08-19 Summer'] });
  });

  it('keeps a kind that somebody said, and guesses anew where it was a guess', () => {
    const stored = [days('2026-10-12 2026-10-12 Heritage Day', 'staff-only'), days('2026-11-26 2026-11-27 Thanksgiving')];
    const file = [days('2026-10-13 2026-10-13 Heritage Day'), days('2026-11-23 2026-11-27 Thanksgiving')];
    expect(diffClosedDays(stored, file, year).changed.map(({ before, after }) => [before.kind, after.kind])).toEqual([
      ['staff-only', 'staff-only'],
      ['holiday', 'break'],
    ]);
    expect(isSameCalendar(diffClosedDays([days('2026-10-12 2026-10-12 Heritage Day', 'staff-only')], [days('2026-10-12 2026-10-12 Heritage Day')], year))).toBe(true);
  });

  const first = toDay('2026-07-01');
  const stretch = fc.tuple(fc.integer({ min: 0, max: 90 }), fc.nat(12), fc.constantFrom('Fall break', 'Staff day', 'Holiday', 'Closed')).map(([at, length, name]) => days(`${fromDay(first + at)} ${fromDay(first + at + length)} ${name}`));
  const said = fc.tuple(stretch, fc.option(fc.constantFrom('break' as const, 'holiday' as const, 'staff-only' as const), { nil: undefined })).map(([one, kind]) => (kind ? { ...one, kind } : one));
  const window = fc.tuple(fc.integer({ min: 0, max: 90 }), fc.nat(60)).map(([at, length]) => ({ from: fromDay(first + at), to: fromDay(first + at + length) }));
  const holds = (all: readonly ClosedDays[], date: string): boolean => all.some((one) => one.from <= date && date <= one.to);

  it('makes the window what the file says, changes nothing outside that the file does not speak of, and nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 8 }), fc.array(stretch, { maxLength: 8 }), window, (stored, imported, span) => {
        const file = imported.filter((one) => one.from <= span.to && one.to >= span.from);
        const diff = diffClosedDays(stored, imported, span);
        const changed = new Set(diff.changed.map(({ before }) => line(before)));
        const untouched = stored.filter((one) => !changed.has(line(one)));
        for (let day = first - 1; day < first + 160; day += 1) {
          const date = fromDay(day);
          const isInside = span.from <= date && date <= span.to;
          expect([date, holds(diff.closed, date)]).toEqual([date, holds(file, date) || (!isInside && holds(untouched, date))]);
        }
        expect(new Set(diff.closed.map(line)).size).toBe(diff.closed.length);
        const again = diffClosedDays(diff.closed, imported, span);
        expect(isSameCalendar(again)).toBe(true);
        expect(again.closed).toEqual(diff.closed);
      }),
      { numRuns: 500 },
    );
  });
});
