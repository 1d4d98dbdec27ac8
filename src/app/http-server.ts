import { serve } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import { AppError } from '../errors.js';

export interface HttpServer {
  /** Such as `http://127.0.0.1:4180`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Listens; port 0 takes any free one. Throws AppError `port-taken`. */
export function listen(app: Hono, host: string, port: number): Promise<HttpServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) => {
      const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
      resolve({ url: `http://${shown}:${info.port}`, close: () => closeServer(server) });
    });
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(cause.code === 'EADDRINUSE' ? new AppError('port-taken', `Port ${port} is taken. Stop what listens there, or set PORT to another one.`, { cause }) : cause);
    });
  });
}

/** A connection that stays open would hold the process up. */
function closeServer(server: ServerType): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
