import type { Temporal } from 'temporal-polyfill';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, optionalInstant } from '../convert.js';

/** The earliest moment after `after` at which something is due in a running plan. */
export async function nextDue(db: Db, after: Temporal.Instant, kind: 'any' | 'prompt'): Promise<Temporal.Instant | undefined> {
  const at = Prisma.sql`${fromInstant(after)}::timestamptz`;
  const prompts = [
    Prisma.sql`(select min(s."nextAt") from "public"."Schedule" s join "public"."Plan" p on p."organizationId" = s."organizationId" and p."id" = s."planId" where s."active" and p."state" = 'running' and s."nextAt" > ${at})`,
    Prisma.sql`(select min(c."askAt") from "public"."Check" c join "public"."Plan" p on p."organizationId" = c."organizationId" and p."id" = c."planId" where c."state" = 'due' and p."state" = 'running' and c."askAt" > ${at})`,
  ];
  const others = [
    Prisma.sql`(select min(c."remindAt") from "public"."Check" c where c."state" = 'asked' and c."remindAt" > ${at})`,
    Prisma.sql`(select min(c."lapseAt") from "public"."Check" c where c."state" = 'asked' and c."lapseAt" > ${at})`,
    Prisma.sql`(select min(s."nextAt") from "public"."Subscription" s join "public"."Plan" p on p."organizationId" = s."organizationId" and p."id" = s."planId" where s."active" and p."state" = 'running' and s."nextAt" > ${at})`,
    Prisma.sql`(select min(d."dueAt") from "public"."Delivery" d where d."state" in ('pending', 'sending') and d."dueAt" > ${at})`,
  ];
  const parts = kind === 'prompt' ? prompts : [...prompts, ...others];
  const [row] = await db.$queryRaw<{ at: Date | null }[]>(Prisma.sql`select least(${Prisma.join(parts)}) as "at"`);
  return optionalInstant(row?.at);
}
