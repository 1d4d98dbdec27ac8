import type { Temporal } from 'temporal-polyfill';
import type { FileReference, ReportContent } from '../../src/domain/report-content.js';
import type { Workspace } from '../../src/ports.js';
import type { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromDateText, fromInstant, toDateText } from '../convert.js';
import { fileColumns, saveFiles } from './file-evidence.js';

/** Whose content it is. */
export interface ContentOwner {
  readonly organizationId: string;
  readonly reportId: string;
  readonly planId: string;
  readonly itemId: string;
  /** Where the report was made, and its files are kept. */
  readonly place: Workspace;
}

/** The longest title of a piece of evidence, in characters. */
const LONGEST_TITLE = 120;

/**
 * Makes the rows that hang on a report say what `content` says. Rows that say the same stay untouched;
 * those no longer said are marked as retracted and kept.
 */
export async function saveContent(db: Db, owner: ContentOwner, content: ReportContent, by: { readonly personId: string; readonly at: Temporal.Instant }): Promise<void> {
  await saveReadings(db, owner, content, by);
  await saveEvidence(db, owner, content, by);
  await saveBlockers(db, owner, content, by.at);
  await saveNeeds(db, owner, content, by.at);
}

async function saveReadings(db: Db, { organizationId, reportId }: ContentOwner, content: ReportContent, by: { readonly personId: string; readonly at: Temporal.Instant }): Promise<void> {
  const rows = await db.reading.findMany({ where: { organizationId, reportId, retractedAt: null } });
  const { gone, added } = difference(rows, content.readings, (row) => key(row.measureId, row.value, toDateText(row.on)), (reading) => key(reading.measureId, reading.value, reading.on));
  if (gone.length > 0) await db.reading.updateMany({ where: { organizationId, id: { in: gone.map((row) => row.id) } }, data: { retractedAt: fromInstant(by.at) } });
  if (added.length === 0) return;
  const measures = await db.measure.findMany({ where: { organizationId, id: { in: added.map((reading) => reading.measureId) } }, select: { id: true, studentGroup: true } });
  const groupOf = new Map(measures.map((measure) => [measure.id, measure.studentGroup]));
  await db.reading.createMany({
    data: added.map(({ measureId, value, on }) => ({
      organizationId, measureId, value, on: fromDateText(on), studentGroup: groupOf.get(measureId) ?? null, reportId, recordedById: by.personId, recordedAt: fromInstant(by.at),
    })),
  });
}

async function saveEvidence(db: Db, { organizationId, reportId, itemId, place }: ContentOwner, content: ReportContent, by: { readonly personId: string; readonly at: Temporal.Instant }): Promise<void> {
  const rows = await db.evidence.findMany({ where: { organizationId, reportId, retractedAt: null } });
  const { gone, added } = difference(rows, evidenceOf(content), (row) => key(row.kind, row.text, row.url, row.fileId), (piece) => key(piece.kind, piece.text ?? null, piece.url ?? null, piece.fileId ?? null));
  if (gone.length > 0) await db.evidence.updateMany({ where: { organizationId, id: { in: gone.map((row) => row.id) } }, data: { retractedAt: fromInstant(by.at) } });
  const shared = { organizationId, reportId, itemId, addedById: by.personId, at: fromInstant(by.at) };
  await db.evidence.createMany({ data: added.flatMap(({ file, ...piece }) => (file ? [] : [{ ...piece, ...shared }])) });
  await saveFiles(db, place, added.flatMap(({ file, title: shown }) => (file ? [{ file, row: { ...shared, title: shown } }] : [])));
}

type NewEvidence = Pick<Prisma.EvidenceCreateManyInput, 'kind' | 'title' | 'text' | 'url' | 'fileId'> & { readonly file?: FileReference };

function evidenceOf({ note, links, files }: ReportContent): NewEvidence[] {
  return [
    ...(note === '' ? [] : [{ kind: 'text', title: title(note), text: note }]),
    ...links.map((url) => ({ kind: 'link', title: title(url), url })),
    ...files.map((file) => ({ ...fileColumns(file), title: title(file.name), file })),
  ];
}

async function saveBlockers(db: Db, { organizationId, reportId, itemId }: ContentOwner, content: ReportContent, at: Temporal.Instant): Promise<void> {
  const rows = await db.blocker.findMany({ where: { organizationId, reportId, retractedAt: null } });
  const { gone, added } = difference(rows, content.blockers, (row) => row.text, (text) => text);
  if (gone.length > 0) await db.blocker.updateMany({ where: { organizationId, id: { in: gone.map((row) => row.id) } }, data: { retractedAt: fromInstant(at) } });
  await db.blocker.createMany({ data: added.map((text) => ({ organizationId, reportId, itemId, text })) });
}

/** A need that was met or withdrawn by hand stays so, as long as the report still names it. */
async function saveNeeds(db: Db, { organizationId, reportId, planId, itemId }: ContentOwner, content: ReportContent, at: Temporal.Instant): Promise<void> {
  const rows = await db.need.findMany({ where: { organizationId, reportId } });
  const { gone, added } = difference(rows, content.needs, (row) => row.what, (what) => what);
  const open = gone.filter((row) => row.state === 'open').map((row) => row.id);
  if (open.length > 0) await db.need.updateMany({ where: { organizationId, id: { in: open } }, data: { state: 'withdrawn', closedAt: fromInstant(at) } });
  const returned = rows.filter((row) => row.state === 'withdrawn' && content.needs.includes(row.what)).map((row) => row.id);
  if (returned.length > 0) await db.need.updateMany({ where: { organizationId, id: { in: returned } }, data: { state: 'open', closedAt: null } });
  await db.need.createMany({ data: added.map((what, position) => ({ organizationId, planId, itemId, reportId, what, position, createdAt: fromInstant(at) })) });
}

function difference<R, V>(rows: readonly R[], values: readonly V[], keyOfRow: (row: R) => string, keyOfValue: (value: V) => string): { gone: R[]; added: V[] } {
  const wanted = new Set(values.map(keyOfValue));
  const present = new Set(rows.map(keyOfRow));
  return { gone: rows.filter((row) => !wanted.has(keyOfRow(row))), added: values.filter((value) => !present.has(keyOfValue(value))) };
}

function key(...parts: readonly (string | number | null)[]): string {
  return JSON.stringify(parts);
}

function title(text: string): string {
  const characters = Array.from(text.slice(0, LONGEST_TITLE * 4).replace(/\s+/g, ' ').trim());
  return characters.length <= LONGEST_TITLE ? characters.join('') : `${characters.slice(0, LONGEST_TITLE - 1).join('')}…`;
}
