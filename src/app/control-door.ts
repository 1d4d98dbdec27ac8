import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { makeFolder } from '../../prisma/engine/make-folder.js';
import { removeServerFile, writeServerFile } from '../../prisma/engine/server-file.js';
import { errorFields } from '../errors.js';
import type { Logger } from '../ports.js';
import { controlRoutes } from '../web/control.js';
import type { ControlAnswer, ControlRequest } from '../web/control.js';
import type { Close } from './opened.js';
import { listen } from './http-server.js';

export interface ControlDoorOptions {
  readonly dataFolder: string;
  /** Where health is answered. */
  readonly health: string;
  readonly run: (request: ControlRequest) => Promise<ControlAnswer>;
  readonly log: Logger;
}

/**
 * The door for the command line: a listener of its own, on loopback and a free port whatever HOST and PORT say, written
 * with its token into the data folder for this user alone. Where that folder cannot be written (nothing else needs it
 * beside a DATABASE_URL) commands open the database themselves.
 * @returns how to close it: no command finds it any more, and those in hand may finish
 */
export async function openControlDoor({ dataFolder, health, run, log }: ControlDoorOptions): Promise<Close> {
  const token = randomBytes(32).toString('hex');
  const http = await listen(new Hono().route('/', controlRoutes({ token, run })), '127.0.0.1', 0);
  try {
    await makeFolder(dataFolder);
    await writeServerFile(dataFolder, { pid: process.pid, url: http.url, token, health });
  } catch (error) {
    log.warn('control.off', { code: errorFields(error).code });
    await http.close(0);
    return () => Promise.resolve();
  }
  return async (withinMs) => {
    await removeServerFile(dataFolder, { token });
    await http.close(withinMs);
  };
}
