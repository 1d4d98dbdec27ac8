import type { Temporal } from 'temporal-polyfill';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant } from '../convert.js';

/**
 * Organizations with a schedule, a question, a reminder or a lapse due at `now`: a few looks into an index for each
 * organization, however much is due.
 */
export async function organizationsDue(db: Db, now: Temporal.Instant): Promise<string[]> {
  const at = Prisma.sql`${fromInstant(now)}::timestamptz`;
  const ofRunning = (alias: Prisma.Sql): Prisma.Sql => Prisma.sql`join "public"."Plan" p on p."organizationId" = ${alias}."organizationId" and p."id" = ${alias}."planId" and p."state" = 'running'`;
  const [s, c] = [Prisma.sql`s`, Prisma.sql`c`];
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    select o."id" from "public"."Organization" o
    where exists (select 1 from "public"."Schedule" s ${ofRunning(s)} where s."organizationId" = o."id" and s."active" and s."nextAt" <= ${at})
      or exists (select 1 from "public"."Check" c ${ofRunning(c)} where c."organizationId" = o."id" and c."state" = 'due' and c."askAt" <= ${at})
      or exists (select 1 from "public"."Check" c ${ofRunning(c)} where c."organizationId" = o."id" and c."state" = 'asked' and c."remindAt" <= ${at})
      or exists (select 1 from "public"."Check" c where c."organizationId" = o."id" and c."state" = 'asked' and c."lapseAt" <= ${at})
    order by o."id"`);
  return rows.map((row) => row.id);
}
