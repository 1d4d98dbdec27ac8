import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { AppError } from '../../src/errors.js';
import { lockFolder, unusable } from './folder-lock.js';
import { tryWriting } from './try-writing.js';

/** Where the embedded database lives: a data folder, or memory (optionally starting from a dump of another). */
export type PgliteLocation =
  | {
      readonly folder: string;
      /** A dump that a new folder begins with, asked for only then; it is made from nothing where there is none. */
      readonly empty?: () => Promise<Blob | undefined>;
    }
  | { readonly memory: true; readonly from?: Blob };

export interface OpenPglite {
  readonly db: PGlite;
  /** Closes the database and gives up the folder. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the embedded database, alone. PGlite runs without fsync: what it acknowledged survives the death of the
 * process, not the loss of power.
 * @throws AppError `data-folder-in-use`, `data-folder-unusable`, `data-folder-full`, `data-folder-damaged`.
 */
export async function openPglite(location: PgliteLocation): Promise<OpenPglite> {
  if (!('folder' in location)) {
    const db = await PGlite.create(location.from ? { loadDataDir: location.from } : {});
    return { db, close: () => closeOnce(db) };
  }

  const lock = await lockFolder(location.folder);
  try {
    const files = join(lock.folder, 'database');
    if (!existsSync(files)) await createFiles(files, await location.empty?.());
    const db = await openFiles(files);
    return {
      db,
      close: async () => {
        await closeOnce(db);
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function closeOnce(db: PGlite): Promise<void> {
  if (!db.closed) await db.close();
}

/** Made aside and moved into place whole: a process killed meanwhile leaves no half-made database behind. */
async function createFiles(files: string, empty: Blob | undefined): Promise<void> {
  const draft = `${files}.new`;
  await rm(draft, { recursive: true, force: true });
  try {
    const db = await PGlite.create(draft, empty ? { loadDataDir: empty } : {});
    await db.close();
    await rename(draft, files);
  } catch (error) {
    // Looked at before the draft goes, for that may be what fills the disk.
    await mustTakeFiles(files).finally(() => rm(draft, { recursive: true, force: true }));
    throw error;
  }
}

async function openFiles(files: string): Promise<PGlite> {
  try {
    return await PGlite.create(files);
  } catch (cause) {
    await mustTakeFiles(files);
    throw new AppError(
      'data-folder-damaged',
      `The database in ${files} does not open. Restore that folder from a backup; keep a copy of it as it is for whoever looks into it.`,
      { cause },
    );
  }
}

/** A database that does not open is not blamed for a disk that takes nothing. */
async function mustTakeFiles(files: string): Promise<void> {
  const folder = dirname(files);
  await tryWriting(folder).catch((cause: unknown) => {
    throw unusable(folder, cause);
  });
}
