import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { access, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isEvidenceKey } from '../../src/domain/evidence-key.js';
import { AppError, errorFields } from '../../src/errors.js';
import type { EvidenceStore } from '../../src/ports/evidence-store.js';
import { fromSource, storing } from './source.js';

/** No room is left where the folder is. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);
/** It can be reached, but not written. */
const CLOSED: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR']);

/**
 * Copies in a folder. A file is written beside its place, brought to the disk and then moved there, so that what lies
 * under a key is whole whatever happens; several processes may use one folder.
 */
export function folderEvidenceStore(folder: string): EvidenceStore {
  const root = resolve(folder);
  const placeOf = (key: string): string => {
    if (!isEvidenceKey(key)) throw new TypeError('This is no key of the evidence store.');
    return join(root, ...key.split('/'));
  };

  return {
    kind: 'folder',

    async put(key, bytes) {
      const place = placeOf(key);
      const part = `${place}.${randomUUID()}.part`;
      return storing(storeError, async () => {
        await makeFolder(dirname(place));
        try {
          const size = await writeAll(part, bytes);
          await rename(part, place);
          await syncFolders(dirname(place), root);
          return size;
        } catch (error) {
          await rm(part, { force: true }).catch(() => undefined);
          throw error;
        }
      });
    },

    async stat(key) {
      const place = placeOf(key);
      return storing(storeError, () => unlessGone(async () => ({ size: (await stat(place)).size })));
    },

    async get(key) {
      const place = placeOf(key);
      return storing(storeError, () =>
        unlessGone(async () => {
          const file = await open(place, 'r');
          return file.createReadStream({ autoClose: true });
        }),
      );
    },

    check: () => storing(storeError, async () => access(await nearest(root), constants.R_OK | constants.W_OK | constants.X_OK)),
  };
}

/** Makes a folder and those above it. Not by Node's own way, which never ends where a folder takes none, such as /proc. */
async function makeFolder(folder: string): Promise<void> {
  const make = (): Promise<void> =>
    mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
      if (errorFields(error).code !== 'EEXIST') throw error;
    });
  try {
    await make();
  } catch (error) {
    if (errorFields(error).code !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await make();
  }
}

/** The folder itself, or the one in which it would be made. */
async function nearest(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    (found) => found.isDirectory(),
    (error: unknown) => {
      if (errorFields(error).code === 'ENOENT') return undefined;
      throw error;
    },
  );
  if (isThere === false) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
  return isThere || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

/** Each piece is on its way to the disk before the next is asked for; at the end all of it is there. */
async function writeAll(place: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await open(place, 'wx', 0o600);
  try {
    let size = 0;
    for await (const piece of fromSource(bytes)) {
      await writeWhole(file, piece);
      size += piece.byteLength;
    }
    await file.sync();
    return size;
  } finally {
    await file.close();
  }
}

async function writeWhole(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let written = 0; written < piece.byteLength; ) written += (await file.write(piece, written)).bytesWritten;
}

/** The names of new files and folders reach the disk too, up to the root. */
async function syncFolders(from: string, root: string): Promise<void> {
  for (let folder = from; folder.startsWith(root); folder = dirname(folder)) {
    // Some systems cannot open a folder; there the name is safe without.
    const handle = await open(folder, 'r').catch(() => undefined);
    await handle?.sync().catch(() => undefined);
    await handle?.close();
    if (folder === root) return;
  }
}

async function unlessGone<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (errorFields(error).code === 'ENOENT') return undefined;
    throw error;
  }
}

function storeError(cause: unknown): AppError {
  const { code } = errorFields(cause);
  if (FULL.has(code)) return new AppError('evidence-store-full', 'The disk of EVIDENCE_FOLDER is full. Free space on it.', { cause });
  if (CLOSED.has(code)) return new AppError('evidence-store-refused', `EVIDENCE_FOLDER cannot be written (${code}). Give it to the user that runs Throughline.`, { cause });
  return new AppError('evidence-store-unreachable', `EVIDENCE_FOLDER cannot be used (${code}). See that it is there.`, { cause });
}
