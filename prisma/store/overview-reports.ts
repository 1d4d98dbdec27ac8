import type { Temporal } from 'temporal-polyfill';
import { KEPT_FRESH_DAYS } from '../../src/domain/digest/period.js';
import type { ReportSummary } from '../../src/domain/overview.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, groupBy } from '../convert.js';
import { countedAt } from './overview-counted.js';
import type { Counting } from './overview-counted.js';
import { SUMMARY, toSummary } from './report-summary.js';
import type { SummaryRow } from './report-summary.js';

export interface ReportFacts {
  readonly statusReport?: ReportSummary;
  readonly lastReport?: ReportSummary;
  readonly statusReportBefore?: ReportSummary;
  readonly reportsSince: readonly ReportSummary[];
  readonly blockers: readonly string[];
}

interface Row extends SummaryRow {
  readonly part: Part;
}

/** What a report is to its item: the latest, the latest with a status, that before the time began, or one of the time. */
type Part = 'last' | 'status' | 'before' | 'since';

/** The reports that an overview shows, by item, each in the time for which it counts: the ends of an index, however many reports there ever were. */
export async function loadReportFacts(db: Db, organizationId: string, planId: string, counting: Counting): Promise<Map<string, ReportFacts>> {
  const rows = await db.$queryRaw<Row[]>(Prisma.join(parts(organizationId, planId, counting), ' union all ', '', ' order by "itemId", "at", "id"'));
  const blockers = groupBy(
    await db.blocker.findMany({
      where: { organizationId, retractedAt: null, reportId: { in: rows.filter((row) => row.part === 'status').map((row) => row.id) } },
      orderBy: { id: 'asc' },
    }),
    (row) => row.itemId,
  );

  const facts = new Map<string, ReportFacts>();
  for (const [itemId, reports] of groupBy(rows, (row) => row.itemId)) {
    const pick = (part: Part) => {
      const found = reports.find((row) => row.part === part);
      return found && toSummary(found);
    };
    const [statusReport, lastReport, statusReportBefore] = [pick('status'), pick('last'), pick('before')];
    facts.set(itemId, {
      ...(statusReport && { statusReport }),
      ...(lastReport && { lastReport }),
      ...(statusReportBefore && { statusReportBefore }),
      reportsSince: reports.filter((row) => row.part === 'since').map(toSummary),
      blockers: (blockers.get(itemId) ?? []).map((row) => row.text),
    });
  }
  return facts;
}

function parts(organizationId: string, planId: string, counting: Counting): Prisma.Sql[] {
  const { since, until } = counting;
  const counted = countedAt(counting);
  // What counts before a moment was said before it, or as long after it as a late answer still counts for its check.
  const before = (at: Temporal.Instant): Prisma.Sql =>
    Prisma.sql`and ${counted} < ${fromInstant(at)}::timestamptz and r."at" <= ${fromInstant(at.add({ hours: KEPT_FRESH_DAYS * 24 }))}::timestamptz`;
  const known = until ? before(until) : Prisma.empty;
  const withStatus = Prisma.sql`and r."status" is not null`;
  const latest = (part: Part, which: Prisma.Sql): Prisma.Sql => Prisma.sql`
    select ${shown(part)}
    from "public"."PlanItem" i
    cross join lateral (
      select r.* ${FROM_REPORTS}
      where r."organizationId" = i."organizationId" and r."itemId" = i."id" and r."retractedAt" is null ${which} ${known}
      order by r."at" desc, r."id" desc limit 1
    ) r
    where i."organizationId" = ${organizationId}::uuid and i."planId" = ${planId}::uuid`;

  const ends = [latest('last', Prisma.empty), latest('status', withStatus)];
  if (!since) return ends;
  const from = Prisma.sql`${fromInstant(since)}::timestamptz`;
  // Nothing counts for a time after it was said.
  const during = Prisma.sql`
    select ${shown('since')} ${FROM_REPORTS}
    where r."organizationId" = ${organizationId}::uuid and r."planId" = ${planId}::uuid and r."at" >= ${from} and r."retractedAt" is null and ${counted} >= ${from} ${known}`;
  return [...ends, latest('before', Prisma.sql`${withStatus} ${before(since)}`), during];
}

/** The aliases that `countedAt` asks for. */
const FROM_REPORTS = Prisma.sql`
  from "public"."Report" r
  left join "public"."Check" c on c."organizationId" = r."organizationId" and c."id" = r."checkId"`;

function shown(part: Part): Prisma.Sql {
  return Prisma.sql`${SUMMARY}, ${part} as "part"`;
}
