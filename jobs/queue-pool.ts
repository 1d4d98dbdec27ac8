import pg from 'pg';

/** Connections kept for the queue; each worker holds one of them for as long as it works. */
const MAX_CONNECTIONS = 5;

/**
 * A pool of connections to PostgreSQL for the queue alone: its statements name no schema, so these connections look in
 * `bullmq` first. Ending it is the caller's.
 * @param url a `postgres://` address
 */
export function queuePool(url: string, max = MAX_CONNECTIONS): pg.Pool {
  return new pg.Pool({
    connectionString: url,
    max: Math.max(max, 2),
    options: '-c search_path=bullmq,public',
    application_name: 'throughline-queue',
    connectionTimeoutMillis: 2000,
    keepAlive: true,
  });
}
