import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { makeFolder } from '../../prisma/engine/make-folder.js';
import { removeServerFile, writeServerFile } from '../../prisma/engine/server-file.js';
import { errorFields } from '../errors.js';
import type { Logger } from '../ports.js';
import { controlRoutes } from '../web/control.js';
import type { ControlAnswer, ControlRequest } from '../web/control.js';
import { listen } from './http-server.js';
import { removeLeftServers } from './live-server.js';
import type { Close } from './opened.js';

export interface ControlDoorOptions {
  readonly dataFolder: string;
  /** Where health is answered. */
  readonly health: string;
  readonly run: (request: ControlRequest) => Promise<ControlAnswer>;
  readonly log: Logger;
}

/**
 * The door for the command line: a listener of its own, on loopback and a free port whatever HOST and PORT say, written
 * with its token into a file of its own in the data folder, for this user alone: several processes may share the folder. Where that folder cannot be written (nothing else needs it
 * beside a DATABASE_URL) commands open the database themselves.
 * @returns how to close it: no command finds it any more, and those in hand may finish
 */
export async function openControlDoor({ dataFolder, health, run, log }: ControlDoorOptions): Promise<Close> {
  const token = randomBytes(32).toString('hex');
  const http = await listen(new Hono().route('/', controlRoutes({ token, run })), '127.0.0.1', 0);
  const server = { pid: process.pid, url: http.url, token, health };
  try {
    await makeFolder(dataFolder);
    await removeLeftServers(dataFolder);
    await writeServerFile(dataFolder, server);
  } catch (error) {
    log.warn('control.off', { code: errorFields(error).code });
    await http.close(0);
    return () => Promise.resolve();
  }
  return async (withinMs) => {
    await removeServerFile(dataFolder, server);
    await http.close(withinMs);
  };
}
