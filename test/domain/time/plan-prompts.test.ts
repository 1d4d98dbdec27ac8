import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { fromDay, localOf, toDay } from '../../../src/domain/time/dates.js';
import { occurrences } from '../../../src/domain/time/occurrences.js';
import { planPrompts } from '../../../src/domain/time/plan-prompts.js';
import type { ItemSchedule, Prompt } from '../../../src/domain/time/prompt.js';
import { PLAIN_WEEK } from '../../../src/domain/time/work-calendar.js';
import type { WorkCalendar } from '../../../src/domain/time/work-calendar.js';
import { ALL_ZONES, anyCalendar, anyRule } from './arbitraries.js';

const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const winter: WorkCalendar = { ...PLAIN_WEEK, closed: [{ from: '2026-12-21', to: '2027-01-01', kind: 'break', name: 'Winter break' }, { from: '2027-01-18', to: '2027-01-18', kind: 'holiday', name: 'Day of service' }] };

function schedule(code: string, rule: string, more: Partial<ItemSchedule> = {}): ItemSchedule {
  return { cadenceId: 'c', item: { id: `item ${code}`, code }, person: 'ana', unit: 'district', calendar: winter, zone: 'America/Chicago', rule, at: '09:00', startsOn: '2026-09-01', ...more };
}

/** "2.a 2027-01-04 09:00 <2026-12-28 after-break Winter break +2026-12-21" */
function line(prompt: Prompt): string {
  const moved = prompt.movedFrom ? ` <${prompt.movedFrom.on}` : '';
  const why = [prompt.reason, prompt.movedFrom?.because].filter((part) => part !== undefined).map((part) => ` ${part}`).join('');
  return `${prompt.itemCode} ${prompt.localDate} ${prompt.localTime}${moved}${why}${prompt.absorbed.map((on) => ` +${on}`).join('')}`;
}

const lines = (schedules: readonly ItemSchedule[], from: string, to: string): string[] => planPrompts(schedules, instant(`${from}T06:00Z`), instant(`${to}T06:00Z`)).map(line);

