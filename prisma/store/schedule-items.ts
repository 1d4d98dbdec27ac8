import type { CadenceFacts, ScheduleItem } from '../../src/domain/schedule-inputs.js';
import type { ScheduleScope } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Cadence } from '../generated/client.js';
import type { Db } from '../convert.js';
import { groupBy, optionalDateText, optionalInstant, toDateText } from '../convert.js';

/** An item, with its own cadence, the prompt that is planned and the latest date it was checked on, where it has them. */
interface ItemRow {
  readonly id: string;
  readonly planId: string;
  readonly code: string;
  readonly parentId: string | null;
  readonly unitId: string | null;
  readonly ownerId: string | null;
  readonly cadenceId: string | null;
  readonly rule: string;
  readonly at: string;
  readonly startsOn: Date;
  readonly timeZone: string | null;
  readonly evidence: string | null;
  readonly plannedBy: string | null;
  readonly nextAt: Date | null;
  readonly nextOn: Date | null;
  readonly nextReason: string | null;
  readonly absorbed: string[];
  readonly handledOn: Date | null;
}

/** The items of plans that are not retired, by plan and code; or only some, and those above them. A fixed number of queries. */
export async function scheduleItems(db: Db, organizationId: string, planIds: readonly string[], only: ScheduleScope['only']): Promise<ScheduleItem[]> {
  const asked = await itemRows(db, organizationId, planIds, only && named(organizationId, only));
  const rows = only ? [...(await rowsAbove(db, organizationId, planIds, asked)), ...asked] : asked;
  const deputies = groupBy(await deputiesOf(db, organizationId, only && rows.map(({ id }) => id)), ({ itemId }) => itemId);
  return rows.map((row) => itemOf(row, deputies.get(row.id)?.map(({ personId }) => personId) ?? []));
}

/** @param among a query that gives ids; none: all items */
async function itemRows(db: Db, organizationId: string, planIds: readonly string[], among: Prisma.Sql | undefined): Promise<ItemRow[]> {
  // The date an item was last checked on is one look into an index, however many checks there ever were.
  return db.$queryRaw<ItemRow[]>(Prisma.sql`
    select i."id", i."planId", i."code", i."parentId", i."unitId", i."ownerId",
      c."id" as "cadenceId", c."rule", c."at", c."startsOn", c."timeZone", c."evidence",
      s."cadenceId" as "plannedBy", s."nextAt", s."nextOn", s."nextReason", s."absorbed", l."occurrenceOn" as "handledOn"
    from "public"."PlanItem" i
    ${among ? Prisma.sql`join (${among}) as "named" on "named"."id" = i."id"` : Prisma.empty}
    left join "public"."Cadence" c on c."organizationId" = i."organizationId" and c."planId" = i."planId" and c."itemId" = i."id"
    left join "public"."Schedule" s on s."organizationId" = i."organizationId" and s."itemId" = i."id" and s."active"
    left join lateral (
      select k."occurrenceOn" from "public"."Check" k
      where k."organizationId" = i."organizationId" and k."itemId" = i."id" order by k."occurrenceOn" desc limit 1
    ) l on true
    where i."organizationId" = ${organizationId}::uuid and i."planId" = any(${planIds}::uuid[]) and i."retiredAt" is null
    order by i."planId", i."sortKey"`);
}

/** The ids of the items named, and of all that people named own or stand in for. */
function named(organizationId: string, { items, people }: NonNullable<ScheduleScope['only']>): Prisma.Sql {
  const ofItems = Prisma.sql`select "id" from unnest(${items}::uuid[]) as "one" ("id")`;
  if (people.length === 0) return Prisma.sql`select distinct "id" from (${ofItems}) as "items"`;
  const [organization, persons] = [Prisma.sql`${organizationId}::uuid`, Prisma.sql`${people}::uuid[]`];
  return Prisma.sql`${ofItems}
    union select o."id" from "public"."PlanItem" o where o."organizationId" = ${organization} and o."ownerId" = any(${persons})
    union select d."itemId" from "public"."ItemDeputy" d where d."organizationId" = ${organization} and d."personId" = any(${persons})`;
}

/** All items above some that are not among them. Looked for from their few parents, not from each of them. */
async function rowsAbove(db: Db, organizationId: string, planIds: readonly string[], rows: readonly ItemRow[]): Promise<ItemRow[]> {
  const known = new Set(rows.map(({ id }) => id));
  const parents = [...new Set(rows.flatMap(({ parentId }) => (parentId === null || known.has(parentId) ? [] : [parentId])))];
  if (parents.length === 0) return [];
  const above = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    with recursive "above" ("id", "parentId") as (
      select i."id", i."parentId" from "public"."PlanItem" i where i."organizationId" = ${organizationId}::uuid and i."id" = any(${parents}::uuid[]) and i."retiredAt" is null
      union
      select i."id", i."parentId" from "above" a join "public"."PlanItem" i on i."organizationId" = ${organizationId}::uuid and i."id" = a."parentId" where i."retiredAt" is null
    )
    select "id" from "above"`);
  const missing = above.flatMap(({ id }) => (known.has(id) ? [] : [id]));
  return itemRows(db, organizationId, planIds, Prisma.sql`select "id" from unnest(${missing}::uuid[]) as "one" ("id")`);
}

async function deputiesOf(db: Db, organizationId: string, itemIds: readonly string[] | undefined): Promise<{ itemId: string; personId: string }[]> {
  return db.$queryRaw(Prisma.sql`
    select d."itemId", d."personId" from "public"."ItemDeputy" d
    where d."organizationId" = ${organizationId}::uuid ${itemIds ? Prisma.sql`and d."itemId" = any(${itemIds}::uuid[])` : Prisma.empty} order by d."id"`);
}

function itemOf(row: ItemRow, deputyIds: readonly string[]): ScheduleItem {
  const [plannedAt, plannedOn, handledOn] = [optionalInstant(row.nextAt), optionalDateText(row.nextOn), optionalDateText(row.handledOn)];
  return {
    itemId: row.id,
    planId: row.planId,
    code: row.code,
    deputyIds,
    ...(row.parentId !== null && { parentId: row.parentId }),
    ...(row.unitId !== null && { unitId: row.unitId }),
    ...(row.ownerId !== null && { ownerId: row.ownerId }),
    ...(row.cadenceId !== null && { cadence: cadenceFacts({ ...row, id: row.cadenceId }) }),
    ...(handledOn !== undefined && { handledOn }),
    ...(row.plannedBy !== null &&
      plannedAt && { planned: { cadenceId: row.plannedBy, at: plannedAt, absorbed: row.absorbed, ...(plannedOn !== undefined && { on: plannedOn }), ...(row.nextReason !== null && { reason: row.nextReason }) } }),
  };
}

/** What a stored cadence says of when to ask, and for what. */
export function cadenceFacts(row: Pick<Cadence, 'id' | 'rule' | 'at' | 'startsOn' | 'timeZone' | 'evidence'>): CadenceFacts {
  return {
    id: row.id,
    rule: row.rule,
    at: row.at,
    startsOn: toDateText(row.startsOn),
    ...(row.timeZone !== null && { timeZone: row.timeZone }),
    ...(row.evidence !== null && { evidence: row.evidence }),
  };
}
