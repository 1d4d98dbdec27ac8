import type { ClosedDays, WorkCalendar } from '../domain/time/work-calendar.js';
import type { PlainDateText, ZoneId } from '../domain/types.js';

/** A unit's calendar as it is stored. */
export interface StoredCalendar extends WorkCalendar {
  readonly name: string;
  readonly schoolYear?: string;
  readonly startsOn?: PlainDateText;
  readonly endsOn?: PlainDateText;
}

export interface CalendarUnit {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly parentId?: string;
  readonly timeZone?: ZoneId;
  readonly retired: boolean;
  /** Its own; without one it goes by that of the nearest unit above it. */
  readonly calendar?: StoredCalendar;
}

/** When units are at work. After a change call `reschedule`. */
export interface CalendarStore {
  /** All units of the organization by key, retired ones too: a unit below one still goes by its calendar. */
  units(organizationId: string): Promise<readonly CalendarUnit[]>;
  /** Keeps imports of plans and calendars of the organization waiting until this transaction ends. */
  lock(organizationId: string): Promise<void>;
  /** Makes the calendar of a unit that has none, with its closed days and terms. */
  create(organizationId: string, unitId: string, calendar: StoredCalendar): Promise<void>;
  /** Makes these the closed days of a unit's own calendar: all of them, and no others. */
  setClosedDays(organizationId: string, unitId: string, closed: readonly ClosedDays[]): Promise<void>;
}
