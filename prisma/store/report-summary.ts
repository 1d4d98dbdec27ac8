import type { ReportSummary } from '../../src/domain/overview.js';
import { STATUSES } from '../../src/domain/types.js';
import { oneOf, toInstant } from '../convert.js';
import { Prisma } from '../generated/client.js';

/** A report with how much evidence is filed with it, as `SUMMARY` selects it. */
export interface SummaryRow {
  readonly id: string;
  readonly itemId: string;
  readonly personId: string;
  readonly status: string | null;
  readonly note: string;
  readonly late: boolean;
  readonly at: Date;
  readonly evidence: number;
}

/** The columns of a `SummaryRow`, of a "Report" known as `r`. */
export const SUMMARY = Prisma.sql`r."id", r."itemId", r."personId", r."status", r."note", r."late", r."at",
    (select count(*)::int from "public"."Evidence" e where e."organizationId" = r."organizationId" and e."reportId" = r."id" and e."retractedAt" is null) as "evidence"`;

/** A report in short, from the columns that every overview selects. */
export function toSummary(row: SummaryRow): ReportSummary {
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
