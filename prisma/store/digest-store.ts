import type { Message } from '../../src/domain/message.js';
import type { DigestRow, DigestStore } from '../../src/ports.js';
import type { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromDateText, fromInstant, fromOptionalInstant, optionalInstant, toInstant } from '../convert.js';
import { silentChecks } from './digest-silent.js';
import { SUBSCRIPTION, subscriptionRow } from './subscription-rows.js';

const DIGEST = { subscription: { include: SUBSCRIPTION } } as const satisfies Prisma.DigestInclude;

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
      const { count } = await db.subscription.updateMany({ where: { organizationId, id, nextAt: fromOptionalInstant(was) }, data: { nextAt: fromOptionalInstant(nextAt) } });
      return count > 0;
    },

    async lastPeriodEnd(organizationId, subscriptionId) {
      const { _max } = await db.digest.aggregate({ where: { organizationId, subscriptionId }, _max: { periodEnd: true } });
      return optionalInstant(_max.periodEnd);
    },

    async firstPeriodEnd(organizationId, subscriptionId) {
      const { _min } = await db.digest.aggregate({ where: { organizationId, subscriptionId }, _min: { periodEnd: true } });
      return optionalInstant(_min.periodEnd);
    },

    async create(organizationId, { periodStart, periodEnd, content, at, ...digest }) {
      const [row] = await db.digest.createManyAndReturn({
        data: [{ organizationId, ...digest, periodStart: fromInstant(periodStart), periodEnd: fromInstant(periodEnd), counts: {}, content: json(content), createdAt: fromInstant(at), updatedAt: fromInstant(at) }],
        skipDuplicates: true,
        select: { id: true },
      });
      return row?.id;
    },

    async replaceContent(organizationId, digestId, content, contentHash, at) {
      await db.digest.update({ where: { organizationId_id: { organizationId, id: digestId } }, data: { content: json(content), contentHash, updatedAt: fromInstant(at) } });
    },

    async byId(organizationId, digestId) {
      const row = await db.digest.findUnique({ where: { organizationId_id: { organizationId, id: digestId } }, include: DIGEST });
      return row ? digestRow(row) : undefined;
    },

    async recentFor(organizationId, itemIds, since) {
      const plans = await db.planItem.findMany({ where: { organizationId, id: { in: [...itemIds] } }, distinct: ['planId'], select: { planId: true } });
      const rows = await db.digest.findMany({
        where: { organizationId, periodEnd: { gte: fromInstant(since) }, subscription: { active: true, planId: { in: plans.map((plan) => plan.planId) } } },
        orderBy: { periodEnd: 'asc' },
        include: DIGEST,
      });
      return rows.map(digestRow);
    },

    silentChecks: (organizationId, planId, since, until) => silentChecks(db, organizationId, planId, since, until),
  };
}

function digestRow(row: Prisma.DigestGetPayload<{ include: typeof DIGEST }>): DigestRow {
  return {
    id: row.id,
    subscription: subscriptionRow(row.subscription),
    periodStart: toInstant(row.periodStart),
    periodEnd: toInstant(row.periodEnd),
    content: row.content as unknown as Message,
    contentHash: row.contentHash,
  };
}

function json(message: Message): Prisma.InputJsonObject {
  return message as unknown as Prisma.InputJsonObject;
}
