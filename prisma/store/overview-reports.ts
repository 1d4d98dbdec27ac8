import type { Temporal } from 'temporal-polyfill';
import { KEPT_FRESH_DAYS } from '../../src/domain/digest/period.js';
import type { ReportSummary } from '../../src/domain/overview.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, groupBy } from '../convert.js';
import { countedAt } from './overview-counted.js';
import type { Counting } from './overview-counted.js';
import { isOneOf } from './plan-items.js';
import type { PlanItems } from './plan-items.js';
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
export async function loadReportFacts(db: Db, items: PlanItems, counting: Counting): Promise<Map<string, ReportFacts>> {
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`with "last" as materialized (${latest('last', items, knownIn(counting))}) ${Prisma.join(parts(items, counting), ' union all ')} order by "itemId", "at", "id"`);
  const statusReports = rows.filter((row) => row.part === 'status' || (row.part === 'last' && row.status !== null)).map((row) => row.id);
  const blockers = groupBy(await loadBlockers(db, items.organizationId, statusReports), (row) => row.itemId);

  const facts = new Map<string, ReportFacts>();
  for (const [itemId, reports] of groupBy(rows, (row) => row.itemId)) {
    const pick = (part: Part) => {
      const found = reports.find((row) => row.part === part);
      return found && toSummary(found);
    };
    const [lastReport, statusReportBefore] = [pick('last'), pick('before')];
    const statusReport = lastReport?.status === undefined ? pick('status') : lastReport;
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

function loadBlockers(db: Db, organizationId: string, reportIds: readonly string[]): Promise<readonly { readonly itemId: string; readonly text: string }[]> {
  return db.$queryRaw(Prisma.sql`
    select b."itemId", b."text" from "public"."Blocker" b
    where b."organizationId" = ${organizationId}::uuid and b."reportId" = any(${[...reportIds]}::uuid[]) and b."retractedAt" is null
    order by b."id"`);
}

/** Beside `last`, by that name. */
function parts(items: PlanItems, counting: Counting): Prisma.Sql[] {
  const { organizationId, planId } = items;
  const known = knownIn(counting);
  const withStatus = Prisma.sql`and r."status" is not null`;
  // Most often the latest says a status itself.
  const silent = Prisma.sql`and exists (select 1 from "last" where "last"."itemId" = i."id" and "last"."status" is null)`;
  const ends = [Prisma.sql`select * from "last"`, latest('status', items, Prisma.sql`${withStatus} ${known}`, silent)];
  if (!counting.since) return ends;
  const from = Prisma.sql`${fromInstant(counting.since)}::timestamptz`;
  // Nothing counts for a time after it was said.
  const during = Prisma.sql`
    select ${shown('since')} ${FROM_REPORTS}
    where r."organizationId" = ${organizationId}::uuid and r."planId" = ${planId}::uuid and r."at" >= ${from} and r."retractedAt" is null and ${isOneOf(items, Prisma.sql`r."itemId"`)} and ${countedAt(counting)} >= ${from} ${known}`;
  return [...ends, latest('before', items, Prisma.sql`${withStatus} ${countsBefore(counting, counting.since)} ${known}`), during];
}

/** For each of the items the latest report of those that a condition holds for. */
function latest(part: Part, items: PlanItems, which: Prisma.Sql, ofItems = Prisma.empty): Prisma.Sql {
  return Prisma.sql`
    select ${shown(part)}
    from "public"."PlanItem" i
    cross join lateral (
      select r.* ${FROM_REPORTS}
      where r."organizationId" = i."organizationId" and r."itemId" = i."id" and r."retractedAt" is null ${which}
      order by r."at" desc, r."id" desc limit 1
    ) r
    where i."organizationId" = ${items.organizationId}::uuid and i."planId" = ${items.planId}::uuid and ${isOneOf(items, Prisma.sql`i."id"`)} ${ofItems}`;
}

/** What counts before a moment was said before it, or as long after it as a late answer still counts for its check. */
function countsBefore(counting: Counting, at: Temporal.Instant): Prisma.Sql {
  return Prisma.sql`and ${countedAt(counting)} < ${fromInstant(at)}::timestamptz and r."at" <= ${fromInstant(at.add({ hours: KEPT_FRESH_DAYS * 24 }))}::timestamptz`;
}

function knownIn(counting: Counting): Prisma.Sql {
  return counting.until ? countsBefore(counting, counting.until) : Prisma.empty;
}

/** The aliases that `countedAt` asks for. */
const FROM_REPORTS = Prisma.sql`
  from "public"."Report" r
  left join "public"."Check" c on c."organizationId" = r."organizationId" and c."id" = r."checkId"`;

function shown(part: Part): Prisma.Sql {
  return Prisma.sql`${SUMMARY}, ${part} as "part"`;
}
