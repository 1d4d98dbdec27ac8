import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { catchUp, workingSlot } from '../../../src/domain/time/catch-up.js';
import { followUp } from '../../../src/domain/time/follow-up.js';
import { planPrompts } from '../../../src/domain/time/plan-prompts.js';
import type { ItemSchedule } from '../../../src/domain/time/prompt.js';
import { PLAIN_WEEK } from '../../../src/domain/time/work-calendar.js';

const zone = 'America/Chicago';
const calendar = { ...PLAIN_WEEK, closed: [{ from: '2026-11-26', to: '2026-11-27', kind: 'holiday' as const, name: 'Thanksgiving' }] };
/** Local time in Chicago. */
const local = (text: string): Temporal.Instant => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant();
const shown = (at: Temporal.Instant | undefined): string | undefined => at?.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });

const weekly: ItemSchedule = { cadenceId: 'c', item: { id: 'i', code: '1' }, person: 'ana', unit: 'district', calendar, zone, rule: 'FREQ=WEEKLY;BYDAY=MO', at: '09:00', startsOn: '2026-09-01' };
const prompts = (from: string, to: string) => planPrompts([weekly], local(from), local(to));

describe('catchUp', () => {
  const missed = prompts('2026-11-01T00:00', '2026-11-18T00:00');
  const next = prompts('2026-11-18T00:00', '2026-11-30T00:00')[0];
  const plan = (now: string, upcoming = next) => {
    const found = catchUp(weekly, missed, local(now), upcoming);
    return found && { ask: found.ask, at: shown(found.at), lapsed: found.lapsed };
  };

  it('asks once about the latest, and lets the earlier ones lapse', () => {
    expect(plan('2026-11-18T10:30')).toEqual({ ask: '2026-11-16', at: '2026-11-18T10:30', lapsed: ['2026-11-02', '2026-11-09'] });
  });

  it('waits for a working moment', () => {
    expect(plan('2026-11-18T07:00')?.at).toBe('2026-11-18T09:00');
    expect(plan('2026-11-18T09:00')?.at).toBe('2026-11-18T09:00');
    expect(plan('2026-11-18T16:59')?.at).toBe('2026-11-18T16:59');
    expect(plan('2026-11-18T17:00')?.at).toBe('2026-11-19T09:00');
    expect(plan('2026-11-20T22:00')).toMatchObject({ ask: '2026-11-23', at: '2026-11-23T09:00' });
    expect(workingSlot(weekly, local('2026-11-26T10:00')).toString()).toBe(local('2026-11-30T09:00').toString());
    expect(workingSlot({ ...weekly, at: '18:00' }, local('2026-11-18T18:30')).toString()).toBe(local('2026-11-19T18:00').toString());
  });

  it('gives way to the next prompt where that is due by then, and all missed ones lapse', () => {
    expect(plan('2026-11-21T12:00')).toEqual({ ask: '2026-11-23', at: '2026-11-23T09:00', lapsed: ['2026-11-02', '2026-11-09', '2026-11-16'] });
  });

  it('takes a slow minute for no downtime, at whatever hour', () => {
    const late = { ...weekly, at: '19:00' };
    const due = planPrompts([late], local('2026-11-16T00:00'), local('2026-11-17T00:00'));
    expect(shown(catchUp(late, due, local('2026-11-16T19:02'))?.at)).toBe('2026-11-16T19:02');
    expect(shown(catchUp(late, due, local('2026-11-16T21:00'))?.at)).toBe('2026-11-17T19:00');
  });

  it('keeps apart what closed days had gathered from what passed', () => {
    const daily = { ...weekly, rule: 'FREQ=DAILY' };
    const due = planPrompts([daily], local('2026-11-28T00:00'), local('2026-12-02T00:00'));
    expect(catchUp(daily, due, local('2026-12-01T10:00'))).toMatchObject({ ask: '2026-12-01', absorbed: [], lapsed: ['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'] });
    expect(catchUp(daily, due.slice(0, 1), local('2026-11-30T10:00'))).toMatchObject({ ask: '2026-11-30', lapsed: [], absorbed: ['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'] });
  });

  it('does nothing where nothing was missed', () => expect(catchUp(weekly, [], local('2026-11-18T10:00'))).toBeUndefined());
});

describe('followUp', () => {
  const asked = (askedAt: string, nextAt?: string) => ({ askedAt: local(askedAt), at: '09:00', zone, calendar, ...(nextAt ? { nextAt: local(nextAt) } : {}) });
  const plan = (askedAt: string, nextAt?: string) => {
    const found = followUp(asked(askedAt, nextAt));
    return [shown(found.remindAt), shown(found.lapseAt)];
  };

  it('reminds on the next open day and gives up after five, at the same local time', () => {
    expect(plan('2026-11-16T09:00')).toEqual(['2026-11-17T09:00', '2026-11-23T09:00']);
    expect(plan('2026-11-25T09:00')).toEqual(['2026-11-30T09:00', '2026-12-04T09:00']);
    // Over the change of clocks on 1 November.
    expect(plan('2026-10-30T09:00')).toEqual(['2026-11-02T09:00', '2026-11-06T09:00']);
  });

  it('lapses when the next prompt comes, if that is sooner', () => {
    expect(plan('2026-11-16T09:00', '2026-11-19T09:00')).toEqual(['2026-11-17T09:00', '2026-11-19T09:00']);
    expect(plan('2026-11-16T09:00', '2026-11-30T09:00')).toEqual(['2026-11-17T09:00', '2026-11-23T09:00']);
  });

  it('does not remind where the next prompt comes within two open days', () => {
    expect(plan('2026-11-16T09:00', '2026-11-18T09:00')).toEqual([undefined, '2026-11-18T09:00']);
    expect(plan('2026-11-24T09:00', '2026-11-30T09:00')).toEqual([undefined, '2026-11-30T09:00']);
    expect(plan('2026-11-24T09:00', '2026-12-01T09:00')).toEqual(['2026-11-25T09:00', '2026-12-01T09:00']);
  });

  it('counts an answer as late after a full open day, or once the next prompt is out', () => {
    expect(Temporal.Instant.compare(local('2026-11-17T08:59'), followUp(asked('2026-11-16T09:00')).lateFrom) >= 0).toBe(false);
    expect(Temporal.Instant.compare(local('2026-11-17T09:00'), followUp(asked('2026-11-16T09:00')).lateFrom) >= 0).toBe(true);
    expect(Temporal.Instant.compare(local('2026-11-29T23:00'), followUp(asked('2026-11-25T09:00')).lateFrom) >= 0).toBe(false);
    expect(Temporal.Instant.compare(local('2026-11-16T15:00'), followUp(asked('2026-11-16T09:00', '2026-11-16T14:00')).lateFrom) >= 0).toBe(true);
  });
});
