import fc from 'fast-check';
import { fromDay } from '../../../src/domain/time/dates.js';
import type { WorkCalendar } from '../../../src/domain/time/work-calendar.js';
import { parseCadence } from '../../../src/domain/time/cadence-words.js';

/** Zones of this runtime, every one that IANA names. */
export const ALL_ZONES: readonly string[] = Intl.supportedValuesOf('timeZone');

const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
const some = <T>(value: fc.Arbitrary<T>, max = 3): fc.Arbitrary<T[]> => fc.array(value, { minLength: 1, maxLength: max });
const part = (name: string, values: fc.Arbitrary<readonly (string | number)[]>): fc.Arbitrary<string> =>
  fc.option(values, { nil: [], freq: 2 }).map((list) => (list.length === 0 ? '' : `;${name}=${list.join(',')}`));

const nth = fc.constantFrom(1, 2, 3, 4, 5, -1, -2).chain((place) => weekday.map((day) => `${place}${day}`));
const monthDay = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom(-1, -2));
const months = part('BYMONTH', some(fc.integer({ min: 1, max: 12 })));
const ending = fc.oneof({ weight: 4, arbitrary: fc.constant('') }, fc.integer({ min: 1, max: 30 }).map((n) => `;COUNT=${n}`), fc.constantFrom(';UNTIL=20270601', ';UNTIL=20280229'));
const interval = (most: number): fc.Arbitrary<string> => fc.integer({ min: 1, max: most }).map((n) => `;INTERVAL=${n}`);
const weekStart = fc.constantFrom('', ';WKST=SU');
const joined = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> => fc.tuple(...parts).map((list) => list.join(''));

/** Recurrence rules as anybody may write them, before they are made canonical. */
export const rawRule: fc.Arbitrary<string> = fc.oneof(
  joined(fc.constant('FREQ=DAILY'), interval(30), ending),
  joined(fc.constant('FREQ=DAILY'), part('BYDAY', some(weekday, 7)), months, ending),
  joined(fc.constant('FREQ=WEEKLY'), interval(6), part('BYDAY', some(weekday, 7)), months, weekStart, ending),
  joined(fc.constant('FREQ=MONTHLY'), interval(24), ending),
  joined(fc.constant('FREQ=MONTHLY'), interval(12), part('BYMONTHDAY', some(monthDay)), ending),
  joined(fc.constant('FREQ=MONTHLY'), interval(6), part('BYDAY', some(nth)), ending),
  joined(fc.constant('FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1'), months, ending),
  joined(fc.constant('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS='), fc.constantFrom('1', '-1', '2,-1'), months, ending),
  joined(fc.constant('FREQ=YEARLY'), interval(2), months, part('BYMONTHDAY', some(monthDay, 2)), ending),
  joined(fc.constant('FREQ=YEARLY'), months, part('BYDAY', some(nth, 2)), ending),
  joined(fc.constant('FREQ=YEARLY'), part('BYWEEKNO', some(fc.integer({ min: 1, max: 53 }), 2)), weekStart),
);

/** Canonical rules of every kind that occur at all. */
export const anyRule: fc.Arbitrary<string> = fc
  .oneof({ weight: 8, arbitrary: rawRule }, { weight: 1, arbitrary: fc.integer({ min: -120, max: 120 }).map((n) => `TERM;OFFSET=${n}`) }, fc.constantFrom('NONE', 'TERM;OFFSET=-0'))
  .map((text) => {
    const parsed = parseCadence(text);
    return parsed.ok ? parsed.cadence.rule : '';
  })
  .filter((rule) => rule !== '');

const closedKind = fc.constantFrom('break' as const, 'holiday' as const, 'staff-only' as const);
/** 2026-02-16 to 2026-12-13, as day numbers. */
const FIRST_DAY = 20_500;
const LAST_DAY = 20_800;

/** Calendars with short and long breaks in 2026, for every kind of working week. */
export const anyCalendar: fc.Arbitrary<WorkCalendar> = fc
  .record({
    workingDays: fc.oneof({ weight: 4, arbitrary: fc.constant([1, 2, 3, 4, 5]) }, { weight: 1, arbitrary: fc.constant([7, 1, 2, 3, 4]) }, fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })),
    closed: fc.array(fc.tuple(fc.integer({ min: FIRST_DAY, max: LAST_DAY }), fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 5, max: 20 })), closedKind), { maxLength: 8 }),
    terms: fc.array(fc.integer({ min: FIRST_DAY, max: LAST_DAY }), { maxLength: 5 }),
  })
  .map(({ workingDays, closed, terms }) => ({
    workingDays,
    closed: closed.map(([from, length, kind], index) => ({ from: fromDay(from), to: fromDay(from + length), kind, name: `Closed ${index}` })),
    terms: terms.map((from, index) => ({ name: `Term ${index}`, startsOn: fromDay(from), endsOn: fromDay(from + 80) })),
  }));
