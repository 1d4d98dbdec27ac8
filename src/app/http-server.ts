import { serve } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
import type { Env, Hono } from 'hono';
import { AppError } from '../errors.js';

export interface HttpServer {
  /** Such as `http://127.0.0.1:4180`. */
  readonly url: string;
  /** Takes nothing new and lets requests in hand finish, at most `withinMs`; then it cuts them off. */
  close(withinMs: number): Promise<void>;
}

/** How often connections are looked at that have become idle while the server closes. Milliseconds. */
const IDLE_LOOK_MS = 50;

/** Listens; port 0 takes any free one. `setting` is what a fault tells to change. Throws AppError `port-taken`, `port-refused`, `host-unknown`. */
export function listen<E extends Env>(app: Hono<E>, host: string, port: number, setting = 'PORT'): Promise<HttpServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) => {
      const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
      resolve({ url: `http://${shown}:${info.port}`, close: (withinMs) => closeServer(server, withinMs) });
    });
    server.once('error', (cause: NodeJS.ErrnoException) => reject(explained(cause, host, port, setting)));
  });
}

function explained(cause: NodeJS.ErrnoException, host: string, port: number, setting: string): Error {
  switch (cause.code) {
    case 'EADDRINUSE':
      return new AppError('port-taken', `Port ${port} is taken. Stop what listens there, or set ${setting} to another one.`, { cause });
    case 'EACCES':
      return new AppError('port-refused', `This user may not listen on port ${port}. Set ${setting} to one of 1024 or more.`, { cause });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAFNOSUPPORT':
      return new AppError('host-unknown', `${host} is no address of this machine. Set HOST to one that is, or to 0.0.0.0 for all of them.`, { cause });
    default:
      return cause;
  }
}

/** A connection that stays open would hold the process up. */
async function closeServer(server: ServerType, withinMs: number): Promise<void> {
  const closed = new Promise<void>((done) => void server.close(() => done()));
  if (!('closeAllConnections' in server)) return closed;
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS);
  const cut = setTimeout(() => server.closeAllConnections(), withinMs * 0.9);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}
