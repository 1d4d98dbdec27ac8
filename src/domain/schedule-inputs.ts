import type { Temporal } from 'temporal-polyfill';
import type { ClosedDayKind, ClockTime, PlainDateText, ZoneId } from './types.js';

/** Everything that decides who is asked when, before inheritance is worked out. */
export interface ScheduleInputs {
  readonly organization: { readonly id: string; readonly timeZone: ZoneId };
  readonly plans: readonly PlanCadence[];
  /** Every item that is not retired, asked or not, so that inheritance can be followed; in natural order of code within a plan. */
  readonly items: readonly ScheduleItem[];
  readonly units: readonly { readonly id: string; readonly parentId?: string; readonly timeZone?: ZoneId }[];
  readonly people: readonly { readonly id: string; readonly unitId?: string; readonly timeZone?: ZoneId; readonly active: boolean }[];
  readonly calendars: readonly UnitCalendar[];
}

export interface PlanCadence {
  readonly id: string;
  readonly code: string;
  readonly unitId?: string;
  readonly startedAt?: Temporal.Instant;
  readonly cadence?: CadenceFacts;
}

export interface ScheduleItem {
  readonly itemId: string;
  readonly planId: string;
  readonly code: string;
  readonly parentId?: string;
  readonly unitId?: string;
  readonly ownerId?: string;
  readonly deputyIds: readonly string[];
  readonly cadence?: CadenceFacts;
  /** The latest nominal date a check exists for. */
  readonly handledOn?: PlainDateText;
  /** The prompt that is planned and not yet out. */
  readonly planned?: { readonly cadenceId: string; readonly at: Temporal.Instant; readonly on?: PlainDateText; readonly reason?: string; readonly absorbed: readonly PlainDateText[] };
}

export interface CadenceFacts {
  readonly id: string;
  /** As stored; `NONE` switches checks off for the item itself. */
  readonly rule: string;
  readonly at: ClockTime;
  readonly startsOn: PlainDateText;
  /** A fixed zone; else the owner's. */
  readonly timeZone?: ZoneId;
  readonly evidence?: string;
}

/** A unit's calendar. */
export interface UnitCalendar {
  readonly unitId: string;
  /** ISO weekdays, 1 is Monday. */
  readonly workingDays: readonly number[];
  readonly closed: readonly { readonly from: PlainDateText; readonly to: PlainDateText; readonly kind: ClosedDayKind; readonly name: string }[];
  readonly terms: readonly { readonly name: string; readonly startsOn: PlainDateText; readonly endsOn: PlainDateText }[];
}