describe('planPrompts', () => {
  it('moves a check from a closed day to the next open one, at the same time, and says why', () => {
    expect(lines([schedule('1', 'FREQ=WEEKLY;BYDAY=MO')], '2027-01-05', '2027-02-02')).toEqual(['1 2027-01-11 09:00', '1 2027-01-19 09:00 <2027-01-18 closed-day Day of service', '1 2027-01-25 09:00', '1 2027-02-01 09:00']);
    expect(lines([schedule('1', 'FREQ=WEEKLY;BYDAY=SA')], '2027-01-05', '2027-01-12')).toEqual(['1 2027-01-11 09:00 <2027-01-09 closed-day']);
  });

  it('asks once for all that a break gathered, about the latest date', () => {
    expect(lines([schedule('1', 'FREQ=WEEKLY;BYDAY=WE')], '2026-12-17', '2027-01-08')).toEqual(['1 2027-01-04 09:00 <2026-12-30 closed-day Winter break +2026-12-23', '1 2027-01-06 09:00']);
    expect(lines([schedule('1', 'FREQ=WEEKLY;BYDAY=MO')], '2026-12-17', '2027-01-08')).toEqual(['1 2027-01-04 09:00 +2026-12-21 +2026-12-28']);
  });

  it('spreads the n checks after a long break over five open days, the k-th to day ⌊5k/n⌋, in order of code', () => {
    const codes = ['10', '2.c', '2.b', '1', '2.a', '3', '2'];
    const weekly = codes.map((code, index) => schedule(code, 'FREQ=WEEKLY;BYDAY=MO', { at: `1${index}:00` }));
    expect(lines(weekly, '2026-12-21', '2027-01-11')).toEqual([
      '1 2027-01-04 13:00 +2026-12-21 +2026-12-28',
      '2 2027-01-04 16:00 +2026-12-21 +2026-12-28',
      '2.a 2027-01-05 14:00 <2027-01-04 after-break Winter break +2026-12-21 +2026-12-28',
      '2.b 2027-01-06 12:00 <2027-01-04 after-break Winter break +2026-12-21 +2026-12-28',
      '2.c 2027-01-06 11:00 <2027-01-04 after-break Winter break +2026-12-21 +2026-12-28',
      '3 2027-01-07 15:00 <2027-01-04 after-break Winter break +2026-12-21 +2026-12-28',
      '10 2027-01-08 10:00 <2027-01-04 after-break Winter break +2026-12-21 +2026-12-28',
    ].sort((a, b) => a.slice(a.indexOf(' 2027')).localeCompare(b.slice(b.indexOf(' 2027')))));
  });

  it('counts each person and each unit by itself', () => {
    const weekly = ['1', '2', '3', '4'].map((code, index) => schedule(code, 'FREQ=WEEKLY;BYDAY=MO', { person: index < 2 ? 'ana' : 'ben', unit: index === 3 ? 'school' : 'district' }));
    expect(lines(weekly, '2026-12-21', '2027-01-11').map((text) => text.slice(0, 12))).toEqual(['1 2027-01-04', '3 2027-01-04', '4 2027-01-04', '2 2027-01-06']);
  });

  it('does not spread after an ordinary weekend or a long one', () => {
    const weekly = ['1', '2', '3'].map((code) => schedule(code, 'FREQ=WEEKLY;BYDAY=MO'));
    expect(lines(weekly, '2027-01-16', '2027-01-23').map((text) => text.slice(0, 12))).toEqual(['1 2027-01-19', '2 2027-01-19', '3 2027-01-19']);
  });

  it('lets an item that is due again before its turn go out then, once', () => {
    const all = [schedule('1', 'FREQ=WEEKLY;BYDAY=MO'), schedule('2', 'FREQ=WEEKLY;BYDAY=MO,TU'), schedule('3', 'FREQ=DAILY')];
    // n = 3: places 0, 1 and 3. Item 2 is due on Tuesday anyway, item 3 every day.
    expect(lines(all, '2027-01-02', '2027-01-08')).toEqual([
      '1 2027-01-04 09:00 +2026-12-21 +2026-12-28',
      '2 2027-01-05 09:00 +2026-12-21 +2026-12-22 +2026-12-28 +2026-12-29 +2027-01-04',
      '3 2027-01-05 09:00 +2026-12-19 +2026-12-20 +2026-12-21 +2026-12-22 +2026-12-23 +2026-12-24 +2026-12-25 +2026-12-26 +2026-12-27 +2026-12-28 +2026-12-29 +2026-12-30 +2026-12-31 +2027-01-01 +2027-01-02 +2027-01-03 +2027-01-04',
      '3 2027-01-06 09:00',
      '3 2027-01-07 09:00',
    ]);
  });

  it('holds the local time over a change of clocks, and goes out at the jump where the time is skipped', () => {
    const nightly = schedule('1', 'FREQ=DAILY', { at: '02:30', calendar: { ...PLAIN_WEEK, workingDays: [1, 2, 3, 4, 5, 6, 7] } });
    const found = planPrompts([nightly], instant('2027-03-13T06:00Z'), instant('2027-03-16T05:00Z'));
    expect(found.map((prompt) => `${prompt.at.toString()} ${line(prompt)}`)).toEqual([
      '2027-03-13T08:30:00Z 1 2027-03-13 02:30',
      '2027-03-14T08:00:00Z 1 2027-03-14 03:00 skipped-time',
      '2027-03-15T07:30:00Z 1 2027-03-15 02:30',
    ]);
  });

  it('sees the same break from every day around it', () => {
    const rules = ['FREQ=WEEKLY;BYDAY=MO', 'FREQ=WEEKLY;BYDAY=WE', 'FREQ=DAILY', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=WEEKLY;BYDAY=MO,FR', 'FREQ=MONTHLY;BYDAY=1MO'];
    const schedules = rules.map((rule, index) => schedule(String(index), rule));
    const start = instant('2026-12-14T00:00Z');
    const days = Array.from({ length: 40 }, (_, day) => planPrompts(schedules, start.add({ hours: 24 * day }), start.add({ hours: 24 * (day + 1) })));
    expect(days.flat()).toEqual(planPrompts(schedules, start, start.add({ hours: 24 * 40 })));
  });

  it('includes the beginning of its window and excludes the end', () => {
    const weekly = schedule('1', 'FREQ=WEEKLY;BYDAY=MO');
    const at = '2027-01-11T15:00Z';
    expect(planPrompts([weekly], instant(at), instant(at).add({ milliseconds: 1 }))).toHaveLength(1);
    expect(planPrompts([weekly], instant(at).subtract({ hours: 1 }), instant(at))).toHaveLength(0);
  });

  it('refuses a calendar that never opens', () => {
    expect(() => planPrompts([schedule('1', 'FREQ=DAILY', { calendar: { ...PLAIN_WEEK, workingDays: [] } })], instant('2027-01-01T00:00Z'), instant('2027-02-01T00:00Z'))).toThrow(expect.objectContaining({ code: 'no-open-day' }));
  });
});

const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59')).map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);

/** A few people with a few items each, in up to two units, in any zones. */
const someSchedules: fc.Arbitrary<ItemSchedule[]> = fc
  .record({
    calendars: fc.tuple(anyCalendar, anyCalendar),
    zones: fc.tuple(fc.constantFrom(...ALL_ZONES), fc.constantFrom(...ALL_ZONES)),
    items: fc.array(fc.record({ rule: fc.oneof(fc.constantFrom('FREQ=WEEKLY;BYDAY=MO', 'FREQ=DAILY', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE', 'FREQ=MONTHLY;BYMONTHDAY=15'), anyRule), at: clock, start: fc.integer({ min: 20_450, max: 20_700 }), person: fc.boolean(), unit: fc.boolean() }), { minLength: 1, maxLength: 9 }),
  })
  .map(({ calendars, zones, items }) =>
    items.map(({ rule, at, start, person, unit }, index) => ({
      cadenceId: `c${index}`,
      item: { id: `i${index}`, code: `${index % 3}.${index}` },
      person: person ? 'ana' : 'ben',
      zone: zones[person ? 0 : 1],
      unit: unit ? 'district' : 'school',
      calendar: calendars[unit ? 0 : 1],
      rule,
      at,
      startsOn: fromDay(start),
    })),
  );

describe('planPrompts, whatever the schedules', () => {
  const from = instant('2026-03-01T00:00Z');
  const to = instant('2026-11-01T00:00Z');

  it('asks about every nominal date exactly once', () => {
    fc.assert(
      fc.property(someSchedules, (schedules) => {
        const prompts = planPrompts(schedules, from, to);
        for (const { item, rule, startsOn, calendar } of schedules) {
          const mine = prompts.filter(({ itemId }) => itemId === item.id);
          const asked = mine.flatMap(({ occurrenceOn, absorbed }) => [...absorbed, occurrenceOn]);
          expect(new Set(asked).size).toBe(asked.length);
          // Near the edges of the window a date may belong to a prompt outside it.
          const inside = occurrences(rule, startsOn, '2026-05-01', '2026-09-01', calendar);
          expect(asked.filter((on) => on >= '2026-05-01' && on <= '2026-09-01').sort()).toEqual(inside);
          expect(mine.map(({ at }) => at.epochMilliseconds)).toEqual([...new Set(mine.map(({ at }) => at.epochMilliseconds))].sort((a, b) => a - b));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('asks at the local time, on an open day, no earlier than the date and spread as the rule for breaks says', () => {
    fc.assert(
      fc.property(someSchedules, (schedules) => {
        const prompts = planPrompts(schedules, from, to);
        const byItem = new Map(schedules.map((one) => [one.item.id, one]));
        for (const prompt of prompts) {
          const one = byItem.get(prompt.itemId);
          if (!one) throw new Error('A prompt for no schedule');
          const local = localOf(prompt.at, one.zone);
          expect([prompt.localDate, prompt.localTime]).toEqual([local.date, local.time]);
          if (prompt.localTime !== one.at) {
            // The zone's clocks jump from before the time to after it.
            const before = prompt.at.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(one.zone);
            expect(before.getTimeZoneTransition('next')?.epochMilliseconds).toBe(prompt.at.epochMilliseconds);
            continue;
          }
          expect(placeBySpread(prompt, one, schedules)).toBe(prompt.localDate);
          expect(prompt.movedFrom?.on ?? prompt.occurrenceOn).toBe(prompt.occurrenceOn);
          expect(prompt.movedFrom === undefined).toBe(prompt.localDate === prompt.occurrenceOn);
          expect(prompt.reason === undefined).toBe(prompt.movedFrom === undefined);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('gives the same for windows that meet as for the whole', () => {
    fc.assert(
      fc.property(someSchedules, fc.uniqueArray(fc.integer({ min: 1, max: 24 * 240 }), { minLength: 1, maxLength: 6 }), (schedules, cuts) => {
        const edges = [from, ...cuts.sort((a, b) => a - b).map((hours) => from.add({ hours })), to];
        const tiles = edges.slice(1).flatMap((edge, index) => planPrompts(schedules, edges[index] ?? from, edge));
        expect(tiles).toEqual(planPrompts(schedules, from, to));
      }),
      { numRuns: 25 },
    );
  });
});

/** The day that the rule for closed days and breaks names for a prompt's date, worked out day by day from the words of the rule alone. */
function placeBySpread(prompt: Prompt, schedule: ItemSchedule, all: readonly ItemSchedule[]): string {
  const { calendar } = schedule;
  const open = (day: number): boolean => {
    const date = fromDay(day);
    return calendar.workingDays.includes(Temporal.PlainDate.from(date).dayOfWeek) && !calendar.closed.some((stretch) => stretch.from <= date && date <= stretch.to);
  };
  const following = (day: number): number => (open(day) ? day : following(day + 1));
  const preceding = (day: number): number => (open(day) ? day : preceding(day - 1));
  const first = following(toDay(prompt.occurrenceOn));
  const lastBefore = preceding(first - 1);
  const gap = Array.from({ length: first - lastBefore - 1 }, (_, index) => fromDay(lastBefore + 1 + index));
  const wouldBeOpen = gap.some((date) => calendar.workingDays.includes(Temporal.PlainDate.from(date).dayOfWeek));
  if (gap.length < 5 || !wouldBeOpen) return fromDay(first);
  const crowd = all
    .filter((other) => other.person === schedule.person && other.unit === schedule.unit)
    .filter((other) => occurrences(other.rule, other.startsOn, fromDay(lastBefore + 1), fromDay(first), calendar).length > 0)
    // The codes here are one digit, a dot and one digit, so plain order is theirs.
    .sort((a, b) => (a.item.code < b.item.code ? -1 : 1));
  const k = crowd.findIndex((other) => other.item.id === schedule.item.id);
  let day = first;
  for (let steps = Math.floor((5 * k) / crowd.length); steps > 0; steps -= 1) day = following(day + 1);
  return fromDay(day);
}
