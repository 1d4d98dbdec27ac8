import type { MeasureOverview } from '../../src/domain/overview.js';
import { DIRECTIONS, PLAN_STATES } from '../../src/domain/types.js';
import type { ItemFacts } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { groupBy, oneOf, toTranslations } from '../convert.js';
import { measureFacts, ofSameGroup } from './overview-measures.js';
import type { ReadingRow } from './overview-measures.js';
import { nextFacts } from './overview-next.js';
import { SUMMARY, toSummary } from './report-summary.js';
import type { SummaryRow } from './report-summary.js';

const ITEM = {
  plan: { select: { state: true } },
  measures: { where: { retiredAt: null }, orderBy: { position: 'asc' } },
  schedules: { where: { active: true }, include: { cadence: true } },
} as const satisfies Prisma.PlanItemInclude;

/** Loads what messages show of items, and nothing of the rest of their plans. */
export async function loadItems(db: Db, organizationId: string, itemIds: readonly string[]): Promise<ReadonlyMap<string, ItemFacts>> {
  const items = await db.planItem.findMany({ where: { organizationId, id: { in: [...itemIds] }, retiredAt: null }, include: ITEM });
  const readings = groupBy(await lastTwoReadings(db, organizationId, items.flatMap((item) => item.measures.map((measure) => measure.id))), (row) => row.measureId);
  const reports = groupBy(await latestReports(db, organizationId, items.map((item) => item.id)), (row) => row.itemId);
  return new Map(
    items.map((item) => {
      const of = reports.get(item.id) ?? [];
      const [last, status] = [of.find((row) => row.isLast), of.find((row) => row.isStatus)];
      const [schedule] = item.schedules;
      const measures = item.measures.map((measure): MeasureOverview => ({ ...measureFacts(measure, readings.get(measure.id) ?? []), direction: oneOf(DIRECTIONS, measure.direction) }));
      return [
        item.id,
        {
          id: item.id,
          code: item.code,
          title: item.title,
          translations: toTranslations(item.translations),
          planState: oneOf(PLAN_STATES, item.plan.state),
          measures,
          ...(last && { lastReport: toSummary(last) }),
          ...(status && { statusReport: toSummary(status) }),
          ...(schedule && { next: nextFacts(schedule) }),
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
