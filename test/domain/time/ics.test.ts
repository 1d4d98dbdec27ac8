import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarFaultDetail } from '../../../src/domain/time/calendar-fault.js';
import { closedDaysFromIcs } from '../../../src/domain/time/ics.js';

function calendar(...events: readonly string[]): string {
  const wrapped = events.map((event) => `BEGIN:VEVENT\r\n${event.replaceAll('\n', '\r\n')}\r\nEND:VEVENT\r\n`);
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n${wrapped.join('')}END:VCALENDAR\r\n`;
}

const read = (text: string) => closedDaysFromIcs(text, '2026-08-01', '2027-07-31');
const lines = (text: string) => read(text).closed.map(({ from, to, kind, name }) => `${from} ${to} ${kind} ${name}`);

describe('closedDaysFromIcs', () => {
  it('reads all-day events, whose end is the day after the last', () => {
    expect(lines(calendar(
      'UID:1\nDTSTART;VALUE=DATE:20261221\nDTEND;VALUE=DATE:20270102\nSUMMARY:Winter break\\, all schools',
      'UID:2\nDTSTART;VALUE=DATE:20260907\nSUMMARY:Labor Day',
      'UID:3\nDTSTART;VALUE=DATE:20261012\nDTEND;VALUE=DATE:20261012\nSUMMARY:Teacher workday (no school)',
      'UID:4\nDTSTART;VALUE=DATE:20270329\nDURATION:P5D\nSUMMARY:Vacaciones de primavera',
    ))).toEqual([
      '2026-09-07 2026-09-07 holiday Labor Day',
      '2026-10-12 2026-10-12 staff-only Teacher workday (no school)',
      '2026-12-21 2027-01-01 break Winter break, all schools',
      '2027-03-29 2027-04-02 break Vacaciones de primavera',
    ]);
  });

  it('repeats yearly holidays within the window only, without the dates taken out or changed', () => {
    expect(lines(calendar('UID:1\nDTSTART;VALUE=DATE:20000704\nRRULE:FREQ=YEARLY\nSUMMARY:Independence Day'))).toEqual(['2027-07-04 2027-07-04 holiday Independence Day']);
    expect(lines(calendar('UID:1\nDTSTART;VALUE=DATE:20260904\nRRULE:FREQ=MONTHLY;COUNT=4\nEXDATE;VALUE=DATE:20261004\nSUMMARY:Staff only', 'UID:1\nRECURRENCE-ID;VALUE=DATE:20261104\nDTSTART;VALUE=DATE:20261106\nSUMMARY:Staff only'))).toEqual([
      '2026-09-04 2026-09-04 staff-only Staff only',
      '2026-11-06 2026-11-06 staff-only Staff only',
      '2026-12-04 2026-12-04 staff-only Staff only',
    ]);
  });

  it('takes midnight to midnight for all day', () => {
    expect(lines(calendar('UID:1\nDTSTART:20261126T000000\nDTEND:20261128T000000\nSUMMARY:Thanksgiving'))).toEqual(['2026-11-26 2026-11-27 holiday Thanksgiving']);
  });

  it('counts what it leaves out', () => {
    const { closed, ignored } = read(calendar(
      'UID:1\nDTSTART:20261001T180000Z\nDTEND:20261001T200000Z\nSUMMARY:Board meeting',
      'UID:2\nDTSTART;VALUE=DATE:20260824\nSUMMARY:First day of school',
      'UID:3\nDTSTART;VALUE=DATE:20261111\nSTATUS:CANCELLED\nSUMMARY:Veterans Day',
      'UID:4\nDTSTART;VALUE=DATE:20200907\nSUMMARY:Labor Day',
      'UID:5\nSUMMARY:No start at all',
    ));
    expect(closed).toEqual([]);
    expect(ignored).toEqual({ 'has-a-time': 2, 'school-is-open': 1, cancelled: 1, 'outside-window': 1 });
  });

  it('keeps names plain and never empty', () => {
    expect(lines(calendar(`UID:1\nDTSTART;VALUE=DATE:20261009\nSUMMARY:Fall\\n\u202Ebreak ${'x'.repeat(500)}`))[0]).toMatch(/^2026-10-09 2026-10-09 break Fall break x{109}$/);
    expect(lines(calendar('UID:1\nDTSTART;VALUE=DATE:20261009'))).toEqual(['2026-10-09 2026-10-09 holiday 2026-10-09']);
  });

  it.each([
    ['hello', { fault: 'unreadable', line: 1 }],
    ['', { fault: 'unreadable' }],
    ['BEGIN:VCALENDAR\r\nVERSION:2.0\r\nnonsense\r\nEND:VCALENDAR', { fault: 'unreadable', line: 3 }],
    ['BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n', { fault: 'unreadable' }],
    ['BEGIN:VCARD\r\nFN:A\r\nEND:VCARD', { fault: 'no-calendar' }],
    [calendar('UID:1\nDTSTART;VALUE=DATE:20260631\nSUMMARY:Slip'), { fault: 'no-such-date', name: 'Slip', date: '2026-06-31', line: 6 }],
    [calendar('UID:1\nDTSTART:garbage\nSUMMARY:Slip'), { fault: 'unreadable' }],
    [calendar('UID:1\nDTSTART;VALUE=DATE:20261010\nDTEND;VALUE=DATE:20261001\nSUMMARY:Slip'), { fault: 'ends-before-it-begins', name: 'Slip', from: '2026-10-10', to: '2026-10-01', line: 7 }],
    [calendar('UID:1\nDTSTART;VALUE=DATE:20261010\nRRULE:FREQ=YEARLYISH\nSUMMARY:Slip'), { fault: 'unreadable' }],
    [calendar('UID:1\nDTSTART;VALUE=DATE:18000101\nRRULE:FREQ=DAILY\nSUMMARY:Slip'), { fault: 'too-many-repeats' }],
    ['x'.repeat(2_000_001), { fault: 'too-large' }],
  ])('refuses %#, and says where', (text, detail) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'bad-ics', detail: expect.objectContaining(detail) as CalendarFaultDetail }));
  });

  it('never fails otherwise, whatever it is given', () => {
    const piece = fc.constantFrom('BEGIN:VCALENDAR', 'END:VCALENDAR', 'BEGIN:VEVENT', 'END:VEVENT', 'DTSTART;VALUE=DATE:20261009', 'DTEND;VALUE=DATE:20261012', 'DTSTART:20261009T', 'RRULE:FREQ=YEARLY;BYMONTHDAY=40', 'RRULE:FREQ=MONTHLY;COUNT=3', 'EXDATE:', 'SUMMARY:Fall break', 'DURATION:P1', 'RECURRENCE-ID:20261009', 'UID:1', ';', 'X', '\uFEFF');
    fc.assert(fc.property(fc.array(fc.oneof({ weight: 6, arbitrary: piece }, fc.string()), { maxLength: 14 }), (pieces) => {
      for (const text of [pieces.join('\r\n'), calendar(pieces.join('\n'))]) {
        try {
          for (const { from, to } of read(text).closed) expect(from <= to).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad-ics' });
        }
      }
    }), { numRuns: 1_000 });
  });
});
