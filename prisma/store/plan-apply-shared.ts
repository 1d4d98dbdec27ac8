import { randomUUID } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import type { DocumentCalendar, PlanDocument } from '../../src/domain/plan-document.js';
import type { Db } from '../convert.js';
import { fromInstant, toDateText } from '../convert.js';
import type { PlanRows } from './plan-rows.js';
import { CALENDARS, CLOSED_DAYS, PEOPLE, TERMS, UNITS } from './plan-tables.js';
import { upsertRows } from './plan-upsert.js';

/** Ids by stable name: those of rows that are there, and new ones for those that will be. */
export type Ids = (name: string) => string;
export type OptionalId = (name: string | undefined) => string | null;

/** Gives each name the id of its row, or a new one, the same each time. */
export function idsOf<T extends { readonly id: string }>(rows: readonly T[], name: (row: T) => string): { readonly id: Ids; readonly optional: OptionalId } {
  const ids = new Map(rows.map((row) => [name(row), row.id]));
  const id = (wanted: string): string => {
    const known = ids.get(wanted) ?? randomUUID();
    ids.set(wanted, known);
    return known;
  };
  return { id, optional: (wanted) => (wanted === undefined ? null : id(wanted)) };
}

export interface SharedIds {
  readonly organizationId: string;
  readonly unit: ReturnType<typeof idsOf>;
  readonly person: ReturnType<typeof idsOf>;
}

/** Writes the organization, its units with their calendars, and its people. */
export async function applyShared(db: Db, document: PlanDocument, rows: PlanRows | undefined, at: Temporal.Instant): Promise<SharedIds> {
  const { key, name, timeZone, language } = document.organization;
  const organizationId = rows?.organization.id ?? randomUUID();
  await db.organization.upsert({ where: { key }, create: { id: organizationId, key, name, timeZone, language, createdAt: fromInstant(at) }, update: { name, timeZone, language } });
  const unit = idsOf(rows?.units ?? [], (row) => row.key);
  const person = idsOf(rows?.people ?? [], (row) => row.email);
  await upsertRows(
    db,
    organizationId,
    UNITS,
    document.units.map((one) => ({
      id: unit.id(one.key),
      key: one.key,
      name: one.name,
      kind: one.kind,
      parentId: unit.optional(one.parent),
      timeZone: one.timeZone ?? null,
      language: one.language ?? null,
      retiredAt: null,
    })),
  );
  await applyCalendars(db, organizationId, document, rows, unit.id);
  await upsertRows(
    db,
    organizationId,
    PEOPLE,
    document.people.map((one) => ({
      id: person.id(one.email),
      email: one.email,
      name: one.name,
      title: one.title ?? null,
      unitId: unit.optional(one.unit),
      timeZone: one.timeZone ?? null,
      language: one.language ?? null,
      active: one.active,
      createdAt: at.toString(),
    })),
  );
  return { organizationId, unit, person };
}

async function applyCalendars(db: Db, organizationId: string, document: PlanDocument, rows: PlanRows | undefined, unitId: Ids): Promise<void> {
  const known = rows?.calendars ?? [];
  const calendar = idsOf(known, (row) => row.unitId);
  const calendars = document.units.flatMap((unit) => (unit.calendar ? [{ ...unit.calendar, unitId: unitId(unit.key), id: calendar.id(unitId(unit.key)) }] : []));
  await upsertRows(
    db,
    organizationId,
    CALENDARS,
    calendars.map((one) => ({
      id: one.id,
      unitId: one.unitId,
      name: one.name,
      workingDays: one.workingDays,
      schoolYear: one.schoolYear ?? null,
      startsOn: one.startsOn ?? null,
      endsOn: one.endsOn ?? null,
    })),
  );
  // Days and terms carry no history: those of the calendars named here are written anew where they differ.
  const closed = calendars.flatMap((one) => one.closed.map((days) => ({ calendarId: one.id, ...days })));
  const closedId = idsOf(
    known.flatMap((row) => row.closedDays),
    (days) => closedName({ calendarId: days.calendarId, name: days.name, startsOn: toDateText(days.startsOn), endsOn: toDateText(days.endsOn) }),
  );
  const closedRows = closed.map((days) => ({ id: closedId.id(closedName(days)), ...days }));
  await db.closedDay.deleteMany({ where: { organizationId, calendarId: { in: calendars.map((one) => one.id) }, id: { notIn: closedRows.map((row) => row.id) } } });
  await upsertRows(db, organizationId, CLOSED_DAYS, closedRows);

  const terms = calendars.flatMap((one) => one.terms.map((term) => ({ calendarId: one.id, ...term })));
  const termId = idsOf(known.flatMap((row) => row.terms), (row) => `${row.calendarId} ${row.name}`);
  const termRows = terms.map((term) => ({ id: termId.id(`${term.calendarId} ${term.name}`), ...term }));
  await db.term.deleteMany({ where: { organizationId, calendarId: { in: calendars.map((one) => one.id) }, id: { notIn: termRows.map((row) => row.id) } } });
  await upsertRows(db, organizationId, TERMS, termRows);
}

function closedName({ calendarId, startsOn, endsOn, name }: Pick<DocumentCalendar['closed'][number], 'startsOn' | 'endsOn' | 'name'> & { readonly calendarId: string }): string {
  return `${calendarId} ${startsOn} ${endsOn} ${name}`;
}
