import type { ClosedDayKind, Language, PlainDateText, ZoneId } from './types.js';

/** What the organization's plans have in common. */
export interface SharedDocument {
  readonly organization: DocumentOrganization;
  readonly units: readonly DocumentUnit[];
  readonly people: readonly DocumentPerson[];
}

export interface DocumentOrganization {
  readonly key: string;
  readonly name: string;
  readonly timeZone: ZoneId;
  readonly language: Language;
}

export const UNIT_KINDS = ['district', 'school', 'team'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export interface DocumentUnit {
  readonly key: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent?: string;
  readonly timeZone?: ZoneId;
  readonly language?: Language;
  readonly calendar?: DocumentCalendar;
}

export interface DocumentCalendar {
  readonly name: string;
  readonly schoolYear?: string;
  readonly startsOn?: PlainDateText;
  readonly endsOn?: PlainDateText;
  /** ISO weekdays in order; 1 is Monday. */
  readonly workingDays: readonly number[];
  /** In order of date; both ends belong to the stretch. */
  readonly closed: readonly DocumentClosedDays[];
  readonly terms: readonly { readonly name: string; readonly startsOn: PlainDateText; readonly endsOn: PlainDateText }[];
}

export interface DocumentClosedDays {
  readonly startsOn: PlainDateText;
  readonly endsOn: PlainDateText;
  readonly kind: ClosedDayKind;
  readonly name: string;
}

export interface DocumentPerson {
  readonly email: string;
  readonly name: string;
  readonly title?: string;
  readonly unit?: string;
  readonly language?: Language;
  readonly timeZone?: ZoneId;
  readonly active: boolean;
}
