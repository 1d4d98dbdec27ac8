import type { FileReference } from '../../src/domain/report-content.js';
import type { Workspace } from '../../src/ports.js';
import type { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';

/** A file to be filed, and what its row says beside the file itself. */
export interface FiledFile {
  readonly file: FileReference;
  readonly row: Pick<Prisma.EvidenceCreateManyInput, 'organizationId' | 'itemId' | 'reportId' | 'addedById' | 'at' | 'source' | 'author' | 'writtenAt' | 'fromPrivate'> & { readonly title?: string };
}

/** A file by reference: where a person opens it. */
export function fileColumns({ id, name, mimeType, size, url, permalink }: FileReference) {
  return { kind: 'file', title: name, url: permalink ?? url, fileId: id, mimeType, size: size === undefined ? null : Math.min(Math.round(size), Number.MAX_SAFE_INTEGER) };
}

/** Files evidence by reference, and notes with each file where a copy of it can be fetched; what is filed already is left as it is. */
export async function saveFiles(db: Db, { platform, workspace }: Workspace, files: readonly FiledFile[]): Promise<void> {
  if (files.length === 0) return;
  const written = await db.evidence.createManyAndReturn({ data: files.map(({ file, row }) => ({ ...fileColumns(file), ...row })), skipDuplicates: true, select: { id: true, organizationId: true, fileId: true } });
  const addresses = new Map(files.map(({ file }) => [file.id, file.url]));
  await db.evidenceCopy.createMany({
    data: written.map(({ id, organizationId, fileId }) => ({ organizationId, evidenceId: id, platform, workspace, address: addresses.get(fileId ?? '') ?? '' })),
  });
}
