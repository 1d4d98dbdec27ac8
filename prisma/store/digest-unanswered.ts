import type { Unanswered } from '../../src/domain/digest/silence.js';
import type { Period } from '../../src/domain/digest/period.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, optionalInstant, toInstant } from '../convert.js';

interface Row {
  readonly itemId: string;
  readonly personId: string;
  readonly dueAt: Date;
  readonly state: string;
  readonly stateReason: string | null;
  readonly askAt: Date | null;
  readonly askedAt: Date | null;
  readonly remindedAt: Date | null;
  readonly closedAt: Date | null;
  readonly isUndelivered: boolean;
}

/**
 * The plan's checks that were due before the period's end and are not answered: waiting still, given up since the
 * period's start, or left out because their person is away. What happened to them after its end is not told, so a
 * digest of the period reads the same later on; but whoever has answered since is not in it.
 */
export async function unansweredChecks(db: Db, organizationId: string, planId: string, { start, end }: Period): Promise<Unanswered[]> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    select c."itemId", c."personId", c."dueAt", c."state", c."stateReason", c."askAt", c."askedAt", c."remindedAt", c."closedAt",
      bool_or(coalesce(d."state" in ('failed', 'parked'), false)) and not bool_or(d."sentAt" is not null) as "isUndelivered"
    from "public"."Check" c
    left join "public"."DeliveryCheck" dc on dc."organizationId" = c."organizationId" and dc."checkId" = c."id"
    left join "public"."Delivery" d on d."organizationId" = dc."organizationId" and d."id" = dc."deliveryId"
    where c."organizationId" = ${organizationId}::uuid and c."planId" = ${planId}::uuid and c."dueAt" < ${fromInstant(end)}::timestamptz
      and (c."state" = 'asked' or c."state" = 'due' and c."stateReason" = 'snoozed'
        or c."closedAt" >= ${fromInstant(start)}::timestamptz and (c."state" = 'lapsed' and c."stateReason" = 'no-answer' or c."state" = 'excused' and c."stateReason" = 'away'))
    group by c."id"
    order by c."dueAt", c."id"`);
  return rows.map((row) => asOf(row, end.epochMilliseconds));
}

function asOf({ state, stateReason, askAt, askedAt, remindedAt, closedAt, ...row }: Row, end: number): Unanswered {
  const by = (moment: Date | null): Date | undefined => (moment && moment.getTime() < end ? moment : undefined);
  const [asked, reminded] = [optionalInstant(by(askedAt)), optionalInstant(by(remindedAt))];
  // Asked only after the end: put off then, and asked again when its time came.
  const waits = stateReason === 'snoozed' && (state === 'due' || !asked);
  const putOffTo = waits ? optionalInstant(askAt ?? askedAt) : undefined;
  return {
    itemId: row.itemId,
    personId: row.personId,
    dueAt: toInstant(row.dueAt),
    hasLapsed: state === 'lapsed' && by(closedAt) !== undefined,
    isExcused: state === 'excused',
    isUndelivered: asked !== undefined && row.isUndelivered,
    ...(asked && { askedAt: asked }),
    ...(reminded && { remindedAt: reminded }),
    ...(putOffTo && { putOffTo }),
  };
}
