import { PLATFORMS } from '../../src/domain/types.js';
import { inboundSchema } from '../../src/ports.js';
import type { Inbound, InboxStore } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, fromOptionalInstant, oneOf, toInstant } from '../convert.js';
import { parseStored } from '../stored-json.js';
import { addEvents } from './inbox-add.js';

interface Claimed {
  readonly id: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly receivedAt: Date;
  readonly wasLost: boolean;
}

const UNFINISHED = Prisma.sql`('pending', 'working')`;

/** What people did, kept before it is acknowledged and worked through in order. */
export function inboxStore(db: Db): InboxStore {
  return {
    async add(organizationId, inbound, receivedAt) {
      const call = { organizationId, inbound, receivedAt };
      return (await addEvents(db, [call])).get(call)?.();
    },

    async userOf(organizationId, eventId) {
      const row = await db.inboundEvent.findUnique({ where: { organizationId_id: { organizationId, id: eventId } }, select: { platform: true, workspace: true, userId: true } });
      return row ? { platform: oneOf(PLATFORMS, row.platform), workspace: row.workspace, user: row.userId } : undefined;
    },

    async claimNext(organizationId, { platform, workspace, user }, wallClock, leaseMs) {
      const at = fromInstant(wallClock);
      const mine = Prisma.sql`"organizationId" = ${organizationId}::uuid and "platform" = ${platform} and "workspace" = ${workspace} and "userId" = ${user}`;
      // Only the oldest can be taken, and its row lock makes a second worker wait and then see the lease: what decides
      // which one that is stays true while it is being worked on.
      const [claimed] = await db.$queryRaw<Claimed[]>(Prisma.sql`
        with next as materialized (
          select n."id" as "nextId", n."state" as "before" from "public"."InboundEvent" n
          where ${mine} and "state" in ${UNFINISHED} and ("nextAttemptAt" is null or "nextAttemptAt" <= ${at}::timestamptz)
            and not exists (
              select 1 from "public"."InboundEvent" s
              where ${mine} and s."state" = 'pending' and s."nextAttemptAt" > ${at}::timestamptz and s."payload"->>'message' = n."payload"->>'message' and s."receivedAt" <= n."receivedAt")
          order by "receivedAt", "id" limit 1 for update
        )
        update "public"."InboundEvent" e
        set "state" = 'working', "attempts" = e."attempts" + 1, "leaseUntil" = ${new Date(at.getTime() + leaseMs)}::timestamptz
        from next
        where e."organizationId" = ${organizationId}::uuid and e."id" = next."nextId"
          and (e."state" = 'pending' or e."leaseUntil" <= ${at}::timestamptz)
          and not exists (select 1 from "public"."InboundEvent" where ${mine} and "state" = 'working' and "leaseUntil" > ${at}::timestamptz)
        returning e."id", e."payload", e."attempts", e."receivedAt", next."before" = 'working' as "wasLost"`);
      if (!claimed) return undefined;
      const { id, attempts, wasLost } = claimed;
      return { id, organizationId, inbound: await readOrGiveUp(db, organizationId, claimed, at), attempts, wasLost, receivedAt: toInstant(claimed.receivedAt) };
    },

    async markDone(organizationId, event, at) {
      const { count } = await db.inboundEvent.updateMany({
        where: { organizationId, id: event.id, state: 'working', attempts: event.attempts },
        data: { state: 'done', doneAt: fromInstant(at), leaseUntil: null, lastError: null },
      });
      return count > 0;
    },

    async markNotDone(organizationId, event, outcome, code, at) {
      const { state } = outcome;
      const nextAttemptAt = state === 'pending' ? fromOptionalInstant(outcome.nextAttemptAt) : null;
      await db.inboundEvent.updateMany({
        where: { organizationId, id: event.id, state: 'working', attempts: event.attempts },
        data: { state, leaseUntil: null, lastError: code, nextAttemptAt, ...(state === 'failed' && { doneAt: fromInstant(at) }) },
      });
    },

    async overtaking(organizationId, { platform, workspace, user }, { conversation, message }) {
      const of = [{ payload: { path: ['message'], equals: message } }, { payload: { path: ['conversation', 'id'], equals: conversation } }];
      const found = await db.inboundEvent.findFirst({
        where: { organizationId, platform, workspace, userId: user, state: 'done', type: { in: ['edit', 'delete'] }, AND: of },
        orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
        select: { id: true, payload: true },
      });
      const inbound = found && parseStored(inboundSchema, found.payload, 'InboundEvent', found.id);
      return inbound?.type === 'edit' || inbound?.type === 'delete' ? inbound : undefined;
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
          from "public"."InboundEvent"
          where "state" in ${UNFINISHED} and ("nextAttemptAt" is null or "nextAttemptAt" <= ${fromInstant(wallClock)}::timestamptz)
          order by "organizationId", "platform", "workspace", "userId", "receivedAt", "id"
        ) oldest
        where "state" = 'pending' or "leaseUntil" <= ${fromInstant(wallClock)}::timestamptz
        order by "receivedAt", "id" limit ${limit}`),
  };
}

/** What makes no sense now will make none later: it is given up, and the next one has its turn. */
async function readOrGiveUp(db: Db, organizationId: string, { id, payload }: Claimed, at: Date): Promise<Inbound> {
  try {
    return parseStored(inboundSchema, payload, 'InboundEvent', id);
  } catch (error) {
    await db.inboundEvent.updateMany({ where: { organizationId, id }, data: { state: 'failed', doneAt: at, leaseUntil: null, lastError: 'stored-data-unreadable' } });
    throw error;
  }
}
