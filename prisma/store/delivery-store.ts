import { PLATFORMS } from '../../src/domain/types.js';
import type { DeliveryContent, DeliveryKind, DeliveryRow, DeliveryStore, Destination, MessageRef } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, oneOf, optionalInstant } from '../convert.js';

const KINDS = ['prompt', 'reminder', 'digest', 'playback', 'answer', 'question', 'notice'] as const satisfies readonly DeliveryKind[];
const STATES = ['pending', 'sending', 'sent', 'failed', 'parked', 'cancelled'] as const;
const DELIVERY = { deliveryChecks: { orderBy: { position: 'asc' } } } as const satisfies Prisma.DeliveryInclude;
type DeliveryModel = Prisma.DeliveryGetPayload<{ include: typeof DELIVERY }>;

/** Messages on their way out: who has which in hand, what was posted where. */
export function deliveryStore(db: Db): DeliveryStore {
  /** Has posted messages rendered again. A message that is being sent right now is sent once more afterwards. */
  const touch = async (where: Prisma.DeliveryWhereInput & { organizationId: string }) => {
    const touched = await db.delivery.findMany({ where: { ...where, state: { in: ['sent', 'sending'] } }, select: { id: true } });
    const ids = touched.map((row) => row.id);
    if (ids.length > 0) await db.delivery.updateMany({ where: { organizationId: where.organizationId, id: { in: ids } }, data: { version: { increment: 1 } } });
    return ids;
  };

  return {
    async create(organizationId, deliveries) {
      if (deliveries.length === 0) return [];
      const written = await db.delivery.createManyAndReturn({
        data: deliveries.map(({ checkIds: _checkIds, content, destination, thread, dueAt, parked, ...delivery }) => ({
          ...delivery,
          organizationId,
          destinationKind: destination.kind,
          destination: destination.kind === 'direct' ? destination.user : destination.channel,
          thread: thread ? JSON.stringify(thread) : null,
          payload: content as unknown as Prisma.InputJsonObject,
          state: parked === undefined ? 'pending' : 'parked',
          lastError: parked ?? null,
          dueAt: fromInstant(dueAt),
          createdAt: fromInstant(dueAt),
        })),
        skipDuplicates: true,
        select: { id: true, key: true },
      });
      const idOf = new Map(written.map((row) => [row.key, row.id]));
      const checks = deliveries.flatMap(({ key, checkIds = [] }) => {
        const deliveryId = idOf.get(key);
        return deliveryId === undefined ? [] : checkIds.map((checkId, position) => ({ organizationId, deliveryId, checkId, position }));
      });
      if (checks.length > 0) await db.deliveryCheck.createMany({ data: checks, skipDuplicates: true });
      return written.map((row) => row.id);
    },

    async due(now, wallClock, limit) {
      return db.$queryRaw<{ organizationId: string; id: string }[]>(Prisma.sql`
        select "organizationId", "id" from "public"."Delivery"
        where ("state" in ('pending', 'sending') and "dueAt" <= ${fromInstant(now)}::timestamptz or "state" = 'sent' and "sentVersion" < "version")
          and ("leaseUntil" is null or "leaseUntil" <= ${fromInstant(wallClock)}::timestamptz)
        order by "dueAt", "id" limit ${limit}`);
    },

    async claim(organizationId, id, wallClock, leaseMs) {
      const at = fromInstant(wallClock);
      const claimed = await db.$executeRaw(Prisma.sql`
        update "public"."Delivery"
        set "leaseUntil" = ${new Date(at.getTime() + leaseMs)}::timestamptz, "attempts" = "attempts" + 1,
          "state" = case when "state" = 'pending' then 'sending' else "state" end
        where "organizationId" = ${organizationId}::uuid and "id" = ${id}::uuid
          and ("state" in ('pending', 'sending') or "state" = 'sent' and "sentVersion" < "version")
          and ("leaseUntil" is null or "leaseUntil" <= ${at}::timestamptz)`);
      if (claimed === 0) return undefined;
      return deliveryRow(await db.delivery.findUniqueOrThrow({ where: { organizationId_id: { organizationId, id } }, include: DELIVERY }));
    },

    async markSent(organizationId, id, version, ref, at) {
      await db.delivery.update({
        where: { organizationId_id: { organizationId, id } },
        data: { state: 'sent', sentVersion: version, conversation: ref.conversation, message: ref.message, leaseUntil: null, lastError: null, attempts: 0, sentAt: fromInstant(at) },
      });
    },

    async markNotSent(organizationId, id, outcome, error) {
      const { count } = await db.delivery.updateMany({
        where: { organizationId, id, state: 'sending' },
        data: { state: outcome.state, lastError: error, leaseUntil: null, ...(outcome.state === 'pending' && { dueAt: fromInstant(outcome.dueAt) }) },
      });
      if (count > 0) return;
      // An update of a posted message: given up (its text as posted stays), or tried again by the sweep.
      await db.$executeRaw(Prisma.sql`
        update "public"."Delivery" set "leaseUntil" = null, "lastError" = ${error}, "sentVersion" = case when ${outcome.state !== 'pending'} then "version" else "sentVersion" end
        where "organizationId" = ${organizationId}::uuid and "id" = ${id}::uuid and "state" = 'sent'`);
    },

    touchForChecks: (organizationId, checkIds) => touch({ organizationId, kind: { in: ['prompt', 'reminder'] }, deliveryChecks: { some: { checkId: { in: [...checkIds] } } } }),
    touchForDigest: (organizationId, digestId) => touch({ organizationId, digestId }),
    touchForReport: (organizationId, reportId) => touch({ organizationId, kind: 'playback', payload: { path: ['reportId'], equals: reportId } }),

    async unpark(organizationId, personId) {
      const parked = await db.delivery.findMany({ where: { organizationId, personId, state: 'parked' }, select: { id: true } });
      const ids = parked.map((row) => row.id);
      await db.delivery.updateMany({ where: { organizationId, id: { in: ids } }, data: { state: 'pending', lastError: null } });
      return ids;
    },

    async byMessage(organizationId, { platform, workspace }, ref) {
      const row = await db.delivery.findFirst({ where: { organizationId, platform, workspace, conversation: ref.conversation, message: ref.message }, include: DELIVERY });
      return row ? deliveryRow(row) : undefined;
    },

    async undelivered(organizationId, limit) {
      const rows = await db.delivery.findMany({ where: { organizationId, state: { in: ['failed', 'parked'] } }, orderBy: { createdAt: 'desc' }, take: limit, include: DELIVERY });
      return rows.map(deliveryRow);
    },
  };
}

