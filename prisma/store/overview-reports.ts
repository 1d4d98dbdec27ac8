import type { ReportSummary } from '../../src/domain/overview.js';
import { STATUSES } from '../../src/domain/types.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, groupBy, oneOf, toInstant } from '../convert.js';
import { countedAt } from './overview-counted.js';
import type { Counting } from './overview-counted.js';

export interface ReportFacts {
  readonly statusReport?: ReportSummary;
  readonly lastReport?: ReportSummary;
  readonly statusReportBefore?: ReportSummary;
  readonly reportsSince: readonly ReportSummary[];
  readonly blockers: readonly string[];
}

interface Row {
  readonly id: string;
  readonly itemId: string;
  readonly personId: string;
  readonly status: string | null;
  readonly note: string;
  readonly late: boolean;
  readonly at: Date;
  readonly evidence: number;
  readonly isStatus: boolean;
  readonly isLast: boolean;
  readonly isBefore: boolean;
  readonly isSince: boolean;
}

/** The reports that an overview shows, by item, each in the time for which it counts. */
export async function loadReportFacts(db: Db, organizationId: string, planId: string, counting: Counting): Promise<Map<string, ReportFacts>> {
  const { since, until } = counting;
  const from = since ? Prisma.sql`${fromInstant(since)}::timestamptz` : Prisma.sql`null::timestamptz`;
  const to = until ? Prisma.sql`and r."counted" < ${fromInstant(until)}::timestamptz` : Prisma.empty;
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    with counted as (
      select r.*, ${countedAt(counting)} as "counted"
      from "public"."Report" r
      left join "public"."Check" c on c."organizationId" = r."organizationId" and c."id" = r."checkId"
      where r."organizationId" = ${organizationId}::uuid and r."planId" = ${planId}::uuid and r."retractedAt" is null
    ), ranked as (
      select r.*,
        row_number() over (partition by r."itemId" order by r."at" desc, r."id" desc) as "rank",
        row_number() over (partition by r."itemId", r."status" is not null order by r."at" desc, r."id" desc) as "statusRank",
        row_number() over (partition by r."itemId", r."status" is not null, coalesce(r."counted" < ${from}, false) order by r."at" desc, r."id" desc) as "beforeRank"
      from counted r
      where true ${to}
    )
    select r."id", r."itemId", r."personId", r."status", r."note", r."late", r."at",
      (select count(*)::int from "public"."Evidence" e where e."organizationId" = r."organizationId" and e."reportId" = r."id" and e."retractedAt" is null) as "evidence",
      r."rank" = 1 as "isLast",
      (r."status" is not null and r."statusRank" = 1) as "isStatus",
      (r."status" is not null and r."beforeRank" = 1 and coalesce(r."counted" < ${from}, false)) as "isBefore",
      coalesce(r."counted" >= ${from}, false) as "isSince"
    from ranked r
    where r."rank" = 1 or (r."status" is not null and (r."statusRank" = 1 or r."beforeRank" = 1)) or r."counted" >= ${from}
    order by r."itemId", r."at", r."id"`);

  const blockers = groupBy(
    await db.blocker.findMany({
      where: { organizationId, retractedAt: null, reportId: { in: rows.filter((row) => row.isStatus).map((row) => row.id) } },
      orderBy: { id: 'asc' },
    }),
    (row) => row.itemId,
  );

  const facts = new Map<string, ReportFacts>();
  for (const [itemId, reports] of groupBy(rows, (row) => row.itemId)) {
    const pick = (flag: 'isStatus' | 'isLast' | 'isBefore') => {
      const found = reports.find((row) => row[flag]);
      return found && summary(found);
    };
    const [statusReport, lastReport, statusReportBefore] = [pick('isStatus'), pick('isLast'), pick('isBefore')];
    facts.set(itemId, {
      ...(statusReport && { statusReport }),
      ...(lastReport && { lastReport }),
      ...(statusReportBefore && { statusReportBefore }),
      reportsSince: reports.filter((row) => row.isSince).map(summary),
      blockers: (blockers.get(itemId) ?? []).map((row) => row.text),
    });
  }
  return facts;
}

function summary(row: Row): ReportSummary {
  return {
    id: row.id,
    at: toInstant(row.at),
    personId: row.personId,
    note: row.note,
    late: row.late,
    evidenceCount: row.evidence,
    ...(row.status !== null && { status: oneOf(STATUSES, row.status) }),
  };
}
