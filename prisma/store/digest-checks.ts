import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';

/** The checks that were answered in a digest's plan and period, each once. */
export async function checksCovered(db: Db, organizationId: string, digestId: string): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    select distinct r."checkId" as "id" from "public"."Digest" d
    join "public"."Subscription" s on s."organizationId" = d."organizationId" and s."id" = d."subscriptionId"
    join "public"."Report" r on r."organizationId" = d."organizationId" and r."planId" = s."planId" and r."at" >= d."periodStart" and r."at" < d."periodEnd"
    where d."organizationId" = ${organizationId}::uuid and d."id" = ${digestId}::uuid and r."checkId" is not null
    order by r."checkId"`);
  return rows.map(({ id }) => id);
}
