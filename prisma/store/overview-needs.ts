import type { Temporal } from 'temporal-polyfill';
import type { ItemOverview } from '../../src/domain/overview.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, groupBy } from '../convert.js';
import { isOneOf } from './plan-items.js';
import type { PlanItems } from './plan-items.js';

/** A need; those of a report stand as long as it is the item's latest word. */
export type NeedFacts = ItemOverview['needs'][number] & { readonly reportId?: string };

interface Row {
  readonly id: string;
  readonly itemId: string;
  readonly reportId: string | null;
  readonly what: string;
  readonly whereToGet: string | null;
  readonly whomToAsk: string | null;
}

/**
 * Open needs by item, oldest first: those of `reportIds` and those of no report; with `until`, those that were open then.
 * One that its report no longer names is gone from every time.
 */
export async function loadNeeds(db: Db, items: PlanItems, reportIds: readonly string[], until: Temporal.Instant | undefined): Promise<Map<string, NeedFacts[]>> {
  const { organizationId, planId } = items;
  const at = until && Prisma.sql`${fromInstant(until)}::timestamptz`;
  const wasOpen = at ? Prisma.sql`(n."state" = 'open' or n."state" = 'met' and n."closedAt" >= ${at})` : Prisma.sql`n."state" = 'open'`;
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    select n."id", n."itemId", n."reportId", n."what", n."whereToGet", n."whomToAsk"
    from "public"."Need" n
    where n."organizationId" = ${organizationId}::uuid and n."planId" = ${planId}::uuid and n."itemId" is not null and ${isOneOf(items, Prisma.sql`n."itemId"`)} and ${wasOpen}
      and (n."reportId" = any(${[...reportIds]}::uuid[]) or n."reportId" is null ${at ? Prisma.sql`and n."createdAt" < ${at}` : Prisma.empty})
    order by n."createdAt", n."position", n."id"`);
  const facts = rows.map(({ itemId, reportId, whereToGet, whomToAsk, id, what }) => ({ itemId, need: { id, what, ...(reportId !== null && { reportId }), ...(whereToGet !== null && { whereToGet }), ...(whomToAsk !== null && { whomToAsk }) } }));
  return new Map([...groupBy(facts, (row) => row.itemId)].map(([itemId, of]) => [itemId, of.map((row) => row.need)]));
}
