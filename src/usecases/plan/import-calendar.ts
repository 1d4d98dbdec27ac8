import { diffClosedDays, isSameCalendar } from '../../domain/diff-closed-days.js';
import type { ClosedDaysDiff, DateSpan } from '../../domain/diff-closed-days.js';
import { unitLookups } from '../../domain/item-schedules.js';
import { cleanLine } from '../../domain/plan-file/clean-text.js';
import { localOf, parseDate } from '../../domain/time/dates.js';
import { CalendarFault } from '../../domain/time/calendar-fault.js';
import { closedDaysFromIcs } from '../../domain/time/ics.js';
import type { IcsCalendar } from '../../domain/time/ics.js';
import { checkCalendar, PLAIN_WEEK } from '../../domain/time/work-calendar.js';
import type { Language, PlainDateText } from '../../domain/types.js';
import { AppError } from '../../errors.js';
import type { Act, CalendarUnit, Store, StoredCalendar } from '../../ports.js';
import { leftOutLine } from '../../text/calendar/closed-days-lines.js';
import { calendarFaultText } from '../../text/calendar/fault-lines.js';
import { calendarTexts } from '../../text/calendar/index.js';
import type { CalendarTexts } from '../../text/calendar/index.js';
import { findUnit } from './find-unit.js';
import type { FoundUnit, WhichUnit } from './find-unit.js';
import { reschedule } from '../asking/reschedule.js';

export interface CalendarImport extends WhichUnit {
  /** The calendar file (iCalendar, RFC 5545). */
  readonly text: string;
  /** The first and the last day that the file is asked about, `YYYY-MM-DD`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What importing a calendar file would do; nothing is changed yet. */
export interface PlannedCalendarImport {
  readonly organizationId: string;
  readonly unit: CalendarUnit;
  readonly window: DateSpan;
  readonly diff: ClosedDaysDiff;
  /** How many events of the file close nothing, and why. */
  readonly ignored: IcsCalendar['ignored'];
  /** The unit whose calendar this one goes by until now; none where it has its own, or where there is none at all. */
  readonly goesBy?: CalendarUnit;
}

/** A calendar of more years than this would be a slip of the keyboard. */
const MOST_YEARS = 5;
/** More stretches are not a school's: one a school day of the longest window. Every planned date is looked up among them. */
const MOST_STRETCHES = 1_000;

/**
 * Reads a calendar file and compares it with the calendar that a unit goes by: its own, else that of the nearest unit
 * above it. The window is the school year of that calendar where it has one that is not over, else a year from today
 * in the unit's zone. Throws AppError `bad-ics` (with the line), `no-closed-days`, `no-unit`, `bad-dates` or another
 * that says what to do.
 */
export async function planCalendarImport(store: Store, request: CalendarImport, { at }: Pick<Act, 'at'>, language: Language): Promise<PlannedCalendarImport> {
  const texts = calendarTexts(language);
  const found = await findUnit(store, request, texts);
  const { unit } = found;
  const { goesBy, zone } = inherited(found);
  const calendar = unit.calendar ?? goesBy?.calendar;
  const window = windowOf(request, calendar, localOf(at, zone).date, texts);

  const { closed, ignored } = inWords(language, () => closedDaysFromIcs(request.text, window.from, window.to));
  if (closed.length === 0) throw new AppError('no-closed-days', [texts.nothingClosed(window.from, window.to), leftOutLine(ignored, language) ?? []].flat().join(' '));
  if (closed.length > MOST_STRETCHES) throw new AppError('too-many-closed-days', texts.tooMany(closed.length, MOST_STRETCHES));
  // Names as a plan file would read them back, so that export and import meet.
  const diff = diffClosedDays(calendar?.closed ?? [], closed.map((days) => ({ ...days, name: cleanLine(days.name) })), window);
  inWords(language, () => checkCalendar({ ...(calendar ?? PLAIN_WEEK), closed: diff.closed }));
  return { organizationId: found.organization.id, unit, window, diff, ignored, ...(goesBy && { goesBy }) };
}

/**
 * Applies a difference that was shown, in one transaction, and works out anew who is asked when; sends nothing. A unit
 * without a calendar of its own gets one that begins as the calendar it went by, else as a plain week. Writes an audit
 * entry. Throws AppError `calendar-changed` where the calendar is no longer what was shown.
 */
export async function applyCalendarImport(store: Store, request: CalendarImport, shown: PlannedCalendarImport, act: Act, language: Language): Promise<void> {
  const { organizationId, unit } = shown;
  await store.transaction(async (inside) => {
    await inside.calendars.lock(organizationId);
    const { diff, window, goesBy } = await planCalendarImport(inside, request, act, language);
    // What somebody agreed to must be what happens, though another import may have changed the calendar in between.
    if (JSON.stringify([diff, window, goesBy?.id]) !== JSON.stringify([shown.diff, shown.window, shown.goesBy?.id])) throw new AppError('calendar-changed', calendarTexts(language).changedMeanwhile);
    if (isSameCalendar(diff)) return;
    if (unit.calendar) await inside.calendars.setClosedDays(organizationId, unit.id, diff.closed);
    else await inside.calendars.create(organizationId, unit.id, { ...(goesBy?.calendar ?? PLAIN_WEEK), name: unit.name, closed: diff.closed });
    await inside.people.audit({
      organizationId,
      ...(act.actorId !== undefined && { actorId: act.actorId }),
      action: 'calendar.import',
      subjectKind: 'unit',
      subjectId: unit.id,
      details: { unit: unit.key, ...window, new: unit.calendar === undefined, added: diff.added.length, changed: diff.changed.length, removed: diff.removed.length },
      at: act.at,
    });
    await reschedule(inside, organizationId, act.at);
  });
}

/** A fault of the calendar becomes an AppError of the same code, in the language of the person who reads it. */
function inWords<T>(language: Language, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CalendarFault)) throw error;
    throw new AppError(error.code, calendarFaultText(error.detail, language), { cause: error });
  }
}

