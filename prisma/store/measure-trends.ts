import type { MeasureTrend } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { groupBy, toDateText } from '../convert.js';
import { ofSameGroup } from './overview-measures.js';

interface TrendRow {
  readonly measureId: string;
  readonly value: number;
  readonly on: Date;
}

/** The latest values of an item's measures that stand, one a date, oldest first. */
export async function loadTrends(db: Db, organizationId: string, itemId: string, limit: number): Promise<readonly MeasureTrend[]> {
  const rows = await db.$queryRaw<TrendRow[]>(Prisma.sql`
    select l."measureId", l."value", l."on"
    from "public"."Measure" m
    cross join lateral (
      select distinct on (v."on") v."measureId", v."value", v."on"
      from "public"."Reading" v
      where v."organizationId" = m."organizationId" and v."measureId" = m."id" and v."retractedAt" is null and ${ofSameGroup}
      order by v."on" desc, v."recordedAt" desc, v."id" desc
      limit ${limit}
    ) l
    where m."organizationId" = ${organizationId}::uuid and m."itemId" = ${itemId}::uuid and m."retiredAt" is null
    order by m."position", m."id", l."on"`);
  const byMeasure = groupBy(rows, (row) => row.measureId);
  return [...byMeasure].map(([measureId, own]) => ({ measureId, values: own.map(({ value, on }) => ({ value, on: toDateText(on) })) }));
}
