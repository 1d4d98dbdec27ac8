import { PLATFORMS } from '../../src/domain/types.js';
import type { Inbound, InboxStore } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, oneOf, toInstant } from '../convert.js';

const UNFINISHED = Prisma.sql`('pending', 'working')`;

/** What people did, kept before it is acknowledged and worked through in order. */
export function inboxStore(db: Db): InboxStore {
  return {
    async add(organizationId, inbound, receivedAt) {
      const { platform, workspace, key, user, type } = inbound;
      const [written] = await db.inboundEvent.createManyAndReturn({
        data: [{ organizationId, platform, workspace, key, userId: user, type, payload: inbound as unknown as Prisma.InputJsonObject, receivedAt: fromInstant(receivedAt), state: 'pending' }],
        skipDuplicates: true,
        select: { id: true },
      });
      return written?.id;
    },

    async userOf(organizationId, eventId) {
      const row = await db.inboundEvent.findUnique({ where: { organizationId_id: { organizationId, id: eventId } }, select: { platform: true, workspace: true, userId: true } });
      return row ? { platform: oneOf(PLATFORMS, row.platform), workspace: row.workspace, user: row.userId } : undefined;
    },

    async claimNext(organizationId, { platform, workspace, user }, wallClock, leaseMs) {
      const at = fromInstant(wallClock);
      const mine = Prisma.sql`"organizationId" = ${organizationId}::uuid and "platform" = ${platform} and "workspace" = ${workspace} and "userId" = ${user}`;
      // Only the oldest can be taken, and its row lock makes a second worker wait and then see the lease.
      const [claimed] = await db.$queryRaw<{ id: string; payload: unknown; attempts: number; receivedAt: Date }[]>(Prisma.sql`
        update "public"."InboundEvent"
        set "state" = 'working', "attempts" = "attempts" + 1, "leaseUntil" = ${new Date(at.getTime() + leaseMs)}::timestamptz
        where "organizationId" = ${organizationId}::uuid
          and "id" = (select "id" from "public"."InboundEvent" where ${mine} and "state" in ${UNFINISHED} order by "receivedAt", "id" limit 1 for update)
          and ("state" = 'pending' or "leaseUntil" <= ${at}::timestamptz)
          and not exists (select 1 from "public"."InboundEvent" where ${mine} and "state" = 'working' and "leaseUntil" > ${at}::timestamptz)
        returning "id", "payload", "attempts", "receivedAt"`);
      if (!claimed) return undefined;
      return { id: claimed.id, organizationId, inbound: claimed.payload as Inbound, attempts: claimed.attempts, receivedAt: toInstant(claimed.receivedAt) };
    },

    async markDone(organizationId, event, at) {
      const { count } = await db.inboundEvent.updateMany({
        where: { organizationId, id: event.id, state: 'working', attempts: event.attempts },
        data: { state: 'done', doneAt: fromInstant(at), leaseUntil: null, lastError: null },
      });
      return count > 0;
    },

    async markNotDone(organizationId, event, state, code, at) {
      await db.inboundEvent.updateMany({
        where: { organizationId, id: event.id, state: 'working', attempts: event.attempts },
        data: { state, leaseUntil: null, lastError: code, ...(state === 'failed' && { doneAt: fromInstant(at) }) },
      });
    },

    async givenUp(organizationId, since, limit) {
      const rows = await db.inboundEvent.findMany({
        where: { organizationId, state: 'failed', doneAt: { gte: fromInstant(since) } },
        orderBy: { doneAt: 'desc' },
        take: limit,
        select: { type: true, lastError: true },
      });
      return rows.map(({ type, lastError }) => ({ type, code: lastError ?? 'unknown' }));
    },

    waitingDue: (wallClock, limit) =>
      db.$queryRaw<{ organizationId: string; id: string }[]>(Prisma.sql`
        select "organizationId", "id" from (
          select distinct on ("organizationId", "platform", "workspace", "userId") "organizationId", "id", "state", "leaseUntil", "receivedAt"
          from "public"."InboundEvent" where "state" in ${UNFINISHED}
          order by "organizationId", "platform", "workspace", "userId", "receivedAt", "id"
        ) oldest
        where "state" = 'pending' or "leaseUntil" <= ${fromInstant(wallClock)}::timestamptz
        order by "receivedAt", "id" limit ${limit}`),
  };
}
