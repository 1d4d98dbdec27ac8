import type { MeasureOverview } from '../../src/domain/overview.js';
import { DIRECTIONS, PLAN_STATES } from '../../src/domain/types.js';
import type { ItemFacts } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { PlanItem } from '../generated/client.js';
import type { Db } from '../convert.js';
import { groupBy, oneOf, toTranslations } from '../convert.js';
import { measureFacts, ofSameGroup } from './overview-measures.js';
import type { ReadingRow } from './overview-measures.js';
import { NEXT, nextFacts } from './overview-next.js';
import type { NextRow } from './overview-next.js';
import { SUMMARY, toSummary } from './report-summary.js';
import type { SummaryRow } from './report-summary.js';

/** An item with its plan's state; where nobody is asked about it, the columns of its schedule are null. */
type ItemRow = Pick<PlanItem, 'id' | 'code' | 'title' | 'translations'> & { readonly planState: string } & (NextRow | { readonly personId: null });

/** Loads what messages show of items, and nothing of the rest of their plans. */
export async function loadItems(db: Db, organizationId: string, itemIds: readonly string[]): Promise<ReadonlyMap<string, ItemFacts>> {
  const items = await db.$queryRaw<ItemRow[]>(Prisma.sql`
    select i."id", i."code", i."title", i."translations", p."state" as "planState", ${NEXT}
    from "public"."PlanItem" i
    join "public"."Plan" p on p."organizationId" = i."organizationId" and p."id" = i."planId"
    left join "public"."Schedule" s on s."organizationId" = i."organizationId" and s."itemId" = i."id" and s."active"
    left join "public"."Cadence" c on c."organizationId" = s."organizationId" and c."id" = s."cadenceId"
    where i."organizationId" = ${organizationId}::uuid and i."id" = any(${[...itemIds]}::uuid[]) and i."retiredAt" is null`);
  const measures = await db.measure.findMany({ where: { organizationId, itemId: { in: items.map((item) => item.id) }, retiredAt: null }, orderBy: { position: 'asc' } });
  const measuresOf = groupBy(measures, (measure) => measure.itemId);
  const readings = groupBy(measures.length === 0 ? [] : await lastTwoReadings(db, organizationId, measures.map((measure) => measure.id)), (row) => row.measureId);
  const reports = groupBy(await latestReports(db, organizationId, items.map((item) => item.id)), (row) => row.itemId);
  return new Map(
    items.map((item) => {
      const of = reports.get(item.id) ?? [];
      const [last, status] = [of.find((row) => row.isLast), of.find((row) => row.isStatus)];
      const shown = (measuresOf.get(item.id) ?? []).map((measure): MeasureOverview => ({ ...measureFacts(measure, readings.get(measure.id) ?? []), direction: oneOf(DIRECTIONS, measure.direction) }));
      return [
        item.id,
        {
          id: item.id,
          code: item.code,
          title: item.title,
          translations: toTranslations(item.translations),
          planState: oneOf(PLAN_STATES, item.planState),
          measures: shown,
          ...(last && { lastReport: toSummary(last) }),
          ...(status && { statusReport: toSummary(status) }),
          ...(item.personId !== null && { next: nextFacts(item) }),
        },
      ];
    }),
  );
}

/** For each measure its last two values, the latest first: the ends of an index. */
function lastTwoReadings(db: Db, organizationId: string, measureIds: readonly string[]): Promise<ReadingRow[]> {
  return db.$queryRaw<ReadingRow[]>(Prisma.sql`
    select l."measureId", l."value", l."on", l."reportId"
    from "public"."Measure" m
    cross join lateral (
      select v."measureId", v."value", v."on", v."recordedAt", v."reportId" from "public"."Reading" v
      where v."organizationId" = m."organizationId" and v."measureId" = m."id" and v."retractedAt" is null and ${ofSameGroup}
      order by v."on" desc, v."recordedAt" desc, v."id" desc limit 2
    ) l
    where m."organizationId" = ${organizationId}::uuid and m."id" = any(${[...measureIds]}::uuid[])
    order by l."measureId", l."on" desc, l."recordedAt" desc`);
}

interface LatestRow extends SummaryRow {
  readonly isLast: boolean;
  readonly isStatus: boolean;
}

/** For each item its latest report, and the latest that says a status. */
function latestReports(db: Db, organizationId: string, itemIds: readonly string[]): Promise<LatestRow[]> {
  const latest = (isLast: boolean): Prisma.Sql => Prisma.sql`
    select ${SUMMARY}, ${isLast} as "isLast", ${!isLast} as "isStatus"
    from unnest(${[...itemIds]}::uuid[]) as i ("itemId")
    cross join lateral (
      select * from "public"."Report" r
      where r."organizationId" = ${organizationId}::uuid and r."itemId" = i."itemId" and r."retractedAt" is null ${isLast ? Prisma.empty : Prisma.sql`and r."status" is not null`}
      order by r."at" desc, r."id" desc limit 1
    ) r`;
  return db.$queryRaw<LatestRow[]>(Prisma.sql`${latest(true)} union all ${latest(false)}`);
}
