import { Hono } from 'hono';

export interface AdminParts {
  /** What Prometheus reads. */
  readonly metrics: () => Promise<{ readonly body: string; readonly contentType: string }>;
  /** The page that shows the queue, under `BOARD_PATH`. */
  readonly board: Hono;
}

export const BOARD_PATH = '/queue';

/** The names that this machine has for itself. */
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * For whoever looks after this machine: `/metrics` and the queue's board. It listens on loopback only, and answers only
 * who asked for loopback by name: a page of elsewhere whose name was made to lead here is refused, and so is what such a
 * page sends.
 */
export function adminRoutes({ metrics, board }: AdminParts): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    const { host, origin } = c.req.header();
    if (!isLoopback(`http://${host ?? ''}`) || (origin !== undefined && !isLoopback(origin))) return c.text('Only for this machine itself.', 403);
    return next();
  });
  app.get('/', (c) => c.redirect(BOARD_PATH));
  app.get('/metrics', async (c) => {
    const { body, contentType } = await metrics();
    return c.body(body, 200, { 'content-type': contentType });
  });
  return app.route('/', board);
}

function isLoopback(address: string): boolean {
  return URL.canParse(address) && LOOPBACK.has(new URL(address).hostname);
}
