import type { Temporal } from 'temporal-polyfill';
import type { UpkeepStore } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant } from '../convert.js';

/** Removes what is settled and past its time. */
export function upkeepStore(db: Db): UpkeepStore {
  return {
    async organizationsDue(now) {
      const rows = await db.organization.findMany({ where: { tidyAt: { lte: fromInstant(now) } }, select: { id: true }, orderBy: { tidyAt: 'asc' } });
      return rows.map((row) => row.id);
    },
    async take(organizationId, now, nextAt) {
      const { count } = await db.organization.updateMany({ where: { id: organizationId, tidyAt: { lte: fromInstant(now) } }, data: { tidyAt: fromInstant(nextAt) } });
      return count > 0;
    },
    async removePast(organizationId, keep, now, limit) {
      const before = (days: number): Prisma.Sql => Prisma.sql`${fromInstant(daysBefore(now, days))}::timestamptz`;
      const mine = Prisma.sql`"organizationId" = ${organizationId}::uuid`;
      const remove = (table: Prisma.Sql, where: Prisma.Sql): Promise<number> =>
        db.$executeRaw(Prisma.sql`delete from ${table} where ${mine} and "id" in (select t."id" from ${table} t where t.${mine} and ${where} limit ${limit})`);

      const eventContents = await db.$executeRaw(Prisma.sql`
        update "public"."InboundEvent" set "payload" = null
        where ${mine} and "id" in (
          select "id" from "public"."InboundEvent"
          where ${mine} and "payload" is not null and "state" in ('done', 'failed') and "doneAt" < ${before(keep.eventContents)} limit ${limit})`);
      const events = await remove(Prisma.sql`"public"."InboundEvent"`, Prisma.sql`t."state" in ('done', 'failed') and t."doneAt" < ${before(keep.eventKeys)}`);
      // A check that waits for an answer is found by its prompt; a digest's message is kept as long as its digest may change.
      const messages = await remove(
        Prisma.sql`"public"."Delivery"`,
        Prisma.sql`(t."state" = 'sent' and t."sentVersion" >= t."version" or t."state" in ('failed', 'cancelled')) and t."createdAt" < ${before(keep.messages)}
          and not exists (
            select 1 from "public"."DeliveryCheck" dc join "public"."Check" c on c."organizationId" = dc."organizationId" and c."id" = dc."checkId"
            where dc."organizationId" = t."organizationId" and dc."deliveryId" = t."id" and c."state" in ('due', 'asked'))`,
      );
      const questions = await remove(Prisma.sql`"public"."Clarification"`, Prisma.sql`t."createdAt" < ${before(keep.questions)} and coalesce(t."answeredAt", t."expiresAt") < ${before(keep.questions)}`);
      return { eventContents, events, messages, questions };
    },
    async endLeases(wallClock) {
      // They run out now instead of being forgotten: that an event was lost in somebody's hand still counts.
      const ended = { where: { leaseUntil: { gt: fromInstant(wallClock) } }, data: { leaseUntil: fromInstant(wallClock) } };
      await db.inboundEvent.updateMany(ended);
      await db.delivery.updateMany(ended);
      await db.evidenceCopy.updateMany(ended);
    },
  };
}

function daysBefore(now: Temporal.Instant, days: number): Temporal.Instant {
  return now.subtract({ hours: days * 24 });
}
