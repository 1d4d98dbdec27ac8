import { EVIDENCE_KINDS } from '../../src/domain/types.js';
import { COPY_REASONS } from '../../src/ports.js';
import type { EvidenceRow, KeptMessage } from '../../src/ports.js';
import type { EvidenceCopy } from '../generated/client.js';
import type { Db } from '../convert.js';
import { saveFiles } from './file-evidence.js';
import { fromInstant, oneOf, optionalInstant, toDateText, toInstant } from '../convert.js';

/** What is filed under an item and stands, newest first; readings that came with a report among it. */
export async function listEvidence(db: Db, organizationId: string, itemId: string, limit: number): Promise<EvidenceRow[]> {
  const pieces = await db.evidence.findMany({ where: { organizationId, itemId, retractedAt: null }, include: { copy: true }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: limit });
  const readings = await db.reading.findMany({
    where: { organizationId, measure: { itemId }, retractedAt: null, reportId: { not: null }, recordedById: { not: null } },
    include: { measure: { select: { name: true } } },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  const rows: EvidenceRow[] = [
    ...pieces.map((row): EvidenceRow => ({
      id: row.id,
      itemId,
      kind: oneOf(EVIDENCE_KINDS, row.kind),
      title: row.title,
      personId: row.addedById,
      at: toInstant(row.at),
      fromPrivate: row.fromPrivate,
      ...writing(row),
      ...(row.reportId !== null && { reportId: row.reportId }),
      ...(row.text !== null && { text: row.text }),
      ...(row.url !== null && { url: row.url }),
      ...(row.fileId !== null && { file: { id: row.fileId, name: row.title, mimeType: row.mimeType ?? '', ...(row.size !== null && { size: Number(row.size) }), url: row.url ?? '' } }),
      ...copied(row.copy),
    })),
    ...readings.flatMap((row) =>
      row.recordedById === null
        ? []
        : [{
            id: row.id,
            itemId,
            kind: 'reading' as const,
            title: row.measure.name,
            personId: row.recordedById,
            at: toInstant(row.recordedAt),
            fromPrivate: false,
            reading: { measureId: row.measureId, value: row.value, on: toDateText(row.on) },
            ...(row.reportId !== null && { reportId: row.reportId }),
          }],
    ),
  ];
  return rows.sort((a, b) => b.at.epochMilliseconds - a.at.epochMilliseconds).slice(0, limit);
}

/** The longest title of a piece of evidence, in characters. */
const LONGEST_TITLE = 120;

/** Files a message and each of its files under an item, once each. Says whether the message is new there. */
export async function keepMessage(db: Db, organizationId: string, kept: KeptMessage): Promise<boolean> {
  const { itemId, personId, platform, workspace, conversation, message, author, fromPrivate, permalink } = kept;
  const source = JSON.stringify([platform, workspace, conversation, message]);
  const shared = { organizationId, itemId, addedById: personId, at: fromInstant(kept.at), author, writtenAt: fromInstant(kept.writtenAt), fromPrivate };
  const title = (kept.word === '' ? kept.text : kept.word).replace(/\s+/g, ' ').trim();
  const { count } = await db.evidence.createMany({
    data: [{ ...shared, source, kind: 'message', title: Array.from(title).slice(0, LONGEST_TITLE).join(''), text: kept.text, url: permalink ?? null }],
    skipDuplicates: true,
  });
  if (count === 0) return false;
  await saveFiles(db, { platform, workspace }, kept.files.map((file) => ({ file, row: { ...shared, source: JSON.stringify([source, file.id]) } })));
  return true;
}

/** What became of copying a file, once that is settled. */
function copied(copy: EvidenceCopy | null): Pick<EvidenceRow, 'copy'> {
  if (copy?.state === 'copied') return { copy: { state: 'copied' } };
  if (copy?.state !== 'refused' && copy?.state !== 'failed') return {};
  return { copy: { state: 'none', reason: oneOf(COPY_REASONS, copy.reason ?? '') } };
}

function writing(row: { readonly author: string | null; readonly writtenAt: Date | null }): Pick<EvidenceRow, 'author' | 'writtenAt'> {
  const writtenAt = optionalInstant(row.writtenAt);
  return { ...(row.author !== null && { author: row.author }), ...(writtenAt && { writtenAt }) };
}
