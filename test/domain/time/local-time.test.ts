import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { localOf } from '../../../src/domain/time/dates.js';
import { toInstant } from '../../../src/domain/time/local-time.js';
import { parseZone, suggestZone } from '../../../src/domain/time/zones.js';
import { ALL_ZONES } from './arbitraries.js';

const shown = (date: string, time: string, zone: string): string => {
  const { at, skipped } = toInstant(date, time, zone);
  return `${at.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' })}${skipped ? ' skipped' : ''}`;
};

describe('toInstant', () => {
  it.each([
    ['2026-03-08', '02:30', 'America/Chicago', '2026-03-08T03:00:00-05:00 skipped'],
    ['2026-03-08', '03:00', 'America/Chicago', '2026-03-08T03:00:00-05:00'],
    ['2026-11-01', '01:30', 'America/Chicago', '2026-11-01T01:30:00-05:00'],
    ['2026-03-29', '02:00', 'Europe/Madrid', '2026-03-29T03:00:00+02:00 skipped'],
    ['2026-10-04', '02:15', 'Australia/Sydney', '2026-10-04T03:00:00+11:00 skipped'],
    ['2026-04-05', '02:15', 'Australia/Sydney', '2026-04-05T02:15:00+11:00'],
    // Lord Howe moves by half an hour.
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-04T02:30:00+11:00 skipped'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-05T01:45:00+11:00'],
    // Samoa went from the 29th straight to the 31st.
    ['2011-12-30', '09:00', 'Pacific/Apia', '2011-12-31T00:00:00+14:00 skipped'],
    ['2011-12-31', '09:00', 'Pacific/Apia', '2011-12-31T09:00:00+14:00'],
    // Midnight itself can be skipped.
    ['2026-04-24', '00:00', 'Africa/Cairo', '2026-04-24T01:00:00+03:00 skipped'],
    ['2028-02-29', '09:00', 'Asia/Kolkata', '2028-02-29T09:00:00+05:30'],
    ['2026-07-01', '09:00', 'UTC', '2026-07-01T09:00:00+00:00'],
  ])('%s %s in %s', (date, time, zone, instant) => expect(shown(date, time, zone)).toBe(instant));

  it('keeps the local time in every zone, and where the clocks skip it takes the first moment that exists', () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
    const day = fc.integer({ min: 0, max: 75 * 365 });
    fc.assert(
      fc.property(fc.constantFrom(...ALL_ZONES), day, minute, (zone, days, minutes) => checkAgainstClocks(zone, Temporal.PlainDate.from('1971-01-01').add({ days }), minutes)),
      { numRuns: 2_000 },
    );
  });

  it('does so on the days on which the clocks change, in every zone', () => {
    for (const zone of ALL_ZONES) {
      let from = Temporal.ZonedDateTime.from(`2010-01-01T00:00[${zone}]`);
      for (let changes = 0; changes < 4; changes += 1) {
        const change = from.getTimeZoneTransition('next');
        if (!change) break;
        const before = change.subtract({ nanoseconds: 1 });
        for (const date of new Set([before.toPlainDate().toString(), change.toPlainDate().toString()])) {
          for (const minutes of [0, 30, 60, 105, 120, 135, 150, 179, 180, 1410]) checkAgainstClocks(zone, Temporal.PlainDate.from(date), minutes);
        }
        from = change;
      }
    }
  });
});

/** Judges by the only thing that cannot be wrong: what the zone's clocks show at an instant, and just before it. */
function checkAgainstClocks(zone: string, date: Temporal.PlainDate, minutes: number): void {
  const time = Temporal.PlainTime.from('00:00').add({ minutes }).toString({ smallestUnit: 'minute' });
  const wanted = date.toPlainDateTime(time);
  const { at, skipped } = toInstant(date.toString(), time, zone);
  const clock = (instant: Temporal.Instant): Temporal.PlainDateTime => instant.toZonedDateTimeISO(zone).toPlainDateTime();
  if (skipped) {
    expect(Temporal.PlainDateTime.compare(clock(at), wanted)).toBe(1);
    expect(Temporal.PlainDateTime.compare(clock(at.subtract({ nanoseconds: 1 })), wanted)).toBe(-1);
    return;
  }
  expect(localOf(at, zone)).toEqual({ date: date.toString(), time });
  // Never the second of two: an hour, half an hour or a day earlier the clocks showed another time.
  for (const earlier of [30, 60, 120, 1440]) expect(clock(at.subtract({ minutes: earlier })).equals(wanted)).toBe(false);
}

describe('parseZone', () => {
  it('accepts every zone, in its usual capitals', () => {
    for (const zone of ALL_ZONES) expect(parseZone(zone.toLowerCase())).toBe(zone);
    expect(parseZone(' utc ')).toBe('UTC');
    expect(parseZone('Asia/Kolkata')).toBe('Asia/Kolkata');
  });

  it.each([
    ['America/Chigaco', 'America/Chicago'],
    ['chicago', 'America/Chicago'],
    ['America/New York', 'America/New_York'],
    ['Bogotá', 'America/Bogota'],
    ['EST', 'America/New_York'],
    ['pacific/aukland', 'Pacific/Auckland'],
  ])('refuses %s and suggests %s', (text, suggestion) => {
    expect(suggestZone(text)).toBe(suggestion);
    expect(() => parseZone(text)).toThrow(expect.objectContaining({ code: 'unknown-zone', message: expect.stringContaining(suggestion) as string }));
  });

  it.each(['', '+02:00', 'Middle Earth', 'x'.repeat(10_000), '\u0000', '[UTC]', 'America/'])('refuses %j', (text) => {
    expect(() => parseZone(text)).toThrow(expect.objectContaining({ code: 'unknown-zone' }));
  });
});
