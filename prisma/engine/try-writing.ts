import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** As much as a few pages of the database: a disk that takes less is full. */
const TRIAL_BYTES = 64 * 1024;

/**
 * Writes a little into a folder and takes it back. Rights alone do not tell: a full disk, or a folder like /proc, takes
 * nothing whoever asks.
 * @throws the system's error: `ENOSPC`, `EACCES`, `EROFS`, …
 */
export async function tryWriting(folder: string): Promise<void> {
  const trial = await mkdtemp(join(folder, '.throughline-'));
  await writeFile(join(trial, 'trial'), Buffer.alloc(TRIAL_BYTES)).finally(() => rm(trial, { recursive: true, force: true }));
}
