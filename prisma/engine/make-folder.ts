import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder, and those above it that are missing, for this user alone; one that is there must take new files.
 * Node's own recursive `mkdir` never returns where a folder that is there refuses new ones with ENOENT, as /proc does.
 * @throws the system's error: `EACCES`, `EROFS`, `ENOTDIR`, …
 */
export async function makeFolder(path: string): Promise<void> {
  await makeMissing(path);
  await access(path, constants.W_OK | constants.X_OK);
}

async function makeMissing(path: string): Promise<void> {
  if (await isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) await makeMissing(above);
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!(await isFolder(path))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
