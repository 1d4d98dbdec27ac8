import { z } from 'zod';
import { messageSchema } from '../../src/domain/message-schema.js';
import type { ItemStatus } from '../../src/domain/types.js';
import type { DigestRow, DigestStore, PostedDigest } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromDateText, fromInstant, fromOptionalInstant, groupBy, oneOf, toInstant } from '../convert.js';
import { parseStored, toJson } from '../stored-json.js';
import { checksCovered } from './digest-checks.js';
import { unansweredChecks } from './digest-unanswered.js';
import { SUBSCRIPTION, subscriptionRow } from './subscription-rows.js';

const PIECES = ['link', 'file'] as const;
/** A `counts` column; a status it does not name counts none. */
const countsSchema = z.object({ 'on-track': count(), 'at-risk': count(), 'off-track': count(), done: count(), 'not-started': count(), unknown: count() } satisfies Record<ItemStatus, z.ZodType>);
const DIGEST = { subscription: { include: SUBSCRIPTION } } as const satisfies Prisma.DigestInclude;

/** Any fixed number: tells the lock of a plan's digests from PostgreSQL's other advisory locks. */
const DIGEST_LOCK = 2_918_407;

/** Subscriptions and what was posted for them. */
export function digestStore(db: Db): DigestStore {
  const channelId = async (organizationId: string, target: { platform: string; workspace: string; channel: string }): Promise<string> => {
    const { platform, workspace, channel } = target;
    const row = await db.channel.upsert({
      where: { organizationId_platform_workspace_externalId: { organizationId, platform, workspace, externalId: channel } },
      create: { organizationId, platform, workspace, externalId: channel, name: channel },
      update: {},
    });
    return row.id;
  };

  return {
    async lock(organizationId, planIds) {
      for (const planId of [...new Set(planIds)].sort()) {
        await db.$queryRaw(Prisma.sql`select pg_advisory_xact_lock(${DIGEST_LOCK}::int, hashtext(${`${organizationId}/${planId}`}))::text as "lock"`);
      }
    },

    async subscriptionsDue(now, limit) {
      const rows = await db.subscription.findMany({
        where: { active: true, nextAt: { lte: fromInstant(now) }, plan: { state: 'running' } },
        orderBy: [{ nextAt: 'asc' }, { id: 'asc' }],
        take: limit,
        include: SUBSCRIPTION,
      });
      return rows.map(subscriptionRow);
    },

    async subscriptions(organizationId, planId) {
      const rows = await db.subscription.findMany({ where: { organizationId, planId, active: true }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], include: SUBSCRIPTION });
      return rows.map(subscriptionRow);
    },

    async subscribe(organizationId, { scope, target, nextAt, startsOn, createdById, planId, ...timing }, at) {
      const where = {
        planId,
        itemId: scope?.kind === 'item' ? scope.itemId : null,
        unitId: scope?.kind === 'unit' ? scope.unitId : null,
        channelId: target.kind === 'channel' ? await channelId(organizationId, target) : null,
        personId: target.kind === 'person' ? target.personId : null,
      };
      const facts = { ...timing, startsOn: fromDateText(startsOn), nextAt: fromOptionalInstant(nextAt) };
      const known = await db.subscription.findFirst({ where: { organizationId, ...where, active: true } });
      if (known) {
        await db.subscription.update({ where: { organizationId_id: { organizationId, id: known.id } }, data: facts });
        return { id: known.id, isNew: false };
      }
      const created = await db.subscription.create({ data: { organizationId, ...where, ...facts, createdById: createdById ?? null, createdAt: fromInstant(at) } });
      return { id: created.id, isNew: true };
    },

    async endSubscriptions(organizationId, subscriptionIds, at) {
      await db.subscription.updateMany({ where: { organizationId, id: { in: [...subscriptionIds] }, active: true }, data: { active: false, nextAt: null, endedAt: fromInstant(at) } });
    },

    async advance({ organizationId, id, nextAt: was }, nextAt) {
      const { count } = await db.subscription.updateMany({ where: { organizationId, id, active: true, nextAt: fromOptionalInstant(was) }, data: { nextAt: fromOptionalInstant(nextAt) } });
      return count > 0;
    },

    async past(organizationId, subscriptionId, by, limit) {
      const rows = await db.digest.findMany({ where: { organizationId, subscriptionId, periodEnd: { lte: fromInstant(by) } }, orderBy: { periodEnd: 'desc' }, take: limit, select: { id: true, periodStart: true, periodEnd: true, counts: true } });
      return rows.map((row) => ({ period: periodOf(row), counts: parseStored(countsSchema, row.counts, 'Digest', row.id) }));
    },

    async create(organizationId, { subscriptionId, period, content, contentHash, counts, at }) {
      const facts = { periodStart: fromInstant(period.start), periodEnd: fromInstant(period.end), createdAt: fromInstant(at), updatedAt: fromInstant(at) };
      const [row] = await db.digest.createManyAndReturn({ data: [{ organizationId, subscriptionId, contentHash, counts, content: toJson(content), ...facts }], skipDuplicates: true, select: { id: true } });
      return row?.id;
    },

    async replaceContent(organizationId, digestId, { content, contentHash, counts }, at) {
      await db.digest.update({ where: { organizationId_id: { organizationId, id: digestId } }, data: { content: toJson(content), contentHash, counts, updatedAt: fromInstant(at) } });
    },

    async byId(organizationId, digestId) {
      const row = await db.digest.findUnique({ where: { organizationId_id: { organizationId, id: digestId } }, include: DIGEST });
      return row ? digestRow(row) : undefined;
    },

    async recent(organizationId, planIds, since) {
      const where = { organizationId, periodEnd: { gte: fromInstant(since) }, subscription: { active: true, planId: { in: [...planIds] } } };
      const rows = await db.digest.findMany({ where, orderBy: [{ periodEnd: 'asc' }, { id: 'asc' }], include: DIGEST, omit: { content: true, counts: true } });
      return rows.map(postedDigest);
    },

    async cancelParked(organizationId, subscriptionId) {
      await db.delivery.updateMany({ where: { organizationId, state: 'parked', digest: { subscriptionId } }, data: { state: 'cancelled', lastError: 'overtaken' } });
    },

    async requestRefresh(organizationId, itemIds, at) {
      const rows = await db.planItem.findMany({ where: { organizationId, id: { in: [...itemIds] } }, distinct: ['planId'], select: { planId: true } });
      await db.digestRefresh.createMany({ data: rows.map(({ planId }) => ({ organizationId, planId, requestedAt: fromInstant(at) })) });
    },
    async refreshRequests(organizationId) {
      const rows = await db.digestRefresh.findMany({ where: { organizationId }, select: { id: true, planId: true }, orderBy: { planId: 'asc' } });
      return new Map([...groupBy(rows, (row) => row.planId)].map(([planId, of]) => [planId, of.map((row) => row.id)]));
    },
    async closeRefreshRequests(organizationId, requestIds) {
      await db.digestRefresh.deleteMany({ where: { organizationId, id: { in: [...requestIds] } } });
    },
    async refreshesDue() {
      const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
        select o."id" from "public"."Organization" o
        where exists (select 1 from "public"."DigestRefresh" r where r."organizationId" = o."id") order by o."id"`);
      return rows.map((row) => row.id);
    },

    unanswered: (organizationId, planId, period) => unansweredChecks(db, organizationId, planId, period),

    checksCovered: (organizationId, digestId) => checksCovered(db, organizationId, digestId),

    async evidence(organizationId, reportIds) {
      const where = { organizationId, reportId: { in: [...reportIds] }, kind: { in: [...PIECES] }, retractedAt: null };
      const rows = await db.evidence.findMany({ where, orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { reportId: true, kind: true, title: true, url: true } });
      return rows.flatMap(({ reportId, kind, title, url }) => (reportId === null ? [] : [{ reportId, kind: oneOf(PIECES, kind), title, ...(url !== null && { url }) }]));
    },
  };
}

function digestRow({ content, counts: _counts, ...row }: Prisma.DigestGetPayload<{ include: typeof DIGEST }>): DigestRow {
  return { ...postedDigest(row), content: parseStored(messageSchema, content, 'Digest', row.id) };
}

function postedDigest(row: Prisma.DigestGetPayload<{ include: typeof DIGEST; omit: { content: true; counts: true } }>): PostedDigest {
  return {
    id: row.id,
    subscription: subscriptionRow(row.subscription),
    period: periodOf(row),
    contentHash: row.contentHash,
    createdAt: toInstant(row.createdAt),
    updatedAt: toInstant(row.updatedAt),
  };
}

function periodOf({ periodStart, periodEnd }: { periodStart: Date; periodEnd: Date }): DigestRow['period'] {
  return { start: toInstant(periodStart), end: toInstant(periodEnd) };
}

function count() {
  return z.int().min(0).default(0);
}

