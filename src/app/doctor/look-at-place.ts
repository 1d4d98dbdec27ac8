import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Hono } from 'hono';
import { tryWriting } from '../../../prisma/engine/try-writing.js';
import { AppError, errorFields } from '../../errors.js';
import { listen } from '../http-server.js';
import { fault, fine } from './look.js';
import type { Finding, LookParts } from './look.js';

/** Whether the data folder can be made and written; leaves nothing there. */
export async function lookAtFolder({ config, texts }: LookParts): Promise<readonly Finding[]> {
  const path = resolve(config.dataFolder);
  try {
    const there = await nearestThere(path);
    if (!(await stat(there)).isDirectory()) return [fault(texts.folder, texts.folderFault(path, 'ENOTDIR'))];
    await tryWriting(there);
    return [fine(texts.folder, there === path ? texts.folderFine(path) : texts.folderNone(path))];
  } catch (error) {
    return [fault(texts.folder, texts.folderFault(path, errorFields(error).code))];
  }
}

/**
 * Whether health, and a sandbox page that wants a port of its own, could be answered where the settings say. Not for a
 * process that answers there already.
 */
export async function lookAtPort({ config, texts }: LookParts): Promise<readonly Finding[]> {
  const { http, sandbox } = config;
  const findings = await lookAtAddress(texts, http.host, http.port, texts.port);
  return sandbox.on && !sandbox.anyPort ? [...findings, ...(await lookAtAddress(texts, '127.0.0.1', sandbox.port, texts.sandboxPort))] : findings;
}

async function lookAtAddress(texts: LookParts['texts'], host: string, port: number, part: string): Promise<readonly Finding[]> {
  try {
    const server = await listen(new Hono(), host, port);
    await server.close(0);
    return port === 0 ? [] : [fine(part, texts.portFine(`${host}:${port}`))];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // What is said of PORT must not be read as of SANDBOX_PORT.
    return [fault(part, part === texts.sandboxPort && error.code === 'port-taken' ? texts.sandboxPortTaken(port) : error.message)];
  }
}

/** The path itself, or the nearest folder above it that is there. */
async function nearestThere(path: string): Promise<string> {
  try {
    await stat(path);
    return path;
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes(errorFields(error).code) || dirname(path) === path) throw error;
    return nearestThere(dirname(path));
  }
}
