import type { Scope } from '../../src/domain/plan-tree.js';
import { PLATFORMS } from '../../src/domain/types.js';
import type { SubscriptionRow, SubscriptionTarget } from '../../src/ports.js';
import type { Prisma } from '../generated/client.js';
import { oneOf, optionalInstant, toDateText, toInstant, toLanguage } from '../convert.js';

export const SUBSCRIPTION = { channel: true } as const satisfies Prisma.SubscriptionInclude;

/** A subscription with where it goes. */
export function subscriptionRow(row: Prisma.SubscriptionGetPayload<{ include: typeof SUBSCRIPTION }>): SubscriptionRow {
  const nextAt = optionalInstant(row.nextAt);
  const scope = scopeOf(row);
  return {
    id: row.id,
    organizationId: row.organizationId,
    planId: row.planId,
    target: targetOf(row),
    rule: row.rule,
    at: row.at,
    timeZone: row.timeZone,
    language: toLanguage(row.language) ?? 'en',
    startsOn: toDateText(row.startsOn),
    createdAt: toInstant(row.createdAt),
    ...(scope && { scope }),
    ...(nextAt && { nextAt }),
    ...(row.createdById !== null && { createdById: row.createdById }),
  };
}

function scopeOf({ itemId, unitId }: { itemId: string | null; unitId: string | null }): Scope | undefined {
  if (itemId !== null) return { kind: 'item', itemId };
  return unitId === null ? undefined : { kind: 'unit', unitId };
}

function targetOf({ personId, channel }: Prisma.SubscriptionGetPayload<{ include: typeof SUBSCRIPTION }>): SubscriptionTarget {
  if (channel) return { kind: 'channel', channel: channel.externalId, platform: oneOf(PLATFORMS, channel.platform), workspace: channel.workspace };
  return { kind: 'person', personId: personId ?? '' };
}
