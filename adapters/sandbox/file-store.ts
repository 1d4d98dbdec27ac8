import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { openJournal, syncFolder } from './journal.js';
import type { SandboxStore } from './sandbox-store.js';

/** Ids are UUIDs of ours; anything else names no file. */
const FILE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/**
 * A store in a folder of its own: `journal.jsonl` and `files/`. One process at a time may have it open;
 * the caller sees to that. Throws `AppError` where the journal cannot be read.
 */
export async function openFileStore(folder: string): Promise<SandboxStore> {
  const files = join(folder, 'files');
  await mkdir(files, { recursive: true, mode: 0o700 });
  const journal = await openJournal(join(folder, 'journal.jsonl'));
  return {
    load: () => Promise.resolve(journal.lines),
    append: (entry) => journal.append(entry),
    replace: (history) => journal.replace(history),
    async saveFile(id, bytes) {
      if (!FILE_ID.test(id)) throw new TypeError('A file id must be a UUID.');
      const part = join(files, `${id}.part`);
      const file = await open(part, 'w', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, join(files, id));
      await syncFolder(files);
    },
    async readFile(id) {
      if (!FILE_ID.test(id)) return undefined;
      const bytes = await readFile(join(files, id)).catch(() => undefined);
      return bytes === undefined ? undefined : new Uint8Array(bytes);
    },
    close: () => journal.close(),
  };
}
