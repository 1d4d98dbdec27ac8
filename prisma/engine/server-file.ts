import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const serverFile = z.object({
  pid: z.number().int().positive(),
  /** Where the running server takes commands, on loopback and a port of its own, such as `http://127.0.0.1:41234`. */
  url: z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost|\[::1\])$/ }),
  /** What a command must show to be served. */
  token: z.string().min(16),
  /** Where it answers `/healthz` and `/readyz`. */
  health: z.url({ protocol: /^http$/ }),
});

/** How a command reaches a server that works with a data folder. */
export type ServerFile = Readonly<z.infer<typeof serverFile>>;

const folderIn = (folder: string): string => join(folder, 'servers');
/** A name of its own for each server; the token itself is nothing for a listing. */
const nameOf = ({ pid, token }: ServerFile): string => `${pid}-${createHash('sha256').update(token).digest('hex').slice(0, 12)}.json`;

/** Writes it whole or not at all, readable by this user alone: the token opens the server. Each server has a file of its own. */
export async function writeServerFile(folder: string, server: ServerFile): Promise<void> {
  await mkdir(folderIn(folder), { recursive: true, mode: 0o700 });
  const path = join(folderIn(folder), nameOf(server));
  const draft = `${path}.new`;
  await writeFile(draft, `${JSON.stringify(server)}\n`, { mode: 0o600 });
  await rename(draft, path);
}

/** What servers wrote, the latest first; what cannot be understood is left out. A killed server leaves its file behind: whether it lives, only it can tell. */
export async function readServerFiles(folder: string): Promise<readonly ServerFile[]> {
  const names = await readdir(folderIn(folder)).catch(() => []);
  const found = await Promise.all(names.filter((name) => name.endsWith('.json')).map((name) => readOne(join(folderIn(folder), name))));
  return found
    .filter((one) => one !== undefined)
    .sort((one, other) => other.at - one.at)
    .map(({ server }) => server);
}

async function readOne(path: string): Promise<{ readonly server: ServerFile; readonly at: number } | undefined> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    return { server: serverFile.parse(JSON.parse(text)), at: mtimeMs };
  } catch {
    return undefined;
  }
}

/** Removes a server's file; those of others stay. */
export async function removeServerFile(folder: string, server: ServerFile): Promise<void> {
  await rm(join(folderIn(folder), nameOf(server)), { force: true });
}
