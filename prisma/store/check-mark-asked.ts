import type { CheckStore } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { timesOf } from './check-create.js';
import { givenRows } from './given-rows.js';

const TIMES = { id: 'uuid', askedAt: 'timestamptz', remindAt: 'timestamptz', lateAt: 'timestamptz', lapseAt: 'timestamptz' } as const;

/** Marks checks as asked, each with its own times, in one statement. */
export async function markAsked(db: Db, organizationId: string, checks: Parameters<CheckStore['markAsked']>[1]): Promise<void> {
  if (checks.length === 0) return;
  const rows = checks.map(({ id, ...times }) => ({ id, ...timesOf(times) }));
  await db.$executeRaw(Prisma.sql`
    update "public"."Check" c
    set "state" = 'asked', "askAt" = null, "askedAt" = "given"."askedAt", "remindAt" = "given"."remindAt", "lateAt" = "given"."lateAt", "lapseAt" = "given"."lapseAt"
    from ${givenRows(TIMES, rows)}
    where c."organizationId" = ${organizationId}::uuid and c."id" = "given"."id" and c."state" = 'due'`);
}
