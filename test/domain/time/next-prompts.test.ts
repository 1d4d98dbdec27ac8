import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { nextPrompts } from '../../../src/domain/time/next-prompts.js';
import type { HandledSchedule } from '../../../src/domain/time/next-prompts.js';
import { planPrompts } from '../../../src/domain/time/plan-prompts.js';
import { PLAIN_WEEK } from '../../../src/domain/time/work-calendar.js';
import type { WorkCalendar } from '../../../src/domain/time/work-calendar.js';

const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const winter: WorkCalendar = { ...PLAIN_WEEK, closed: [{ from: '2026-12-21', to: '2027-01-01', kind: 'break', name: 'Winter break' }], terms: [{ name: 'Spring', startsOn: '2027-01-04', endsOn: '2027-05-28' }] };

function schedule(code: string, rule: string, more: Partial<HandledSchedule> = {}): HandledSchedule {
  return { cadenceId: 'c', item: { id: code, code }, person: 'ana', unit: 'district', calendar: winter, zone: 'America/Chicago', rule, at: '09:00', startsOn: '2026-09-01', ...more };
}

const next = (schedules: readonly HandledSchedule[], after: string): string[] =>
  nextPrompts(schedules, instant(after)).map((prompt) => (prompt ? `${prompt.itemCode} ${prompt.localDate}${prompt.absorbed.map((on) => ` +${on}`).join('')}` : 'none'));

describe('nextPrompts', () => {
  it('gives each schedule its next prompt, in the order given, strictly after the instant', () => {
    const schedules = [schedule('2', 'FREQ=WEEKLY;BYDAY=MO'), schedule('1', 'FREQ=MONTHLY;BYDAY=2TU'), schedule('3', 'TERM;OFFSET=-5'), schedule('4', 'NONE')];
    expect(next(schedules, '2026-11-30T15:00:00Z')).toEqual(['2 2026-12-07', '1 2026-12-08', '3 2027-05-21', 'none']);
    expect(next(schedules, '2026-11-30T14:59:59Z')).toEqual(['2 2026-11-30', '1 2026-12-08', '3 2027-05-21', 'none']);
  });

  it('sees the spread after a break, also when only one of the crowd is left to find', () => {
    const weekly = ['1', '2', '3', '4', '5'].map((code) => schedule(code, 'FREQ=WEEKLY;BYDAY=MO'));
    expect(next(weekly, '2026-12-18T00:00Z').map((text) => text.slice(0, 12))).toEqual(['1 2027-01-04', '2 2027-01-05', '3 2027-01-06', '4 2027-01-07', '5 2027-01-08']);
    expect(next(weekly, '2027-01-06T16:00Z').map((text) => text.slice(0, 12))).toEqual(['1 2027-01-11', '2 2027-01-11', '3 2027-01-11', '4 2027-01-07', '5 2027-01-08']);
  });

  it('places a far-off check among the whole crowd, though the others were found long before', () => {
    const schedules = [schedule('1', 'FREQ=WEEKLY;BYDAY=MO'), schedule('2', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=28')];
    expect(next(schedules, '2026-10-01T00:00Z')).toEqual(['1 2026-10-05', '2 2027-01-06']);
  });

  it('passes over what was dealt with, and does not gather it again', () => {
    expect(next([schedule('1', 'FREQ=WEEKLY;BYDAY=WE', { handledThrough: '2026-12-23' })], '2026-12-18T00:00Z')).toEqual(['1 2027-01-04']);
    expect(next([schedule('1', 'FREQ=WEEKLY;BYDAY=WE', { handledThrough: '2026-12-30' })], '2026-12-18T00:00Z')).toEqual(['1 2027-01-06']);
    expect(next([schedule('1', 'FREQ=WEEKLY;BYDAY=WE', { handledThrough: '2028-01-01' })], '2026-12-18T00:00Z')).toEqual(['1 2028-01-05']);
  });

  it('finds far-off starts and leap days, and says when there is none any more', () => {
    expect(next([schedule('1', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29')], '2028-03-01T00:00Z')).toEqual(['1 2032-03-01']);
    expect(next([schedule('1', 'FREQ=WEEKLY;BYDAY=MO', { startsOn: '2035-01-01' })], '2026-12-18T00:00Z')).toEqual(['1 2035-01-01']);
    expect(next([schedule('1', 'FREQ=WEEKLY;COUNT=3')], '2026-12-18T00:00Z')).toEqual(['none']);
    expect(next([schedule('1', 'FREQ=YEARLY;INTERVAL=5', { startsOn: '2026-09-01' })], '2026-12-18T00:00Z')).toEqual(['1 2031-09-01']);
  });

  it('is the first of what planPrompts would give', () => {
    const rule = fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO', 'FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,FR', 'FREQ=MONTHLY;INTERVAL=3', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'TERM;OFFSET=-5', 'FREQ=YEARLY');
    fc.assert(
      fc.property(fc.array(fc.tuple(rule, fc.boolean()), { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 24 * 300 }), (rules, hours) => {
        const schedules = rules.map(([text, ana], index) => schedule(String(index), text, { person: ana ? 'ana' : 'ben' }));
        const after = instant('2026-09-01T00:00Z').add({ hours });
        const all = planPrompts(schedules, after, after.add({ hours: 24 * 450 })).filter((prompt) => prompt.at.epochMilliseconds > after.epochMilliseconds);
        expect(nextPrompts(schedules, after)).toEqual(schedules.map(({ item }) => all.find(({ itemId }) => itemId === item.id)));
      }),
      { numRuns: 40 },
    );
  });

  it('shares its work: thousands of schedules cost little more than their few rules', () => {
    const rules = ['FREQ=WEEKLY;BYDAY=MO', 'FREQ=MONTHLY;BYDAY=2TU', 'FREQ=MONTHLY;INTERVAL=3', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH'];
    const many = Array.from({ length: 10_000 }, (_, index) => schedule(String(index), rules[index % rules.length] ?? '', { person: `p${index % 500}` }));
    const found = nextPrompts(many, instant('2026-09-10T00:00Z'));
    expect(found.filter((prompt) => prompt === undefined)).toEqual([]);
    expect(found.map((prompt) => prompt?.itemId)).toEqual(many.map(({ item }) => item.id));
  });
});
