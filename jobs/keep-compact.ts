import type { PgPool } from 'bullmq';

/** Every finished job leaves about 1.3 kB behind (measured on PGlite 0.5); an hour's worth is cleared in milliseconds. */
const EVERY_MS = 60 * 60 * 1000;
const FIRST_MS = 60 * 1000;

export interface KeepCompactOptions {
  readonly onError: (error: unknown) => void;
  readonly firstMs?: number;
  readonly everyMs?: number;
}

/**
 * Clears what deleted rows leave behind, in the whole embedded database, a minute from now and then every hour. PostgreSQL
 * has autovacuum for that; PGlite has nothing, and a queue's tables would grow for ever.
 * @returns a function that stops it and waits for a clearing in hand
 */
export function keepCompact(pool: PgPool, { onError, firstMs = FIRST_MS, everyMs = EVERY_MS }: KeepCompactOptions): () => Promise<void> {
  let inHand: Promise<unknown> = Promise.resolve();
  let timer = plan(firstMs);

  function plan(inMs: number): NodeJS.Timeout {
    return setTimeout(() => {
      inHand = pool.query('VACUUM').catch(onError);
      timer = plan(everyMs);
    }, inMs).unref();
  }

  return async () => {
    clearTimeout(timer);
    await inHand;
  };
}
