import { realpath, stat } from 'node:fs/promises';
import { AppError, isDiskFull } from '../../src/errors.js';
import { makeFolder } from './make-folder.js';
import { readServerFiles } from './server-file.js';
import { answers, type Hold, holdAddress, holdSocketFile, InUse, isSocketFileHeld } from './socket-lock.js';

/** The exclusive right to a data folder. It ends with `release`, or with the process, however that ends. */
export interface FolderLock {
  /** The folder's real path. */
  readonly folder: string;
  readonly release: () => Promise<void>;
}

/**
 * Takes the exclusive lock on a data folder, creating the folder if need be. PGlite itself takes none, and
 * a second process that opens the same folder destroys its data in silence.
 *
 * On Linux the lock is an abstract socket named after the folder's device and inode, so every path to the
 * folder gives the same name. Abstract sockets end at a container's network, therefore, and on macOS, a
 * listening socket file in the folder itself holds the lock as well. On Windows a named pipe does.
 * @throws AppError `data-folder-in-use` when another process holds it; `data-folder-unusable` when it cannot be made.
 */
export async function lockFolder(path: string): Promise<FolderLock> {
  const folder = await made(path);
  const name = await lockName(folder);

  const holds: Hold[] = [];
  const release = async (): Promise<void> => {
    for (const hold of holds.splice(0).reverse()) await hold();
  };
  try {
    if (process.platform === 'win32') holds.push(await holdAddress(pipe(name)));
    else if (process.platform === 'linux') {
      holds.push(await holdAddress(abstractSocket(name)));
      holds.push(await holdSocketFile(folder, name).catch(unlessInUse));
    } else holds.push(await holdSocketFile(folder, name));
  } catch (error) {
    await release();
    if (error instanceof InUse) throw await inUse(folder);
    throw unusable(folder, error);
  }
  return { folder, release };
}

/** Whether another process holds a data folder's lock now; takes nothing itself. A folder that is not there is held by nobody. */
export async function isFolderHeld(path: string): Promise<boolean> {
  try {
    const folder = await realpath(path);
    const name = await lockName(folder);
    if (process.platform === 'win32') return await answers(pipe(name));
    return (process.platform === 'linux' && (await answers(abstractSocket(name)))) || (await isSocketFileHeld(folder, name));
  } catch {
    return false;
  }
}

async function lockName(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder, { bigint: true });
  return `throughline-${dev.toString(36)}-${ino.toString(36)}`;
}

const pipe = (name: string): string => `\\\\.\\pipe\\${name}`;
const abstractSocket = (name: string): string => `\0${name}`;

/** Some shared file systems keep no sockets; the abstract one is held already and has to do there. */
function unlessInUse(error: unknown): Hold {
  if (error instanceof InUse) throw error;
  return () => Promise.resolve();
}

async function made(path: string): Promise<string> {
  try {
    await makeFolder(path);
    return await realpath(path);
  } catch (error) {
    throw unusable(path, error);
  }
}

async function inUse(folder: string): Promise<AppError> {
  const [server] = await readServerFiles(folder);
  const who = server ? `process ${server.pid}, at ${server.health}` : 'another process';
  return new AppError(
    'data-folder-in-use',
    `The data folder ${folder} is in use by ${who}. Stop that one first, or choose another folder. ` +
      'Several processes at once need a PostgreSQL database: set DATABASE_URL.',
  );
}

/** Why a data folder cannot be used, as AppError `data-folder-full` or `data-folder-unusable`. */
export function unusable(folder: string, cause: unknown): AppError {
  if (isDiskFull(cause)) return new AppError('data-folder-full', `The disk that holds the data folder ${folder} is full. Free space on it and try again; what was kept is still there.`, { cause });
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError('data-folder-unusable', `The data folder ${folder} cannot be used: ${reason}. Choose a folder on a local disk that this user may write to.`, { cause });
}
