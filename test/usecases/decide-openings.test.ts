import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import type { AskedItem } from '../../src/domain/item-schedules.js';
import { nextPrompts } from '../../src/domain/time/next-prompts.js';
import { PLAIN_WEEK } from '../../src/domain/time/work-calendar.js';
import type { WorkCalendar } from '../../src/domain/time/work-calendar.js';
import type { ScheduleRow } from '../../src/ports.js';
import { decideOpenings, peopleAfterBreaks } from '../../src/usecases/asking/decide-openings.js';

const ZONE = 'America/Chicago';
const CALENDARS: readonly WorkCalendar[] = [
  PLAIN_WEEK,
  {
    ...PLAIN_WEEK,
    closed: [
      { from: '2026-10-12', to: '2026-10-12', kind: 'holiday', name: 'A Monday' },
      { from: '2026-11-23', to: '2026-11-27', kind: 'break', name: 'Fall' },
      { from: '2026-12-21', to: '2027-01-01', kind: 'break', name: 'Winter' },
    ],
    terms: [{ name: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-12-18' }],
  },
];
const RULES = ['FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO', 'FREQ=WEEKLY;BYDAY=WE', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', 'FREQ=MONTHLY;BYMONTHDAY=28', 'FREQ=MONTHLY;INTERVAL=3', 'FREQ=YEARLY', 'TERM;OFFSET=-5', 'FREQ=WEEKLY;UNTIL=20261201'];

it('comes to the same with what counts alone as with everything that the people are asked about', () => {
  const given = fc.record({ rule: fc.constantFrom(...RULES), person: fc.constantFrom('ana', 'ben'), calendar: fc.constantFrom(0, 1, 1), at: fc.constantFrom('08:00', '09:00', '16:30') });
  let [alone, together] = [0, 0];
  fc.assert(
    fc.property(fc.array(given, { minLength: 1, maxLength: 9 }), fc.constantFrom('2026-09-14', '2026-11-20', '2026-11-30', '2026-12-18', '2027-01-04'), fc.integer({ min: -60, max: 60 }), fc.constantFrom(0, 24, 24 * 3, 24 * 12), (items, day, hours, down) => {
      const planned = Temporal.Instant.from(`${day}T12:00Z`).add({ hours });
      const now = planned.add({ hours: down + 12 });
      const asked = items.map(({ rule, person, calendar, at }, index) => askedItem(String(index), rule, person, CALENDARS[calendar] ?? PLAIN_WEEK, at));
      const rows = nextPrompts(asked.map((one) => one.schedule), planned).flatMap((prompt): ScheduleRow[] =>
        prompt && Temporal.Instant.compare(prompt.at, now) <= 0 ? [{ planId: 'p', itemId: prompt.itemId, cadenceId: 'c', personId: prompt.person, timeZone: ZONE, absorbed: prompt.absorbed, nextOn: prompt.occurrenceOn, nextAt: prompt.at }] : [],
      );
      const due = new Map(rows.map((row) => [row.itemId, row]));
      const dueAlone = asked.filter(({ item }) => due.has(item.itemId));
      const first = decideOpenings(dueAlone, due, now);
      const people = peopleAfterBreaks(dueAlone, due, first);
      if (people.size > 0) together += 1;
      else if (due.size > 0) alone += 1;
      const enough = people.size > 0 ? decideOpenings(asked.filter(({ item, schedule }) => due.has(item.itemId) || people.has(schedule.person)), due, now) : first;
      const all = decideOpenings(asked, due, now);
      const ofDue = (next: typeof all.next) => [...due.keys()].map((itemId) => next.get(itemId));
      expect(enough.checks).toEqual(all.checks);
      expect(ofDue(enough.next)).toEqual(ofDue(all.next));
    }),
    { numRuns: 40 },
  );
  // Both ways were gone.
  expect(Math.min(alone, together)).toBeGreaterThan(2);
});

function askedItem(code: string, rule: string, person: string, calendar: WorkCalendar, at: string): AskedItem {
  const cadence = { id: 'c', rule, at, startsOn: '2026-09-01' };
  const unit = calendar === PLAIN_WEEK ? 'plain' : 'school';
  return { item: { itemId: code, planId: 'p', code, deputyIds: [], ownerId: person }, planId: 'p', cadence, schedule: { cadenceId: 'c', item: { id: code, code }, person, unit, calendar, zone: ZONE, rule, at, startsOn: '2026-09-01' } };
}
