import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Hono } from 'hono';
import { errorFields } from '../../errors.js';
import { listen } from '../http-server.js';
import { fault, fine } from './look.js';
import type { Finding, LookParts } from './look.js';

/** Whether the data folder can be made and written; makes nothing. */
export async function lookAtFolder({ config, texts }: LookParts): Promise<readonly Finding[]> {
  const path = resolve(config.dataFolder);
  try {
    const there = await nearestThere(path);
    if (!(await stat(there)).isDirectory()) return [fault(texts.folder, texts.folderFault(path, 'ENOTDIR'))];
    await access(there, constants.W_OK | constants.X_OK);
    return [fine(texts.folder, there === path ? texts.folderFine(path) : texts.folderNone(path))];
  } catch (error) {
    return [fault(texts.folder, texts.folderFault(path, errorFields(error).code))];
  }
}

/** Whether health could be answered where the settings say. Not for a process that answers there already. */
export async function lookAtPort({ config, texts }: LookParts): Promise<readonly Finding[]> {
  const { host, port } = config.http;
  const http = await listen(new Hono(), host, port);
  await http.close(0);
  return port === 0 ? [] : [fine(texts.port, texts.portFine(`${host}:${port}`))];
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
