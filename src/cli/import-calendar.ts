import type { Temporal } from 'temporal-polyfill';
import { isSameCalendar } from '../domain/diff-closed-days.js';
import type { Store } from '../ports.js';
import { closedDaysLines, leftOutLine } from '../text/calendar/closed-days-lines.js';
import { calendarTexts } from '../text/calendar/index.js';
import { applyCalendarImport, planCalendarImport } from '../usecases/plan/import-calendar.js';
import type { CalendarImport } from '../usecases/plan/import-calendar.js';
import type { CommandIo } from './io.js';

export interface ImportCalendarArgs extends Omit<CalendarImport, 'text'> {
  readonly file: string;
  readonly yes?: boolean;
}

/** Imports a unit's closed days from a calendar file: shows what would change, asks, applies. Exit code 1 where it was not applied. */
export async function runImportCalendar({ file, yes = false, ...which }: ImportCalendarArgs, store: Store, io: CommandIo, now: Temporal.Instant): Promise<number> {
  const texts = calendarTexts(io.language);
  const request = { ...which, text: await io.readFile(file) };
  const planned = await planCalendarImport(store, request, { at: now }, io.language);
  const { unit, goesBy, window, diff } = planned;
  const leftOut = leftOutLine(planned.ignored, io.language);
  const isSame = isSameCalendar(diff);
  io.out((isSame ? texts.noDifference : texts.difference)(unit.name, unit.key, window.from, window.to));
  if (!isSame) for (const line of closedDaysLines(diff, io.language)) io.out(line);
  if (leftOut !== undefined) io.out(leftOut);
  if (isSame) return 0;
  if (!unit.calendar) io.out(goesBy ? texts.ownCalendar(unit.name, goesBy.name) : texts.firstCalendar(unit.name));
  if (!yes && !(await io.confirm(texts.apply))) {
    io.err(texts.notApplied);
    return 1;
  }
  await applyCalendarImport(store, request, planned, { at: now }, io.language);
  io.out(texts.imported(unit.name));
  io.out(texts.keepThem);
  return 0;
}
