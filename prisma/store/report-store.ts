import type { ReportRow, ReportStore, RevisionReason } from '../../src/ports.js';
import { PLATFORMS } from '../../src/domain/types.js';
import type { ReportContent } from '../../src/domain/report-content.js';
import { contentOf } from '../../src/domain/report-content.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, oneOf } from '../convert.js';
import { keepMessage, listEvidence } from './report-evidence.js';
import { saveContent } from './report-content-rows.js';
import { REPORT, REPORT_NOW, reportRow, revisionRow, storedContent } from './report-rows.js';

/** Reports with all that hangs on them, and every earlier version. */
export function reportStore(db: Db): ReportStore {
  const find = async (where: Prisma.ReportWhereInput & { organizationId: string }): Promise<ReportRow[]> =>
    (await db.report.findMany({ where, include: REPORT_NOW, orderBy: [{ at: 'asc' }, { id: 'asc' }] })).map(reportRow);
  const byId = async (organizationId: string, id: string): Promise<ReportRow | undefined> => (await find({ organizationId, id }))[0];

  const addRevision = async (report: { organizationId: string; id: string; revision: number }, content: ReportContent, reason: RevisionReason, by: { personId: string; at: Date }): Promise<void> => {
    const { organizationId, id: reportId, revision: number } = report;
    await db.reportRevision.create({
      data: { organizationId, reportId, number, at: by.at, byId: by.personId, reason, status: content.status ?? null, words: content.note, understood: storedContent(content) },
    });
  };

  return {
    async file(organizationId, { content, at, ...report }) {
      const data = { ...report, organizationId, status: content.status ?? null, note: content.note, at: fromInstant(at) };
      const [written] = await db.report.createManyAndReturn({ data: [data], skipDuplicates: true, select: { id: true } });
      if (!written) {
        const { platform, workspace, conversation, message, itemId } = report;
        const before = await db.report.findFirstOrThrow({ where: { organizationId, platform, workspace, conversation, message, itemId }, select: { id: true } });
        return { id: before.id, isNew: false };
      }
      const by = { personId: report.personId, at };
      await addRevision({ organizationId, id: written.id, revision: 1 }, content, 'filed', { ...by, at: fromInstant(at) });
      await saveContent(db, { organizationId, reportId: written.id, planId: report.planId, itemId: report.itemId, place: report }, content, by);
      return { id: written.id, isNew: true };
    },

    async revise(organizationId, reportId, { content, reason, personId, at }) {
      const { planId, itemId, revision, platform, workspace } = await db.report.update({
        where: { organizationId_id: { organizationId, id: reportId } },
        data: { status: content.status ?? null, note: content.note, revision: { increment: 1 }, confirmedAt: null, retractedAt: null },
      });
      await addRevision({ organizationId, id: reportId, revision }, content, reason, { personId, at: fromInstant(at) });
      await saveContent(db, { organizationId, reportId, planId, itemId, place: { platform: oneOf(PLATFORMS, platform), workspace } }, content, { personId, at });
    },

    async retract(organizationId, reportId, { personId, at }) {
      const report = await byId(organizationId, reportId);
      if (!report || report.retractedAt) return false;
      const { revision } = await db.report.update({
        where: { organizationId_id: { organizationId, id: reportId } },
        data: { retractedAt: fromInstant(at), confirmedAt: null, revision: { increment: 1 } },
      });
      await addRevision({ organizationId, id: reportId, revision }, report.content, 'retracted', { personId, at: fromInstant(at) });
      await saveContent(db, { organizationId, reportId, planId: report.planId, itemId: report.itemId, place: report }, contentOf([]), { personId, at });
      return true;
    },

    async confirm(organizationId, reportId, at) {
      const { count } = await db.report.updateMany({ where: { organizationId, id: reportId, confirmedAt: null, retractedAt: null }, data: { confirmedAt: fromInstant(at) } });
      return count > 0;
    },

    byId,
    byCheck: (organizationId, checkId) => find({ organizationId, checkId, retractedAt: null }),

    async byMessage(organizationId, { platform, workspace }, { conversation, message }) {
      const joined = JSON.stringify({ parts: [{ kind: 'words', message }] });
      const found = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
        select r."id" from "public"."Report" r
        join "public"."ReportRevision" v on v."organizationId" = r."organizationId" and v."reportId" = r."id" and v."number" = r."revision"
        where r."organizationId" = ${organizationId}::uuid and r."platform" = ${platform} and r."workspace" = ${workspace} and r."conversation" = ${conversation}
          and (r."message" = ${message} or v."understood" @> ${joined}::jsonb)`);
      return find({ organizationId, id: { in: found.map((row) => row.id) } });
    },

    async latestOf(organizationId, personId, since) {
      const row = await db.report.findFirst({
        where: { organizationId, personId, retractedAt: null, at: { gte: fromInstant(since) } },
        include: REPORT_NOW,
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
      });
      return row ? reportRow(row) : undefined;
    },

    async lastAddedTo(organizationId, personId, since) {
      const last = await db.reportRevision.findFirst({
        where: { organizationId, byId: personId, reason: { in: ['filed', 'corrected'] }, at: { gte: fromInstant(since) }, report: { personId, retractedAt: null } },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        select: { reportId: true },
      });
      return last ? byId(organizationId, last.reportId) : undefined;
    },

    async history(organizationId, itemId, limit) {
      const rows = await db.report.findMany({ where: { organizationId, itemId }, include: REPORT, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: limit });
      return rows.map((row) => ({ ...reportRow(row), revisions: row.reportRevisions.map(revisionRow).reverse() }));
    },
    keepMessage: (organizationId, kept) => keepMessage(db, organizationId, kept),
    evidence: (organizationId, itemId, limit) => listEvidence(db, organizationId, itemId, limit),
  };
}
