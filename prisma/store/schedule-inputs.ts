import { CLOSED_DAY_KINDS } from '../../src/domain/types.js';
import type { ScheduleInputs, UnitCalendar } from '../../src/domain/schedule-inputs.js';
import type { ScheduleScope } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { oneOf, optionalInstant, toDateText } from '../convert.js';
import { cadenceFacts, scheduleItems } from './schedule-items.js';

/**
 * Loads all that decides an organization's prompts, or only what decides those of some of its items, in a fixed number of
 * queries.
 */
export async function loadScheduleInputs(db: Db, organizationId: string, { anyState = false, only }: ScheduleScope = {}): Promise<ScheduleInputs> {
  // One after the other: inside a transaction there is one connection.
  const organization = await db.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const plans = await db.plan.findMany({ where: { organizationId, ...(!anyState && { state: 'running' }) }, orderBy: { code: 'asc' } });
  const cadences = await db.cadence.findMany({ where: { organizationId, itemId: null } });
  const items = await scheduleItems(db, organizationId, plans.map(({ id }) => id), only);
  const units = await db.unit.findMany({ where: { organizationId } });
  const people = await loadPeople(db, organizationId, only && [...new Set(items.flatMap(({ ownerId, deputyIds }) => (ownerId === undefined ? deputyIds : [ownerId, ...deputyIds])))]);
  const calendars = await loadCalendars(db, organizationId);
  const cadenceOf = new Map(cadences.map((row) => [row.planId, cadenceFacts(row)]));

  return {
    organization: { id: organization.id, timeZone: organization.timeZone },
    plans: plans.map((row) => {
      const [cadence, startedAt] = [cadenceOf.get(row.id), optionalInstant(row.startedAt)];
      return { id: row.id, code: row.code, ...(row.unitId !== null && { unitId: row.unitId }), ...(startedAt && { startedAt }), ...(cadence && { cadence }) };
    }),
    items,
    units: units.map((row) => ({ id: row.id, ...(row.parentId !== null && { parentId: row.parentId }), ...(row.timeZone !== null && { timeZone: row.timeZone }) })),
    people,
    calendars,
  };
}

/** All of an organization's people, or some; each with their own zone, else their platform's. */
async function loadPeople(db: Db, organizationId: string, ids: readonly string[] | undefined): Promise<ScheduleInputs['people']> {
  const rows = await db.$queryRaw<{ id: string; active: boolean; unitId: string | null; timeZone: string | null }[]>(Prisma.sql`
    select p."id", p."active", p."unitId", coalesce(p."timeZone", (
      select i."timeZone" from "public"."Identity" i
      where i."organizationId" = p."organizationId" and i."personId" = p."id" and i."active" and i."timeZone" is not null order by i."id" limit 1
    )) as "timeZone"
    from "public"."Person" p where p."organizationId" = ${organizationId}::uuid ${ids ? Prisma.sql`and p."id" = any(${ids}::uuid[])` : Prisma.empty}`);
  return rows.map(({ id, active, unitId, timeZone }) => ({ id, active, ...(unitId !== null && { unitId }), ...(timeZone !== null && timeZone !== '' && { timeZone }) }));
}

async function loadCalendars(db: Db, organizationId: string): Promise<UnitCalendar[]> {
  const rows = await db.calendar.findMany({ where: { organizationId }, include: { closedDays: { orderBy: { startsOn: 'asc' } }, terms: { orderBy: { startsOn: 'asc' } } } });
  return rows.map((row) => ({
    unitId: row.unitId,
    workingDays: row.workingDays,
    closed: row.closedDays.map((day) => ({ from: toDateText(day.startsOn), to: toDateText(day.endsOn), kind: oneOf(CLOSED_DAY_KINDS, day.kind), name: day.name })),
    terms: row.terms.map((term) => ({ name: term.name, startsOn: toDateText(term.startsOn), endsOn: toDateText(term.endsOn) })),
  }));
}
