import { z } from 'zod';
import { contentOf, reportPartsSchema } from '../../src/domain/report-content.js';
import type { ReportContent } from '../../src/domain/report-content.js';
import { PLATFORMS, STATUSES } from '../../src/domain/types.js';
import type { ReportRow, ReportSource, RevisionReason, RevisionRow } from '../../src/ports.js';
import type { Prisma } from '../generated/client.js';
import { oneOf, optionalInstant, toInstant, toLanguage } from '../convert.js';
import { parseStored } from '../stored-json.js';

const SOURCES = ['words', 'button', 'form', 'command'] as const satisfies readonly ReportSource[];
const REASONS = ['filed', 'edited', 'corrected', 'retracted', 'restored'] as const satisfies readonly RevisionReason[];

/** A report with its versions, the latest first. */
export const REPORT = { reportRevisions: { orderBy: { number: 'desc' } } } as const satisfies Prisma.ReportInclude;
/** A report with its latest version only. */
export const REPORT_NOW = { reportRevisions: { orderBy: { number: 'desc' }, take: 1 } } as const satisfies Prisma.ReportInclude;
type ReportModel = Prisma.ReportGetPayload<{ include: typeof REPORT }>;
type RevisionModel = ReportModel['reportRevisions'][number];

/** How a version's parts are kept: as understood when they were said. */
export function storedContent(content: ReportContent): Prisma.InputJsonObject {
  const { parts, readings, links, files, blockers, needs } = content;
  return { parts, readings, links, files, blockers, needs };
}

/** A report with its content as it reads now. Throws AppError `stored-data-unreadable`. */
export function reportRow(row: ReportModel): ReportRow {
  const latest = row.reportRevisions[0];
  const [confirmedAt, retractedAt] = [optionalInstant(row.confirmedAt), optionalInstant(row.retractedAt)];
  const content = contentNow(latest);
  return {
    id: row.id,
    organizationId: row.organizationId,
    planId: row.planId,
    itemId: row.itemId,
    personId: row.personId,
    language: toLanguage(row.language) ?? 'en',
    late: row.late,
    source: oneOf(SOURCES, row.source),
    platform: oneOf(PLATFORMS, row.platform),
    workspace: row.workspace,
    at: toInstant(row.at),
    revision: row.revision,
    revisedAt: toInstant(latest?.at ?? row.at),
    content,
    ...(row.status !== null && { status: oneOf(STATUSES, row.status) }),
    ...(row.checkId !== null && { checkId: row.checkId }),
    ...(row.conversation !== null && { conversation: row.conversation }),
    ...(row.message !== null && { message: row.message }),
    ...(confirmedAt && { confirmedAt }),
    ...(retractedAt && { retractedAt }),
  };
}

/** One version of a report. */
export function revisionRow(row: RevisionModel): RevisionRow {
  return {
    number: row.number,
    at: toInstant(row.at),
    personId: row.byId,
    reason: oneOf(REASONS, row.reason),
    words: row.words,
    ...(row.status !== null && { status: oneOf(STATUSES, row.status) }),
  };
}

/** A version's `understood` column; one that names no parts, or a report with no version, says nothing. */
const understoodSchema = z.object({ parts: reportPartsSchema.default([]) });

function contentNow(revision: RevisionModel | undefined): ReportContent {
  return contentOf(revision ? parseStored(understoodSchema, revision.understood, 'ReportRevision', revision.id).parts : []);
}