function deliveryRow(row: DeliveryModel): DeliveryRow {
  const destination: Destination = row.destinationKind === 'direct' ? { kind: 'direct', user: row.destination } : { kind: 'channel', channel: row.destination };
  const sentAt = optionalInstant(row.sentAt);
  return {
    id: row.id,
    organizationId: row.organizationId,
    key: row.key,
    kind: oneOf(KINDS, row.kind),
    platform: oneOf(PLATFORMS, row.platform),
    workspace: row.workspace,
    destination,
    content: row.payload as unknown as DeliveryContent,
    dueAt: optionalInstant(row.dueAt)!,
    state: oneOf(STATES, row.state),
    attempts: row.attempts,
    version: row.version,
    sentVersion: row.sentVersion,
    checkIds: row.deliveryChecks.map((check) => check.checkId),
    ...(row.personId !== null && { personId: row.personId }),
    ...(row.planId !== null && { planId: row.planId }),
    ...(row.digestId !== null && { digestId: row.digestId }),
    ...(row.thread !== null && { thread: JSON.parse(row.thread) as MessageRef }),
    ...(row.conversation !== null && row.message !== null && { ref: { conversation: row.conversation, message: row.message } }),
    ...(row.lastError !== null && { lastError: row.lastError }),
    ...(sentAt && { sentAt }),
  };
}
