import { randomBytes } from 'node:crypto';
import { link, readdir, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives up something held. What a socket holds, the system gives up when the process dies. */
export type Hold = () => Promise<void>;

/** Someone else holds it. */
export class InUse extends Error {}

/** Where the kernel's limit for the path of a socket file lies (104 bytes on macOS, 108 on Linux), with room for a suffix. */
const LONGEST_SOCKET_PATH = 85;

/**
 * Holds an address that the system frees with the process: an abstract socket on Linux, a named pipe on Windows.
 * @throws InUse when it is bound already.
 */
export async function holdAddress(address: string): Promise<Hold> {
  try {
    const server = await listen(address);
    return () => close(server);
  } catch (error) {
    throw codeOf(error) === 'EADDRINUSE' ? new InUse() : error;
  }
}

/**
 * Holds a folder by a socket file in it. Unlike an address, the file outlives its process: one at which nobody
 * answers is stale. It is never replaced but followed by the next number, `lock.1`, `lock.2`, …; linking is atomic,
 * so one process makes each number, and who holds the highest holds the folder. The highest file is left when it is
 * given up: were the numbers to start again, a process that looked before and acts after could make an old one anew.
 * @param name used below the system's temporary folder where the folder's own path is too long for a socket
 * @throws InUse when somebody answers at it.
 */
export async function holdSocketFile(folder: string, name: string): Promise<Hold> {
  const place = placeOf(folder, name);
  const draft = join(place.folder, `${place.prefix}new-${randomBytes(4).toString('hex')}`);
  const server = await listen(draft);
  try {
    await claim(place, draft);
  } catch (error) {
    await close(server);
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return () => close(server);
}

/** Whether somebody holds a folder by a socket file in it; takes nothing. `name` as for `holdSocketFile`. */
export async function isSocketFileHeld(folder: string, name: string): Promise<boolean> {
  const place = placeOf(folder, name);
  const [highest] = await numbersIn(place);
  return highest !== undefined && answers(fileOf(place, highest));
}

interface Place {
  readonly folder: string;
  readonly prefix: string;
}

function placeOf(folder: string, name: string): Place {
  const fits = Buffer.byteLength(join(folder, 'lock')) <= LONGEST_SOCKET_PATH;
  return fits ? { folder, prefix: 'lock.' } : { folder: tmpdir(), prefix: `${name}.` };
}

async function claim(place: Place, draft: string): Promise<void> {
  for (;;) {
    const [highest] = await numbersIn(place);
    if (highest !== undefined && (await answers(fileOf(place, highest)))) throw new InUse();
    const mine = (highest ?? 0) + 1;
    if (!(await linked(draft, fileOf(place, mine)))) continue;
    const [first, ...older] = await numbersIn(place);
    if (first !== mine) {
      // Between the look and the link others went further, and removed what was here.
      await rm(fileOf(place, mine), { force: true });
      continue;
    }
    for (const number of older) await rm(fileOf(place, number), { force: true });
    return;
  }
}

const fileOf = ({ folder, prefix }: Place, number: number): string => join(folder, `${prefix}${number}`);

/** Highest first. */
async function numbersIn({ folder, prefix }: Place): Promise<number[]> {
  const names = await readdir(folder);
  const numbers = names.filter((name) => name.startsWith(prefix)).map((name) => Number(name.slice(prefix.length)));
  return numbers.filter(Number.isInteger).sort((a, b) => b - a);
}

/** Whether the name was still free. */
async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Whether a living process listens at a socket file, an abstract socket or a pipe. One that may not be asked counts as living. */
export function answers(file: string): Promise<boolean> {
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
