import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isFolderHeld } from '../../prisma/engine/folder-lock.js';
import { readServerFiles, removeServerFile } from '../../prisma/engine/server-file.js';
import type { ServerFile } from '../../prisma/engine/server-file.js';
import { stopwatch } from '../clock.js';
import type { Config } from '../config.js';
import { AppError, faultCode } from '../errors.js';
import { controlIdentity, identityProof, isSame } from '../web/control.js';

/** How long one question may take before it is seen whether anybody is there at all. Milliseconds. */
const ANSWER_MS = 2_000;
/** The same once it is known that somebody is. */
const LATE_ANSWER_MS = 10_000;
/** How long a process that holds the folder is waited for: the embedded database works in the thread that would answer. Milliseconds. */
const PATIENCE_MS = 30_000;
const AGAIN_MS = 250;

/**
 * A server that runs on a data folder, the latest that answers in time; undefined when there is none. The file that names
 * one outlives a killed server, and whatever listens on its port then is not asked to do anything: it cannot prove that it
 * knows the token.
 */
export async function liveServer(dataFolder: string, answerMs = ANSWER_MS): Promise<ServerFile | undefined> {
  const servers = await readServerFiles(dataFolder);
  const found = await Promise.all(servers.map((server) => ask(server, answerMs)));
  return servers.find((_, index) => found[index] === 'there');
}

/** Removes the files of servers that are gone; one that is only slow keeps its own. */
export async function removeLeftServers(dataFolder: string): Promise<void> {
  const servers = await readServerFiles(dataFolder);
  await Promise.all(servers.map(async (server) => (await ask(server, ANSWER_MS)) === 'gone' && removeServerFile(dataFolder, server)));
}

/** Whether a server listens where its file says: nobody does, or somebody else, where it is gone. */
async function ask({ url, token }: ServerFile, answerMs: number): Promise<'there' | 'silent' | 'gone'> {
  const nonce = randomBytes(16).toString('hex');
  try {
    const response = await fetch(`${url}/control?nonce=${nonce}`, { redirect: 'error', signal: AbortSignal.timeout(answerMs) });
    const answer = controlIdentity.safeParse(await response.json());
    return response.ok && answer.success && isSame(answer.data.proof, identityProof(token, nonce)) ? 'there' : 'gone';
  } catch (error) {
    return faultCode(error) === 'ECONNREFUSED' ? 'gone' : 'silent';
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
  return (await readServerFiles(dataFolder)).length > 0 && isFolderHeld(join(dataFolder, 'sandbox'));
}

async function busy(dataFolder: string, patienceMs: number): Promise<AppError> {
  const [server] = await readServerFiles(dataFolder);
  const who = server ? `Throughline (process ${server.pid})` : 'Another Throughline process';
  return new AppError('server-busy', `${who} works on the data folder ${resolve(dataFolder)} and did not answer within ${Math.round(patienceMs / 1_000)} s: it is busy. Nothing was done; try again in a moment.`);
}
