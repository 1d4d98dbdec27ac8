import type { Temporal } from 'temporal-polyfill';
import { CLOSED_DAY_KINDS } from '../../src/domain/types.js';
import type { CadenceFacts, ScheduleInputs, ScheduleItem, UnitCalendar } from '../../src/domain/schedule-inputs.js';
import { Prisma } from '../generated/client.js';
import type { Cadence, Schedule } from '../generated/client.js';
import type { Db } from '../convert.js';
import { oneOf, optionalDateText, optionalInstant, toDateText } from '../convert.js';

/** Loads all that decides an organization's prompts, in a fixed number of queries. */
export async function loadScheduleInputs(
  db: Db,
  organizationId: string,
  { anyState = false }: { readonly anyState?: boolean } = {},
): Promise<ScheduleInputs> {
  const ofPlans = { organizationId, ...(!anyState && { state: 'running' }) };
  // One after the other: inside a transaction there is one connection.
  const organization = await db.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const plans = await db.plan.findMany({ where: ofPlans, orderBy: { code: 'asc' } });
  const items = await db.planItem.findMany({ where: { organizationId, retiredAt: null, plan: ofPlans }, orderBy: [{ planId: 'asc' }, { sortKey: 'asc' }], include: { itemDeputies: true, schedules: { where: { active: true } } } });
  const cadences = await db.cadence.findMany({ where: { organizationId, plan: ofPlans } });
  const handledOf = await lastOccurrences(db, organizationId, items.map((item) => item.id));
  const units = await db.unit.findMany({ where: { organizationId } });
  const people = await db.person.findMany({ where: { organizationId }, include: { identities: { where: { active: true }, orderBy: { id: 'asc' } } } });
  const calendars = await loadCalendars(db, organizationId);
  const cadenceOf = new Map(cadences.map((row) => [row.itemId ?? row.planId, cadenceRow(row)]));

  return {
    organization: { id: organization.id, timeZone: organization.timeZone },
    plans: plans.map((row) => {
      const [cadence, startedAt] = [cadenceOf.get(row.id), optionalInstant(row.startedAt)];
      return { id: row.id, code: row.code, ...(row.unitId !== null && { unitId: row.unitId }), ...(startedAt && { startedAt }), ...(cadence && { cadence }) };
    }),
    items: items.map((row) => {
      const [cadence, handledOn, planned] = [cadenceOf.get(row.id), handledOf.get(row.id), row.schedules[0]];
      const plannedAt = optionalInstant(planned?.nextAt);
      return {
        itemId: row.id,
        planId: row.planId,
        code: row.code,
        deputyIds: row.itemDeputies.map((deputy) => deputy.personId),
        ...(row.parentId !== null && { parentId: row.parentId }),
        ...(row.unitId !== null && { unitId: row.unitId }),
        ...(row.ownerId !== null && { ownerId: row.ownerId }),
        ...(cadence && { cadence }),
        ...(handledOn && { handledOn: toDateText(handledOn) }),
        ...(planned && plannedAt && { planned: plannedPrompt(planned, plannedAt) }),
      };
    }),
    units: units.map((row) => ({ id: row.id, ...(row.parentId !== null && { parentId: row.parentId }), ...(row.timeZone !== null && { timeZone: row.timeZone }) })),
    people: people.map((row) => {
      const timeZone = row.timeZone ?? row.identities.find((identity) => identity.timeZone !== null)?.timeZone;
      return { id: row.id, active: row.active, ...(row.unitId !== null && { unitId: row.unitId }), ...(timeZone && { timeZone }) };
    }),
    calendars,
  };
}

/** The latest date each item was checked on: one look into an index for each, however many checks there ever were. */
async function lastOccurrences(db: Db, organizationId: string, itemIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await db.$queryRaw<{ itemId: string; occurrenceOn: Date }[]>(Prisma.sql`
    select i."itemId", l."occurrenceOn" from unnest(${[...itemIds]}::uuid[]) as i ("itemId")
    cross join lateral (
      select c."occurrenceOn" from "public"."Check" c
      where c."organizationId" = ${organizationId}::uuid and c."itemId" = i."itemId" order by c."occurrenceOn" desc limit 1
    ) l`);
  return new Map(rows.map((row) => [row.itemId, row.occurrenceOn]));
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

function plannedPrompt(row: Schedule, at: Temporal.Instant): ScheduleItem['planned'] {
  const on = optionalDateText(row.nextOn);
  return { cadenceId: row.cadenceId, at, absorbed: row.absorbed, ...(on !== undefined && { on }), ...(row.nextReason !== null && { reason: row.nextReason }) };
}

function cadenceRow(row: Cadence): CadenceFacts {
  return {
    id: row.id,
    rule: row.rule,
    at: row.at,
    startsOn: toDateText(row.startsOn),
    ...(row.timeZone !== null && { timeZone: row.timeZone }),
    ...(row.evidence !== null && { evidence: row.evidence }),
  };
}
