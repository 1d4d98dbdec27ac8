import { readFile, rename, rm, writeFile } from 'node:fs/promises';
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

/** How a command reaches the server that holds a data folder. */
export type ServerFile = Readonly<z.infer<typeof serverFile>>;

const pathIn = (folder: string): string => join(folder, 'server.json');

/** Writes it whole or not at all, readable by this user alone: the token opens the server. */
export async function writeServerFile(folder: string, server: ServerFile): Promise<void> {
  const path = pathIn(folder);
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(server)}\n`, { mode: 0o600 });
  await rename(draft, path);
}

/** Nothing when no server wrote one, or when it cannot be understood. A killed server leaves its file behind: the folder's lock tells whether it lives. */
export async function readServerFile(folder: string): Promise<ServerFile | undefined> {
  try {
    return serverFile.parse(JSON.parse(await readFile(pathIn(folder), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Removes it, unless another server has written its own since. */
export async function removeServerFile(folder: string, { token }: Pick<ServerFile, 'token'>): Promise<void> {
  const found = await readServerFile(folder);
  if (found === undefined || found.token === token) await rm(pathIn(folder), { force: true });
}
