import { EVIDENCE_KINDS } from '../../src/domain/types.js';
import type { EvidenceRow } from '../../src/ports.js';
import type { Db } from '../convert.js';
import { oneOf, toDateText, toInstant } from '../convert.js';

/** What is filed under an item and stands, newest first; readings that came with a report among it. */
export async function listEvidence(db: Db, organizationId: string, itemId: string, limit: number): Promise<EvidenceRow[]> {
  const pieces = await db.evidence.findMany({ where: { organizationId, itemId, retractedAt: null }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: limit });
  const readings = await db.reading.findMany({
    where: { organizationId, measure: { itemId }, retractedAt: null, reportId: { not: null }, recordedById: { not: null } },
    include: { measure: { select: { name: true } } },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  const rows: EvidenceRow[] = [
    ...pieces.map((row) => ({
      id: row.id,
      itemId,
      kind: oneOf(EVIDENCE_KINDS, row.kind),
      title: row.title,
      personId: row.addedById,
      at: toInstant(row.at),
      ...(row.reportId !== null && { reportId: row.reportId }),
      ...(row.text !== null && { text: row.text }),
      ...(row.url !== null && { url: row.url }),
      ...(row.fileId !== null && { file: { id: row.fileId, name: row.title, mimeType: row.mimeType ?? '', size: row.size ?? 0, url: row.url ?? '' } }),
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
            reading: { measureId: row.measureId, value: row.value, on: toDateText(row.on) },
            ...(row.reportId !== null && { reportId: row.reportId }),
          }],
    ),
  ];
  return rows.sort((a, b) => b.at.epochMilliseconds - a.at.epochMilliseconds).slice(0, limit);
}
