import type { CheckStore } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, fromOptionalInstant } from '../convert.js';

/** Rows a statement: PostgreSQL takes 65,535 parameters at most. */
const CHUNK = 1_000;

/** Marks checks as asked, each with its own times, one statement a thousand. */
export async function markAsked(db: Db, organizationId: string, checks: Parameters<CheckStore['markAsked']>[1]): Promise<void> {
  for (let start = 0; start < checks.length; start += CHUNK) {
    const values = checks.slice(start, start + CHUNK).map(
      ({ id, askedAt, remindAt, lateAt, lapseAt }) =>
        Prisma.sql`(${id}::uuid, ${fromInstant(askedAt)}::timestamptz, ${fromOptionalInstant(remindAt)}::timestamptz, ${fromInstant(lateAt)}::timestamptz, ${fromInstant(lapseAt)}::timestamptz)`,
    );
    await db.$executeRaw(Prisma.sql`
      update "public"."Check" c
      set "state" = 'asked', "askAt" = null, "askedAt" = v."askedAt", "remindAt" = v."remindAt", "lateAt" = v."lateAt", "lapseAt" = v."lapseAt"
      from (values ${Prisma.join(values)}) as v ("id", "askedAt", "remindAt", "lateAt", "lapseAt")
      where c."organizationId" = ${organizationId}::uuid and c."id" = v."id" and c."state" = 'due'`);
  }
}
