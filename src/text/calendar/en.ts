import type { IgnoredBecause } from '../../domain/time/ics.js';
import type { ClosedDayKind } from '../../domain/types.js';
import { counted } from '../format.js';
import { lineQuotes } from '../plan-file/fault-texts.js';

const quoted = lineQuotes('en');

const at = (line: number | undefined): string => (line === undefined ? '' : ` (line ${line})`);

/** What importing a unit's closed days says, in English. */
export const en = {
  kinds: { break: 'break', holiday: 'holiday', 'staff-only': 'staff only' } as Readonly<Record<ClosedDayKind, string>>,
  difference: (unit: string, key: string, from: string, to: string) => `What would change in the closed days of ${quoted(unit)} (${key}) from ${from} to ${to}:`,
  noDifference: (unit: string, key: string, from: string, to: string) => `Nothing to change: ${quoted(unit)} (${key}) is closed from ${from} to ${to} as the file says.`,
  days: (from: string, to: string) => (from === to ? from : `${from} – ${to}`),
  removedBut: (kept: string) => `still closed outside these days: ${kept}`,
  andMore: (count: number) => `… and ${count} more`,
  counts: (added: number, changed: number, removed: number, unchanged: number) => `${added} new, ${changed} changed, ${removed} removed, ${unchanged} as before.`,
  leftOut: (count: number, reasons: string) => `${counted('en', count, { one: 'event was', other: 'events were' })} left out: ${reasons}.`,
  reasons: {
    'has-a-time': (count: number) => `${count} with a clock time`,
    'school-is-open': (count: number) => `${count} whose name says school is open`,
    cancelled: (count: number) => `${count} cancelled`,
    'outside-window': (count: number) => `${count} outside these days`,
  } satisfies Record<IgnoredBecause, (count: number) => string>,
  firstCalendar: (unit: string) => `${quoted(unit)} has no calendar yet. It gets one, at work from Monday to Friday.`,
  ownCalendar: (unit: string, above: string) => `Until now ${quoted(unit)} goes by the calendar of ${quoted(above)}. It gets its own, which begins as a copy; what changes later in that of ${quoted(above)} no longer reaches it.`,
  apply: 'Apply this? [y/N]',
  notApplied: 'Nothing was changed. Add --yes to apply without being asked.',
  imported: (unit: string) => `The closed days of ${quoted(unit)} are imported, and who is asked when is worked out anew. Nothing was sent.`,
  keepThem: 'A plan file that lists closed days of this unit replaces these when it is imported: write it anew first with `throughline export`.',

  faults: {
    tooLarge: 'The calendar file is too large for a school calendar. Export only the closed days.',
    noCalendar: 'The file holds no calendar: it should begin with BEGIN:VCALENDAR. Export it as iCalendar (.ics).',
    tooManyEvents: (count: number, most: number) => `The calendar file has ${count} events; at most ${most} are read. Export only the closed days.`,
    tooManyRepeats: 'The calendar file repeats its events too often. Export only the closed days.',
    endsBeforeItBegins: (name: string, from: string, to: string, line?: number) => `The calendar file${at(line)} has an event, ${quoted(name)}, that ends on ${to}, before it begins on ${from}. Swap the two dates.`,
    noSuchDate: (name: string, date: string, line?: number) => `The calendar file${at(line)} has an event, ${quoted(name)}, on ${date}, which is no date. Look the date up.`,
    unreadable: (line?: number) => `The calendar file${at(line)} cannot be read. Export it again as iCalendar (.ics) and check that it is whole.`,
    notAWeekday: 'A working day must be a weekday from 1 (Monday) to 7 (Sunday).',
    noWorkingDay: 'The calendar has no working day. Name at least one weekday.',
    upsideDown: (name: string, from: string, to: string) => `${quoted(name)} ends on ${to}, before it begins on ${from}. Swap the two dates.`,
    noOpenDay: (from: string, to: string) => `The calendar would have no open day from ${from} to ${to}. Check its working days and closed days.`,
  },

  badDate: (text: string) => `${quoted(text)} is not a date. Write it as year-month-day, such as 2026-09-14.`,
  upsideDown: (from: string, to: string) => `The time from ${from} to ${to} ends before it begins. Name both days, with --from and --to.`,
  tooLong: (years: number) => `That is more than ${years} years. Import a shorter time.`,
  nothingClosed: (from: string, to: string) => `The file has no closed day from ${from} to ${to}, so nothing was changed. Choose other days with --from and --to, or another file.`,
  tooMany: (count: number, most: number) => `The file has ${count} closed stretches in these days; a calendar takes at most ${most}. Choose fewer days with --from and --to, or export only the closed days.`,
  changedMeanwhile: 'The calendar was changed by somebody else while you looked at the difference. Nothing was imported. Run the import again to see what would change now.',
  noUnits: 'There is no unit yet. Import a plan first: its units can have calendars.',
  noUnit: (key: string, near: readonly string[]) => `There is no unit ${quoted(key)}. Near it: ${near.join(', ')}.`,
  noUnitNear: (key: string, known: string) => `There is no unit ${quoted(key)}. There is: ${known}.`,
  noOrganization: (key: string, known: string) => `There is no organization ${quoted(key)}. There is: ${known}.`,
  whichOrganization: (key: string, known: string) => `Several organizations have a unit ${quoted(key)}. Say which one with --organization: ${known}.`,
};
export type CalendarTexts = typeof en;
