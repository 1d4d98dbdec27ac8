import type { DeliveryStore, DueRef } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, oneOf, toInstant } from '../convert.js';
import { toJson } from '../stored-json.js';
import { createDeliveries } from './delivery-create.js';
import { DELIVERY_KINDS, deliveryLines, isDue } from './delivery-lines.js';
import { DELIVERY, foundDelivery } from './delivery-rows.js';
import { claimDeliveries, markSent } from './delivery-sets.js';

/** Why deliveries to a channel that takes none are parked. */
const CHANNEL_CLOSED = ['not-in-channel', 'channel-gone', 'channel-shared'];

/** Messages on their way out: who has which in hand, what was posted where. */
export function deliveryStore(db: Db): DeliveryStore {
  /** Has posted messages rendered again. A message that is being sent right now is sent once more afterwards. */
  const touch = async (organizationId: string, which: Prisma.Sql): Promise<string[]> => {
    const touched = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
      update "public"."Delivery" d set "version" = d."version" + 1, "attempts" = case when d."state" = 'sent' and d."leaseUntil" is null then 0 else d."attempts" end
      where d."organizationId" = ${organizationId}::uuid and d."state" in ('sent', 'sending') and ${which}
      returning d."id"`);
    return touched.map((row) => row.id);
  };

  return {
    ...deliveryLines(db),

    create: (organizationId, deliveries) => createDeliveries(db, organizationId, deliveries),

    async due(now, wallClock, limit, after) {
      const next = after ? Prisma.sql`and ("dueAt", "id") > (${fromInstant(after.dueAt)}::timestamptz, ${after.id}::uuid)` : Prisma.empty;
      const waiting = Prisma.sql`"line" is null and ${isDue({ now, wallClock })} ${next} order by "dueAt", "id" limit ${limit}`;
      const rows = await db.$queryRaw<{ organizationId: string; id: string; kind: string; dueAt: Date }[]>(Prisma.sql`
        select * from (
          (select "organizationId", "id", "kind", "dueAt" from "public"."Delivery" where "state" in ('pending', 'sending') and ${waiting})
          union all
          (select "organizationId", "id", "kind", "dueAt" from "public"."Delivery" where "state" = 'sent' and "sentVersion" < "version" and ${waiting})
        ) waiting
        order by "dueAt", "id" limit ${limit}`);
      return rows.map(({ kind, dueAt, ...row }): DueRef => ({ ...row, kind: oneOf(DELIVERY_KINDS, kind), dueAt: toInstant(dueAt) }));
    },

    async claim(organizationId, id, lease) {
      const call = { organizationId, id, lease };
      return (await claimDeliveries(db, [call], 'wait')).get(call)?.();
    },

    markSent: async (organizationId, id, version, ref, at) => void (await markSent(db, [{ organizationId, id, version, ref, at }], 'wait')),

    async markNotSent(organizationId, id, outcome, error) {
      const { count } = await db.delivery.updateMany({
        where: { organizationId, id, state: 'sending' },
        data: { state: outcome.state, lastError: error, leaseUntil: null, ...(outcome.state === 'pending' && { dueAt: fromInstant(outcome.dueAt), ...(outcome.uncounted && { attempts: { decrement: 1 } }) }) },
      });
      if (count > 0) return;
      // An update of a posted message: tried again at its own time, or given up, and its text as posted stays.
      const posted = Prisma.sql`"organizationId" = ${organizationId}::uuid and "id" = ${id}::uuid and "state" = 'sent'`;
      if (outcome.state === 'pending') {
        await db.$executeRaw(Prisma.sql`update "public"."Delivery" set "leaseUntil" = null, "lastError" = ${error}, "dueAt" = ${fromInstant(outcome.dueAt)}::timestamptz, "attempts" = "attempts" - ${outcome.uncounted ? 1 : 0} where ${posted}`);
      } else {
        await db.$executeRaw(Prisma.sql`update "public"."Delivery" set "leaseUntil" = null, "lastError" = ${error}, "attempts" = 0, "sentVersion" = "version" where ${posted}`);
      }
    },

    touchForChecks: (organizationId, checkIds) =>
      touch(
        organizationId,
        Prisma.sql`d."kind" in ('prompt', 'reminder') and d."id" in (
          select dc."deliveryId" from "public"."DeliveryCheck" dc where dc."organizationId" = ${organizationId}::uuid and dc."checkId" = any(${[...checkIds]}::uuid[]))`,
      ),
    touchForDigest: (organizationId, digestId) => touch(organizationId, Prisma.sql`d."digestId" = ${digestId}::uuid`),
    touchForReport: (organizationId, reportId) => touch(organizationId, Prisma.sql`d."reportId" = ${reportId}::uuid`),

    async rewrite(organizationId, key, message) {
      await db.delivery.updateMany({ where: { organizationId, key }, data: { payload: toJson({ kind: 'message', message }) } });
      return touch(organizationId, Prisma.sql`d."key" = ${key}`);
    },

    async readdress(organizationId, id, { platform, workspace, user }) {
      await db.delivery.updateMany({ where: { organizationId, id, destinationKind: 'direct', conversation: null }, data: { platform, workspace, destination: user } });
    },

    async unpark(organizationId, personId) {
      const parked = await db.delivery.findMany({ where: { organizationId, personId, state: 'parked' }, select: { id: true } });
      const ids = parked.map((row) => row.id);
      await db.delivery.updateMany({ where: { organizationId, id: { in: ids } }, data: { state: 'pending', lastError: null } });
      return ids;
    },

    async resumeChannel(organizationId, { platform, workspace }, channel) {
      const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
        update "public"."Delivery" set "state" = 'pending', "lastError" = null, "attempts" = 0
        where "organizationId" = ${organizationId}::uuid and "platform" = ${platform} and "workspace" = ${workspace}
          and "destinationKind" = 'channel' and "destination" = ${channel} and "state" = 'parked' and "lastError" = any(${[...CHANNEL_CLOSED]})
        returning "id"`);
      return rows.map((row) => row.id);
    },

    async byMessage(organizationId, { platform, workspace }, ref) {
      const row = await db.delivery.findFirst({ where: { organizationId, platform, workspace, conversation: ref.conversation, message: ref.message }, include: DELIVERY });
      return row ? foundDelivery(row) : undefined;
    },

    async undelivered(organizationId, limit) {
      const rows = await db.delivery.findMany({ where: { organizationId, state: { in: ['failed', 'parked'] } }, orderBy: { createdAt: 'desc' }, take: limit, include: DELIVERY });
      return rows.map(foundDelivery);
    },
  };
}
