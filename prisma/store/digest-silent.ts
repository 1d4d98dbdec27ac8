import type { Temporal } from 'temporal-polyfill';
import type { SilentCheck } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, toInstant } from '../convert.js';

interface Row {
  readonly id: string;
  readonly itemId: string;
  readonly personId: string;
  readonly dueAt: Date;
  readonly askedAt: Date;
  readonly remindedAt: Date | null;
  readonly closedAt: Date | null;
  readonly undelivered: boolean;
}

/** By item its latest check that was asked before `until` and not answered: open still, or given up since `since`. */
export async function silentChecks(db: Db, organizationId: string, planId: string, since: Temporal.Instant, until: Temporal.Instant): Promise<SilentCheck[]> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    select distinct on (c."itemId") c."id", c."itemId", c."personId", c."dueAt", c."askedAt", c."remindedAt",
      case when c."state" = 'lapsed' then c."closedAt" end as "closedAt",
      not exists (
        select 1 from "public"."DeliveryCheck" dc
        join "public"."Delivery" d on d."organizationId" = dc."organizationId" and d."id" = dc."deliveryId"
        where dc."organizationId" = c."organizationId" and dc."checkId" = c."id" and d."state" not in ('failed', 'parked')
      ) as "undelivered"
    from "public"."Check" c
    where c."organizationId" = ${organizationId}::uuid and c."planId" = ${planId}::uuid and c."askedAt" < ${fromInstant(until)}::timestamptz
      and (c."state" = 'asked' or (c."state" = 'lapsed' and c."stateReason" = 'no-answer' and c."closedAt" >= ${fromInstant(since)}::timestamptz))
    order by c."itemId", c."occurrenceOn" desc`);
  return rows.map((row) => ({
    checkId: row.id,
    itemId: row.itemId,
    personId: row.personId,
    dueAt: toInstant(row.dueAt),
    askedAt: toInstant(row.askedAt),
    isUndelivered: row.undelivered,
    ...(row.remindedAt && { remindedAt: toInstant(row.remindedAt) }),
    ...(row.closedAt && { lapsedAt: toInstant(row.closedAt) }),
  }));
}
