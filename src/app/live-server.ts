import { readServerFile } from '../../prisma/engine/server-file.js';
import type { ServerFile } from '../../prisma/engine/server-file.js';

/** A server on this machine answers at once, or is not there. Milliseconds. */
const PATIENCE_MS = 2_000;

/** The server that runs on a data folder; undefined when none answers. */
export async function liveServer(dataFolder: string): Promise<ServerFile | undefined> {
  const server = await readServerFile(dataFolder);
  if (!server) return undefined;
  try {
    const response = await fetch(`${server.url}/healthz`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return response.ok ? server : undefined;
  } catch {
    return undefined;
  }
}
