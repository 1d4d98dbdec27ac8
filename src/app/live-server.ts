import { randomBytes } from 'node:crypto';
import { readServerFile } from '../../prisma/engine/server-file.js';
import type { ServerFile } from '../../prisma/engine/server-file.js';
import { controlIdentity, identityProof, isSame } from '../web/control.js';

/**
 * Where nobody listens any more the answer is a refusal, at once. One that listens may be busy with the embedded
 * database, which works in the same thread. Milliseconds.
 */
const PATIENCE_MS = 10_000;

/**
 * The server that runs on a data folder; undefined when there is none. The file that names it outlives a killed server,
 * and whatever listens on its port then is not asked to do anything: it cannot prove that it knows the token.
 */
export async function liveServer(dataFolder: string, patienceMs = PATIENCE_MS): Promise<ServerFile | undefined> {
  const server = await readServerFile(dataFolder);
  if (!server) return undefined;
  const nonce = randomBytes(16).toString('hex');
  try {
    const response = await fetch(`${server.url}/control?nonce=${nonce}`, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) });
    const answer = controlIdentity.safeParse(await response.json());
    return response.ok && answer.success && isSame(answer.data.proof, identityProof(server.token, nonce)) ? server : undefined;
  } catch {
    return undefined;
  }
}
