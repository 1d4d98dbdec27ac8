import type { CheckSummary } from '../../src/domain/overview.js';
import { CHECK_STATES } from '../../src/domain/types.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { oneOf, toDateText, toInstant } from '../convert.js';
import { isOneOf } from './plan-items.js';
import type { PlanItems } from './plan-items.js';

interface Row {
  readonly id: string;
  readonly itemId: string;
  readonly personId: string;
  readonly state: string;
  readonly occurrenceOn: Date;
  readonly dueAt: Date;
  readonly askedAt: Date | null;
  readonly closedAt: Date | null;
}

/** By item: the check that waits for an answer, and the latest one that lapsed unanswered; the ends of an index, however many lapsed. */
export async function loadCheckFacts(db: Db, items: PlanItems): Promise<Map<string, { open?: CheckSummary; lastLapsed?: CheckSummary }>> {
  const { organizationId, planId } = items;
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    (select distinct on (c."itemId") c."id", c."itemId", c."personId", c."state", c."occurrenceOn", c."dueAt", c."askedAt", c."closedAt"
    from "public"."Check" c
    where c."organizationId" = ${organizationId}::uuid and c."planId" = ${planId}::uuid and c."state" = 'asked' and ${isOneOf(items, Prisma.sql`c."itemId"`)}
    order by c."itemId", c."occurrenceOn" desc)
    union all
    (select l."id", l."itemId", l."personId", l."state", l."occurrenceOn", l."dueAt", l."askedAt", l."closedAt"
    from "public"."PlanItem" i
    cross join lateral (
      select * from "public"."Check" c
      where c."organizationId" = i."organizationId" and c."itemId" = i."id" and c."state" = 'lapsed' and c."stateReason" = 'no-answer'
      order by c."occurrenceOn" desc limit 1
    ) l
    where i."organizationId" = ${organizationId}::uuid and i."planId" = ${planId}::uuid and ${isOneOf(items, Prisma.sql`i."id"`)})`);
  const facts = new Map<string, { open?: CheckSummary; lastLapsed?: CheckSummary }>();
  for (const row of rows) {
    const check = summary(row);
    facts.set(row.itemId, { ...facts.get(row.itemId), ...(check.state === 'lapsed' ? { lastLapsed: check } : { open: check }) });
  }
  return facts;
}

function summary(row: Row): CheckSummary {
  return {
    id: row.id,
    personId: row.personId,
    state: oneOf(CHECK_STATES, row.state),
    occurrenceOn: toDateText(row.occurrenceOn),
    dueAt: toInstant(row.dueAt),
    ...(row.askedAt && { askedAt: toInstant(row.askedAt) }),
    ...(row.closedAt && { closedAt: toInstant(row.closedAt) }),
  };
}
