import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isFolderHeld } from '../../prisma/engine/folder-lock.js';
import { readServerFile } from '../../prisma/engine/server-file.js';
import type { ServerFile } from '../../prisma/engine/server-file.js';
import { stopwatch } from '../clock.js';
import type { Config } from '../config.js';
import { AppError } from '../errors.js';
import { controlIdentity, identityProof, isSame } from '../web/control.js';

/** How long one question may take before it is seen whether anybody is there at all. Milliseconds. */
const ANSWER_MS = 2_000;
/** The same once it is known that somebody is. */
const LATE_ANSWER_MS = 10_000;
/** How long a process that holds the folder is waited for: the embedded database works in the thread that would answer. Milliseconds. */
const PATIENCE_MS = 30_000;
const AGAIN_MS = 250;

/**
 * The server that runs on a data folder; undefined when there is none that answers in time. The file that names it
 * outlives a killed server, and whatever listens on its port then is not asked to do anything: it cannot prove that it
 * knows the token.
 */
export async function liveServer(dataFolder: string, answerMs = ANSWER_MS): Promise<ServerFile | undefined> {
  const server = await readServerFile(dataFolder);
  if (!server) return undefined;
  const nonce = randomBytes(16).toString('hex');
  try {
    const response = await fetch(`${server.url}/control?nonce=${nonce}`, { redirect: 'error', signal: AbortSignal.timeout(answerMs) });
    const answer = controlIdentity.safeParse(await response.json());
    return response.ok && answer.success && isSame(answer.data.proof, identityProof(server.token, nonce)) ? server : undefined;
  } catch {
    return undefined;
  }
}

export interface AwaitOptions {
  /** Told once, when a process turns out to be there that does not answer yet. */
  readonly onBusy: () => void;
  /** How long it is waited for. Milliseconds. */
  readonly patienceMs?: number;
}

/**
 * The server to ask, also where it starts, stops or works so hard that it answers late; undefined where this process
 * may open the database itself.
 * @throws AppError `server-busy` when what holds the folder has not answered in time
 */
export async function awaitServer(config: Pick<Config, 'database' | 'dataFolder'>, { onBusy, patienceMs = PATIENCE_MS }: AwaitOptions): Promise<ServerFile | undefined> {
  const elapsed = stopwatch();
  let isWaiting = false;
  for (;;) {
    const server = await liveServer(config.dataFolder, isWaiting ? Math.min(LATE_ANSWER_MS, patienceMs) : ANSWER_MS);
    if (server || !(await isHeld(config))) return server;
    if (!isWaiting) onBusy();
    isWaiting = true;
    if (elapsed() > patienceMs) throw await busy(config.dataFolder, patienceMs);
    await pause(AGAIN_MS);
  }
}

/** Beside PostgreSQL a process holds the sandbox's folder alone, and only one that takes commands is in their way. */
async function isHeld({ database, dataFolder }: Pick<Config, 'database' | 'dataFolder'>): Promise<boolean> {
  if ('folder' in database) return isFolderHeld(dataFolder);
  return (await readServerFile(dataFolder)) !== undefined && isFolderHeld(join(dataFolder, 'sandbox'));
}

async function busy(dataFolder: string, patienceMs: number): Promise<AppError> {
  const server = await readServerFile(dataFolder);
  const who = server ? `Throughline (process ${server.pid})` : 'Another Throughline process';
  return new AppError('server-busy', `${who} works on the data folder ${resolve(dataFolder)} and did not answer within ${Math.round(patienceMs / 1_000)} s: it is busy. Nothing was done; try again in a moment.`);
}
