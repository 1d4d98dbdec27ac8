import { randomBytes } from 'node:crypto';
import { link, mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../src/errors.js';
import { readServerFile } from './server-file.js';

/** The exclusive right to a data folder. It ends with `release`, or with the process, however that ends. */
export interface FolderLock {
  /** The folder's real path. */
  readonly folder: string;
  release(): Promise<void>;
}

/** A held part of the lock: the sockets that carry it are closed by the system when the process dies. */
type Hold = () => Promise<void>;

/** Where the kernel's limit for the path of a socket file lies (104 bytes on macOS, 108 on Linux), with room for a suffix. */
const LONGEST_SOCKET_PATH = 90;

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
  const folder = await makeFolder(path);
  const { dev, ino } = await stat(folder, { bigint: true });
  const name = `throughline-${dev.toString(36)}-${ino.toString(36)}`;

  const holds: Hold[] = [];
  const release = async (): Promise<void> => {
    for (const hold of holds.splice(0).reverse()) await hold();
  };
  try {
    if (process.platform === 'win32') holds.push(await holdAddress(`\\\\.\\pipe\\${name}`));
    if (process.platform === 'linux') holds.push(await holdAddress(`\0${name}`));
    if (process.platform !== 'win32') holds.push(await holdSocketFile(folder, name));
  } catch (error) {
    await release();
    if (error instanceof InUse) throw await inUse(folder);
    throw unusable(folder, error);
  }
  return { folder, release };
}

class InUse extends Error {}

async function makeFolder(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    return await realpath(path);
  } catch (error) {
    throw unusable(path, error);
  }
}

/** Holds an address that the system frees with the process; bound twice, it is refused. */
async function holdAddress(address: string): Promise<Hold> {
  try {
    const server = await listen(address);
    return () => close(server);
  } catch (error) {
    throw codeOf(error) === 'EADDRINUSE' ? new InUse() : error;
  }
}

/**
 * Holds the socket file `lock` of a folder. Unlike an address, the file outlives a killed process: one that
 * nobody answers is stale and is replaced. Linking and renaming are atomic, so of several that find it stale one wins.
 */
async function holdSocketFile(folder: string, name: string): Promise<Hold> {
  const inFolder = join(folder, 'lock');
  const file = Buffer.byteLength(inFolder) <= LONGEST_SOCKET_PATH ? inFolder : join(tmpdir(), name);
  const own = `${file}.${randomBytes(3).toString('hex')}`;
  const server = await listen(own);
  try {
    await claim(own, file);
  } catch (error) {
    await close(server);
    throw error;
  } finally {
    await rm(own, { force: true });
  }
  return async () => {
    await rm(file, { force: true });
    await close(server);
  };
}

async function claim(own: string, file: string): Promise<void> {
  for (;;) {
    try {
      await link(own, file);
      return;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    if (await answers(file)) throw new InUse();
    await removeStale(file, `${own}-stale`);
  }
}

async function removeStale(file: string, aside: string): Promise<void> {
  try {
    await rename(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return; // someone else removed it first
    throw error;
  }
  // Someone may have claimed the name between the look and the rename: theirs is put back.
  if (await answers(aside)) {
    await link(aside, file).catch(() => undefined);
    await rm(aside, { force: true });
    throw new InUse();
  }
  await rm(aside, { force: true });
}

/** Whether a living process listens at a socket file. One that may not be asked counts as living. */
function answers(file: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(file);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error) => resolve(!['ECONNREFUSED', 'ENOENT'].includes(codeOf(error) ?? '')));
  });
}

function listen(address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(address, () => {
      // Holding a lock alone keeps no process alive.
      server.unref();
      resolve(server);
    });
  });
}

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

async function inUse(folder: string): Promise<AppError> {
  const server = await readServerFile(folder);
  const who = server ? `process ${server.pid}, at ${server.url}` : 'another process';
  return new AppError(
    'data-folder-in-use',
    `The data folder ${folder} is in use by ${who}. Stop that one first, or choose another folder. ` +
      'Several processes at once need a PostgreSQL database: set DATABASE_URL.',
  );
}

function unusable(folder: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError('data-folder-unusable', `The data folder ${folder} cannot be used: ${reason}. Choose a folder on a local disk that this user may write to.`, { cause });
}
