import type { CalendarStore, CalendarUnit, StoredCalendar } from '../../src/ports.js';
import type { ClosedDays } from '../../src/domain/time/work-calendar.js';
import { CLOSED_DAY_KINDS } from '../../src/domain/types.js';
import type { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromDateText, fromOptionalDateText, oneOf, toDateText } from '../convert.js';
import { lockImports } from './import-lock.js';

/** Units and their calendars on Prisma. */
export function calendarStore(db: Db): CalendarStore {
  return {
    units: async (organizationId) => (await db.unit.findMany({ where: { organizationId }, include: WITH_CALENDAR, orderBy: { key: 'asc' } })).map(toUnit),
    lock: async (organizationId) => lockImports(db, (await db.organization.findUniqueOrThrow({ where: { id: organizationId } })).key),
    create: (organizationId, unitId, calendar) => createCalendar(db, organizationId, unitId, calendar),
    setClosedDays: async (organizationId, unitId, closed) => {
      const { id } = await db.calendar.findUniqueOrThrow({ where: { organizationId_unitId: { organizationId, unitId } }, select: { id: true } });
      await setClosedDays(db, organizationId, id, closed);
    },
  };
}

const WITH_CALENDAR = {
  calendars: { include: { closedDays: { orderBy: [{ startsOn: 'asc' }, { endsOn: 'asc' }, { name: 'asc' }] }, terms: { orderBy: { startsOn: 'asc' } } } },
} as const satisfies Prisma.UnitInclude;
type UnitRow = Prisma.UnitGetPayload<{ include: typeof WITH_CALENDAR }>;

function toUnit({ id, key, name, parentId, timeZone, retiredAt, calendars }: UnitRow): CalendarUnit {
  const [calendar] = calendars;
  return {
    id,
    key,
    name,
    retired: retiredAt !== null,
    ...(parentId !== null && { parentId }),
    ...(timeZone !== null && { timeZone }),
    ...(calendar && { calendar: toCalendar(calendar) }),
  };
}

function toCalendar({ name, schoolYear, startsOn, endsOn, workingDays, closedDays, terms }: UnitRow['calendars'][number]): StoredCalendar {
  return {
    name,
    workingDays,
    ...(schoolYear !== null && { schoolYear }),
    ...(startsOn !== null && { startsOn: toDateText(startsOn) }),
    ...(endsOn !== null && { endsOn: toDateText(endsOn) }),
    closed: closedDays.map((days) => ({ from: toDateText(days.startsOn), to: toDateText(days.endsOn), kind: oneOf(CLOSED_DAY_KINDS, days.kind), name: days.name })),
    terms: terms.map((term) => ({ name: term.name, startsOn: toDateText(term.startsOn), endsOn: toDateText(term.endsOn) })),
  };
}

async function createCalendar(db: Db, organizationId: string, unitId: string, { name, schoolYear, startsOn, endsOn, workingDays, closed, terms }: StoredCalendar): Promise<void> {
  const { id: calendarId } = await db.calendar.create({
    data: { organizationId, unitId, name, workingDays: [...workingDays], schoolYear: schoolYear ?? null, startsOn: fromOptionalDateText(startsOn), endsOn: fromOptionalDateText(endsOn) },
  });
  await db.term.createMany({ data: terms.map((term) => ({ organizationId, calendarId, name: term.name, startsOn: fromDateText(term.startsOn), endsOn: fromDateText(term.endsOn) })) });
  await setClosedDays(db, organizationId, calendarId, closed);
}

async function setClosedDays(db: Db, organizationId: string, calendarId: string, closed: readonly ClosedDays[]): Promise<void> {
  const missing = new Map(closed.map((days) => [rowName(days), days]));
  const gone: string[] = [];
  for (const row of await db.closedDay.findMany({ where: { organizationId, calendarId } })) {
    const isWanted = missing.delete(rowName({ from: toDateText(row.startsOn), to: toDateText(row.endsOn), kind: row.kind, name: row.name }));
    if (!isWanted) gone.push(row.id);
  }
  await db.closedDay.deleteMany({ where: { organizationId, id: { in: gone } } });
  await db.closedDay.createMany({ data: [...missing.values()].map(({ from, to, kind, name }) => ({ organizationId, calendarId, startsOn: fromDateText(from), endsOn: fromDateText(to), kind, name })) });
}

function rowName({ from, to, kind, name }: { readonly [K in keyof ClosedDays]: string }): string {
  return `${from} ${to} ${kind} ${name}`;
}
