import { KEPT_FRESH_DAYS } from '../../src/domain/digest/period.js';
import type { OverviewQuery } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import { fromInstant } from '../convert.js';

/** The part of a query that decides when a report counts. */
export type Counting = Pick<OverviewQuery, 'since' | 'until' | 'earlier'>;

/**
 * When a report counts, over the aliases `r` (Report) and `c` (its Check, or nulls): a late answer for the period in
 * which its check was due while that period's digest is kept fresh, everything else for when it was said.
 */
export function countedAt({ since, until, earlier = [] }: Counting): Prisma.Sql {
  const periods = [...earlier, ...(since && until ? [{ start: since, end: until }] : [])];
  if (periods.length === 0) return Prisma.sql`r."at"`;
  const fresh = periods.map(
    ({ start, end }) => Prisma.sql`(c."dueAt" >= ${fromInstant(start)}::timestamptz and c."dueAt" < ${fromInstant(end)}::timestamptz and r."at" <= ${fromInstant(end.add({ hours: KEPT_FRESH_DAYS * 24 }))}::timestamptz)`,
  );
  return Prisma.sql`case when r."late" and (${Prisma.join(fresh, ' or ')}) then c."dueAt" else r."at" end`;
}
