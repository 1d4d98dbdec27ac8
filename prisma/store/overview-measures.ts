import type { MeasureOverview } from '../../src/domain/overview.js';
import { Prisma } from '../generated/client.js';
import type { Measure } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, groupBy, optionalDateText, toDateText, toTranslations } from '../convert.js';
import { countedAt } from './overview-counted.js';
import type { Counting } from './overview-counted.js';
import { isOneOf } from './plan-items.js';
import type { PlanItems } from './plan-items.js';

type MeasureFacts = Omit<MeasureOverview, 'direction'> & { readonly direction: string };

/** Active measures by item, each with its last two values; with `until`, the last two known then. */
export async function loadMeasures(db: Db, items: PlanItems, counting: Counting): Promise<Map<string, MeasureFacts[]>> {
  const { organizationId, planId, itemIds } = items;
  const measures = await db.measure.findMany({
    where: { organizationId, retiredAt: null, item: { planId, retiredAt: null }, ...(itemIds && { itemId: { in: [...itemIds] } }) },
    orderBy: [{ itemId: 'asc' }, { position: 'asc' }],
  });
  const readings = groupBy(await lastTwoReadings(db, items, counting), (row) => row.measureId);
  const facts = measures.map((measure) => {
    return { itemId: measure.itemId, measure: measureFacts(measure, readings.get(measure.id) ?? []) };
  });
  return new Map([...groupBy(facts, (row) => row.itemId)].map(([itemId, rows]) => [itemId, rows.map((row) => row.measure)]));
}

/** A measure with its last two values, the latest first. */
export function measureFacts(measure: Measure, [last, previous]: readonly ReadingRow[]): MeasureFacts {
  return {
    id: measure.id,
    key: measure.key,
    name: measure.name,
    unit: measure.unit,
    direction: measure.direction,
    translations: toTranslations(measure.translations),
    ...(measure.source !== null && { source: measure.source }),
    ...(measure.baseline !== null && { baseline: measure.baseline }),
    ...(measure.target !== null && { target: measure.target }),
    ...(measure.targetOn !== null && { targetOn: optionalDateText(measure.targetOn) }),
    ...(last && { last: { value: last.value, on: toDateText(last.on), ...(last.reportId !== null && { reportId: last.reportId }) } }),
    ...(previous && { previous: { value: previous.value, on: toDateText(previous.on) } }),
  };
}

export interface ReadingRow {
  readonly measureId: string;
  readonly value: number;
  readonly on: Date;
  readonly reportId: string | null;
}

/**
 * Over the aliases `v` (Reading) and `m` (Measure). Said in a way of which PostgreSQL expects many rows to hold, as they
 * do: of `is not distinct from` it expects next to none, and then reads and sorts all there are instead of the last two.
 */
export const ofSameGroup = Prisma.sql`(v."studentGroup" is null) = (m."studentGroup" is null) and coalesce(v."studentGroup" = m."studentGroup", true)`;

/** For every measure of a plan its last two values, the latest first. A value counts with its report, one without a report from when it was recorded. */
function lastTwoReadings(db: Db, items: PlanItems, counting: Counting): Promise<ReadingRow[]> {
  const { organizationId, planId } = items;
  const { until } = counting;
  const known = until ? Prisma.sql`and case when v."reportId" is null then v."recordedAt" else ${countedAt(counting)} end < ${fromInstant(until)}::timestamptz` : Prisma.empty;
  return db.$queryRaw(Prisma.sql`
    select l."measureId", l."value", l."on", l."reportId"
    from "public"."Measure" m
    join "public"."PlanItem" i on i."organizationId" = m."organizationId" and i."id" = m."itemId"
    cross join lateral (
      select v."measureId", v."value", v."on", v."recordedAt", v."reportId"
      from "public"."Reading" v
      left join "public"."Report" r on r."organizationId" = v."organizationId" and r."id" = v."reportId"
      left join "public"."Check" c on c."organizationId" = r."organizationId" and c."id" = r."checkId"
      where v."organizationId" = m."organizationId" and v."measureId" = m."id" and v."retractedAt" is null and ${ofSameGroup} ${known}
      order by v."on" desc, v."recordedAt" desc, v."id" desc
      limit 2
    ) l
    where m."organizationId" = ${organizationId}::uuid and i."planId" = ${planId}::uuid and m."retiredAt" is null and ${isOneOf(items, Prisma.sql`m."itemId"`)}
    order by l."measureId", l."on" desc, l."recordedAt" desc`);
}