/** What a unit has from those above it, looked up just as prompts are planned. */
function inherited({ unit, units, organization }: FoundUnit): { readonly goesBy?: CalendarUnit; readonly zone: string } {
  const calendars = units.flatMap((one) => (one.calendar ? [{ ...one.calendar, unitId: one.id }] : []));
  const lookups = unitLookups({ units, calendars });
  const above = lookups.calendarOf(unit.id)?.unitId;
  const goesBy = above === unit.id ? undefined : units.find((one) => one.id === above);
  return { zone: lookups.zoneOf(unit.id) ?? organization.timeZone, ...(goesBy && { goesBy }) };
}

function windowOf(asked: Pick<CalendarImport, 'from' | 'to'>, calendar: StoredCalendar | undefined, today: PlainDateText, texts: CalendarTexts): DateSpan {
  const { startsOn, endsOn } = calendar ?? {};
  // A school year that is over is not the one a new calendar file is about.
  const year = startsOn !== undefined && endsOn !== undefined && endsOn >= today ? { from: startsOn, to: endsOn } : undefined;
  const from = checkedDate(asked.from, texts) ?? year?.from ?? today;
  const to = checkedDate(asked.to, texts) ?? (year && year.to >= from ? year.to : yearsFrom(from, 1));
  if (to < from) throw new AppError('bad-dates', texts.upsideDown(from, to));
  if (to > yearsFrom(from, MOST_YEARS)) throw new AppError('bad-dates', texts.tooLong(MOST_YEARS));
  return { from, to };
}

/** The last day of so many years that begin on a date. */
function yearsFrom(date: PlainDateText, years: number): PlainDateText {
  return parseDate(date).add({ years }).subtract({ days: 1 }).toString();
}

function checkedDate(text: string | undefined, texts: CalendarTexts): PlainDateText | undefined {
  if (text === undefined) return undefined;
  try {
    return parseDate(text).toString();
  } catch (cause) {
    throw new AppError('bad-date', texts.badDate(text), { cause });
  }
}
