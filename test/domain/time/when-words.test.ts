import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { parseWhen } from '../../../src/domain/time/when-words.js';
import { PLAIN_WEEK } from '../../../src/domain/time/work-calendar.js';

const zone = 'America/Chicago';
const calendar = { ...PLAIN_WEEK, closed: [{ from: '2026-12-21', to: '2027-01-01', kind: 'break' as const, name: 'Winter break' }] };
/** A Wednesday, 10:20 in Chicago. */
const now = Temporal.Instant.from('2026-12-09T16:20:00Z');

function read(text: string): string {
  const when = parseWhen(text, { now, zone, at: '09:00', calendar });
  return when.ok ? `${when.on} ${when.at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })}` : when.problem;
}

describe('parseWhen', () => {
  it.each([
    ['2d', '2026-12-11 2026-12-11T09:00'],
    ['2 days', '2026-12-11 2026-12-11T09:00'],
    ['for 3 days', '2026-12-12 2026-12-14T09:00'],
    ['3 school days', '2026-12-14 2026-12-14T09:00'],
    ['1w', '2026-12-16 2026-12-16T09:00'],
    ['a week', '2026-12-16 2026-12-16T09:00'],
    ['two weeks', '2026-12-23 2027-01-04T09:00'],
    ['1 month', '2027-01-09 2027-01-11T09:00'],
    ['3h', '2026-12-09 2026-12-09T13:20'],
    ['half an hour', '2026-12-09 2026-12-09T10:50'],
    ['tomorrow', '2026-12-10 2026-12-10T09:00'],
    ['until tomorrow at 3pm', '2026-12-10 2026-12-10T15:00'],
    ['tomorrow afternoon', '2026-12-10 2026-12-10T14:00'],
    ['the day after tomorrow', '2026-12-11 2026-12-11T09:00'],
    ['until Friday', '2026-12-11 2026-12-11T09:00'],
    ['until wednesday', '2026-12-16 2026-12-16T09:00'],
    ['through Friday', '2026-12-12 2026-12-14T09:00'],
    ['next week', '2026-12-14 2026-12-14T09:00'],
    ['friday next week', '2026-12-18 2026-12-18T09:00'],
    ['next month', '2027-01-01 2027-01-04T09:00'],
    ['until 12 Jan', '2027-01-12 2027-01-12T09:00'],
    ['Jan 12th, 2027', '2027-01-12 2027-01-12T09:00'],
    ['the 15th', '2026-12-15 2026-12-15T09:00'],
    ['the 5th', '2027-01-05 2027-01-05T09:00'],
    ['2027-01-12', '2027-01-12 2027-01-12T09:00'],
    ['25/1', '2027-01-25 2027-01-25T09:00'],
    ['5pm', '2026-12-09 2026-12-09T17:00'],
    ['after the break', '2027-01-04 2027-01-04T09:00'],
    ['2 días', '2026-12-11 2026-12-11T09:00'],
    ['por 3 días hábiles', '2026-12-14 2026-12-14T09:00'],
    ['una semana', '2026-12-16 2026-12-16T09:00'],
    ['media hora', '2026-12-09 2026-12-09T10:50'],
    ['mañana', '2026-12-10 2026-12-10T09:00'],
    ['mañana a las 10', '2026-12-10 2026-12-10T10:00'],
    ['mañana por la tarde', '2026-12-10 2026-12-10T14:00'],
    ['pasado mañana', '2026-12-11 2026-12-11T09:00'],
    ['hasta el viernes', '2026-12-11 2026-12-11T09:00'],
    ['el próximo lunes', '2026-12-14 2026-12-14T09:00'],
    ['la semana que viene', '2026-12-14 2026-12-14T09:00'],
    ['hasta el 12 de enero', '2027-01-12 2027-01-12T09:00'],
    ['el 15', '2026-12-15 2026-12-15T09:00'],
    ['después de las vacaciones', '2027-01-04 2027-01-04T09:00'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    ['', 'not-understood'],
    ['whenever', 'not-understood'],
    ['2', 'not-understood'],
    ['until the cows come home', 'not-understood'],
    ['x'.repeat(5_000), 'not-understood'],
    ['31 feb', 'no-such-date'],
    ['2027-02-30', 'no-such-date'],
    ['1/2', 'either-date'],
    ['today', 'past'],
    ['9am', 'past'],
    ['2026-12-01', 'past'],
    ['0 days', 'past'],
    ['900 days', 'too-far'],
    ['5 years', 'not-understood'],
    ['12 jan 2030', 'too-far'],
    ['tomorrow at 25:00', 'no-such-date'],
  ])('refuses %s', (text, problem) => expect(read(text)).toBe(problem));

  it('never throws, and never names a moment that has passed', () => {
    const word = fc.constantFrom('until', 'next', 'friday', 'week', '2', 'd', 'days', 'mañana', 'el', '12', 'de', 'enero', 'at', '9', 'pm', 'tomorrow', 'the', '31', 'feb', 'hasta', 'school');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(word, { maxLength: 6 }).map((words) => words.join(' '))), (text) => {
        const when = parseWhen(text, { now, zone, at: '09:00', calendar });
        if (when.ok) expect(Temporal.Instant.compare(when.at, now)).toBe(1);
      }),
      { numRuns: 1_500 },
    );
  });
});
