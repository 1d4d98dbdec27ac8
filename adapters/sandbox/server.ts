import { serve } from '@hono/node-server';
import type { ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { AppError } from '../../src/errors.js';
import type { Logger } from '../../src/ports/system.js';
import { sandboxText } from '../../src/text/sandbox/index.js';
import type { FaultView } from './api.js';
import { Fault } from './fault.js';
import { ICON_SVG, PAGE_HTML } from './html.js';
import type { PageAssets } from './page-assets.js';
import { onlyThisPage, pageHeaders } from './security.js';

export interface ServerParts {
  readonly assets: PageAssets;
  readonly api: Hono;
  readonly files: Hono;
  readonly log: Logger;
}

/** The web application: the page, its API, its files. */
export function createServer({ assets, api, files, log }: ServerParts): Hono {
  const app = new Hono();
  app.use(pageHeaders);
  app.use(onlyThisPage);
  app.get('/', (c) => c.html(PAGE_HTML));
  app.get('/page.js', (c) => c.body(assets.script, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' }));
  app.get('/page.css', (c) => c.body(assets.style, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' }));
  app.get('/icon.svg', (c) => c.body(ICON_SVG, 200, { 'content-type': 'image/svg+xml' }));
  app.use('/api/*', async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  app.route('/', files);
  app.route('/api', api);
  app.notFound((c) => refuse(c, new Fault('no-such-page')));
  app.onError((error, c) => {
    if (error instanceof Fault) return refuse(c, error);
    log.error('sandbox.request-failed', { path: c.req.routePath, reason: error.name });
    return refuse(c, new Fault('not-saved'));
  });
  return app;
}

/** A fault as the page shows it, in the language of the page. */
function refuse(c: Context, fault: Fault): Response {
  const text = sandboxText(c.req.header('accept-language') ?? 'en');
  const fields = Object.fromEntries(Object.entries(fault.fields).map(([name, say]) => [name, say(text)]));
  const view: FaultView = { error: fault.code, message: text.errors[fault.code], ...(Object.keys(fields).length > 0 ? { fields } : {}) };
  // What is too large is not read to its end, so the connection cannot be used again.
  return c.json(view, fault.status, fault.status === 413 ? { connection: 'close' } : {});
}

export interface Listening {
  /** Where the page is, such as `http://127.0.0.1:4310`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Listens on loopback only; port 0 takes any free one.
 * Throws `AppError` `sandbox-port-taken` where something else has the port.
 */
export function listenOnLoopback(app: Hono, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (info) => {
      resolve({ url: `http://127.0.0.1:${info.port}`, close: () => closeServer(server) });
    });
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        cause.code === 'EADDRINUSE'
          ? new AppError('sandbox-port-taken', `Port ${port} is taken. Stop what listens there, or choose another port.`, { cause })
          : cause,
      );
    });
  });
}

function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
