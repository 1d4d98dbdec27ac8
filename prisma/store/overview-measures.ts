import type { MeasureOverview } from '../../src/domain/overview.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { groupBy, optionalDateText, toDateText, toTranslations } from '../convert.js';

type MeasureFacts = Omit<MeasureOverview, 'direction'> & { readonly direction: string };

/** Active measures by item, each with its last two values. */
export async function loadMeasures(db: Db, organizationId: string, planId: string): Promise<Map<string, MeasureFacts[]>> {
  const measures = await db.measure.findMany({
    where: { organizationId, retiredAt: null, item: { planId, retiredAt: null } },
    orderBy: [{ itemId: 'asc' }, { position: 'asc' }],
  });
  const readings = groupBy(await lastTwoReadings(db, organizationId, planId), (row) => row.measureId);
  const facts = measures.map((measure) => {
    const [last, previous] = readings.get(measure.id) ?? [];
    return {
      itemId: measure.itemId,
      measure: {
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
        ...(last && { last: { value: last.value, on: toDateText(last.on) } }),
        ...(previous && { previous: { value: previous.value, on: toDateText(previous.on) } }),
      },
    };
  });
  return new Map([...groupBy(facts, (row) => row.itemId)].map(([itemId, rows]) => [itemId, rows.map((row) => row.measure)]));
}

/** For every measure of a plan its last two values, the latest first. */
function lastTwoReadings(db: Db, organizationId: string, planId: string): Promise<{ measureId: string; value: number; on: Date }[]> {
  return db.$queryRaw(Prisma.sql`
    select r."measureId", r."value", r."on"
    from "public"."Measure" m
    join "public"."PlanItem" i on i."organizationId" = m."organizationId" and i."id" = m."itemId"
    cross join lateral (
      select "measureId", "value", "on", "recordedAt"
      from "public"."Reading"
      where "organizationId" = m."organizationId" and "measureId" = m."id" and "retractedAt" is null and "studentGroup" is not distinct from m."studentGroup"
      order by "on" desc, "recordedAt" desc
      limit 2
    ) r
    where m."organizationId" = ${organizationId}::uuid and i."planId" = ${planId}::uuid and m."retiredAt" is null
    order by r."measureId", r."on" desc, r."recordedAt" desc`);
}
