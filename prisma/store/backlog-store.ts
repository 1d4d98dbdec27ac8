import { z } from 'zod';
import type { BacklogStore } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, toInstant } from '../convert.js';

const openRows = z.array(z.object({ platform: z.enum(['sandbox', 'slack', 'teams']), state: z.enum(['pending', 'sending', 'failed', 'parked']), count: z.number() }));

/** Each part looks into an index of its own: what was sent is never counted, however much of it there is. */
export function backlogStore(db: Db): BacklogStore {
  return {
    async openDeliveries() {
      const count = (states: Prisma.Sql): Prisma.Sql => Prisma.sql`select "platform", "state", count(*)::int as "count" from "public"."Delivery" where "state" in (${states}) group by 1, 2`;
      const [waiting, undelivered] = [Prisma.sql`'pending', 'sending'`, Prisma.sql`'failed', 'parked'`];
      return openRows.parse(await db.$queryRaw(Prisma.sql`${count(waiting)} union all ${count(undelivered)}`));
    },

    async oldestDueCheck(now) {
      const at = Prisma.sql`${fromInstant(now)}::timestamptz`;
      const ofRunning = (alias: Prisma.Sql): Prisma.Sql => Prisma.sql`join "public"."Plan" p on p."organizationId" = ${alias}."organizationId" and p."id" = ${alias}."planId" and p."state" = 'running'`;
      const [s, c] = [Prisma.sql`s`, Prisma.sql`c`];
      const [row] = await db.$queryRaw<{ at: Date | null }[]>(Prisma.sql`
        select min(due."at") as "at" from "public"."Organization" o cross join lateral (
          (select s."nextAt" as "at" from "public"."Schedule" s ${ofRunning(s)} where s."organizationId" = o."id" and s."active" and s."nextAt" <= ${at} order by s."nextAt" limit 1)
          union all
          (select c."askAt" as "at" from "public"."Check" c ${ofRunning(c)} where c."organizationId" = o."id" and c."state" = 'due' and c."askAt" <= ${at} order by c."askAt" limit 1)
        ) due`);
      return row?.at ? toInstant(row.at) : undefined;
    },
  };
}
