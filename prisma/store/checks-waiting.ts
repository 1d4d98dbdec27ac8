import type { Temporal } from 'temporal-polyfill';
import type { CheckRow } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant } from '../convert.js';
import { CHECK_COLUMNS, checkRow } from './check-rows.js';
import type { CheckModel } from './check-rows.js';

/** What a check can wait for: its state meanwhile, the column that says until when, and whether it only counts while its plan runs. */
const WAITS = {
  asking: { state: Prisma.sql`'due'`, until: Prisma.sql`c."askAt"`, inPlan: Prisma.sql`and p."state" = 'running'` },
  reminding: { state: Prisma.sql`'asked'`, until: Prisma.sql`c."remindAt"`, inPlan: Prisma.sql`and p."state" = 'running'` },
  lapsing: { state: Prisma.sql`'asked'`, until: Prisma.sql`c."lapseAt"`, inPlan: Prisma.empty },
} as const;

/** Checks whose waiting is over by `now`, the longest over first. */
export async function checksWaiting(db: Db, organizationId: string, what: keyof typeof WAITS, now: Temporal.Instant, limit: number): Promise<readonly CheckRow[]> {
  const { state, until, inPlan } = WAITS[what];
  const rows = await db.$queryRaw<CheckModel[]>(Prisma.sql`
    select ${CHECK_COLUMNS} from "public"."Check" c
    join "public"."Plan" p on p."organizationId" = c."organizationId" and p."id" = c."planId" ${inPlan}
    join "public"."PlanItem" i on i."organizationId" = c."organizationId" and i."id" = c."itemId"
    where c."organizationId" = ${organizationId}::uuid and c."state" = ${state} and ${until} <= ${fromInstant(now)}::timestamptz
    order by ${until}, c."id" limit ${limit}`);
  return rows.map(checkRow);
}

/** Checks of these items that are not over: `due` or `asked`; in order of item code. */
export async function openForItems(db: Db, organizationId: string, itemIds: readonly string[]): Promise<readonly CheckRow[]> {
  const rows = await db.$queryRaw<CheckModel[]>(Prisma.sql`
    select ${CHECK_COLUMNS} from unnest(${itemIds}::uuid[]) as named ("id")
    join "public"."Check" c on c."organizationId" = ${organizationId}::uuid and c."itemId" = named."id" and c."state" in ('due', 'asked')
    join "public"."PlanItem" i on i."organizationId" = c."organizationId" and i."id" = c."itemId"
    order by i."sortKey", c."occurrenceOn"`);
  return rows.map(checkRow);
}

/** These checks, in order of item code. */
export async function checksByIds(db: Db, organizationId: string, checkIds: readonly string[]): Promise<readonly CheckRow[]> {
  const rows = await db.$queryRaw<CheckModel[]>(Prisma.sql`
    select ${CHECK_COLUMNS} from "public"."Check" c
    join "public"."PlanItem" i on i."organizationId" = c."organizationId" and i."id" = c."itemId"
    where c."organizationId" = ${organizationId}::uuid and c."id" = any(${[...checkIds]}::uuid[])
    order by i."sortKey", c."occurrenceOn"`);
  return rows.map(checkRow);
}
