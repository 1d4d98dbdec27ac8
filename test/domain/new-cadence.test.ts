import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { cadenceStart, nextPromptsOf } from '../../src/domain/new-cadence.js';
import type { ItemSchedule } from '../../src/domain/time/prompt.js';
import { PLAIN_WEEK } from '../../src/domain/time/work-calendar.js';

const ZONE = 'America/Chicago';
/** Monday, nine in the morning. */
const MONDAY = Temporal.Instant.from('2026-09-14T14:00:00Z');
const start = (rule: string, at: string): string => cadenceStart(rule, at, MONDAY, ZONE, PLAIN_WEEK);

describe('a cadence that is set now', () => {
  it.each([
    ['FREQ=WEEKLY;BYDAY=MO', '10:00', '2026-09-14'],
    ['FREQ=WEEKLY;BYDAY=MO', '09:00', '2026-09-15'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '10:00', '2026-09-14'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '08:00', '2026-09-21'],
    ['FREQ=WEEKLY;INTERVAL=3;BYDAY=FR', '08:00', '2026-09-18'],
    ['FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1', '08:00', '2026-10-01'],
    ['TERM;OFFSET=-5', '08:00', '2026-09-15'],
    ['NONE', '08:00', '2026-09-15'],
  ])('%s at %s counts from %s', (rule, at, from) => expect(start(rule, at)).toBe(from));
});

describe('the next dates of one item', () => {
  const schedule = (id: string, rule: string, startsOn: string): ItemSchedule => ({ cadenceId: `c-${id}`, item: { id, code: id }, person: 'ana', unit: 'u', calendar: PLAIN_WEEK, zone: ZONE, rule, at: '09:00', startsOn });
  const all = [schedule('weekly', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', '2026-09-21'), schedule('yearly', 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=2', '2026-09-14')];
  const dates = (id: string): readonly string[] => nextPromptsOf(all, id, MONDAY, 3).map((prompt) => prompt.localDate);

  it('are found however far apart', () => {
    expect(dates('weekly')).toEqual(['2026-09-21', '2026-10-05', '2026-10-19']);
    expect(dates('yearly')).toEqual(['2027-06-02', '2028-06-02', '2029-06-04']);
    expect(dates('gone')).toEqual([]);
  });
});
