import type { PgPool } from 'bullmq';
import { Redis } from 'ioredis';
import type { Logger, Pace } from '../../src/ports.js';
import { PRODUCER } from '../engine-redis.js';
import { reportErrors } from '../report-errors.js';
import { createPace } from './create-pace.js';
import { postgresLimiter, redisLimiter } from './limiters.js';

/** Where the pace is kept: in Redis, in PostgreSQL, or in this process alone where it is the only one. */
export type PaceBackend = { readonly kind: 'redis'; readonly url: string } | { readonly kind: 'postgres'; readonly pool: PgPool } | { readonly kind: 'pglite' };

export interface OpenPace extends Pace {
  close(): void;
}

/** Opens the pace; it works from the start, by this process alone until what it is kept in answers. The pool stays the caller's. */
export function openPace(backend: PaceBackend, log: Logger, name = 'throughline'): OpenPace {
  if (backend.kind === 'redis') {
    const redis = new Redis(backend.url, PRODUCER);
    redis.on('error', reportErrors(log, 'pace'));
    return { ...createPace({ shared: redisLimiter(redis), name, log }), close: () => redis.disconnect() };
  }
  return { ...createPace({ shared: backend.kind === 'postgres' ? postgresLimiter(backend.pool) : undefined, name, log }), close: () => undefined };
}
