import type { PgPool } from 'bullmq';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { PaceLimit } from '../../src/ports.js';

/** Makes the limiter that keeps one limit. */
export type MakeLimiter = (limit: PaceLimit, keyPrefix: string) => RateLimiterAbstract;

/** The table that a migration makes; what expired an hour ago is removed from it every five minutes, by the library. */
const TABLE = { schemaName: 'public', tableName: 'Pace' } as const;

/**
 * Counts in milliseconds: the library's own script counts in whole seconds, and hands on the duration it was given as ARGV[2].
 * A key without an end can only be what a fault left behind. To take none is to begin its time anew.
 */
const COUNT_IN_MS = `redis.call('set', KEYS[1], 0, 'PX', ARGV[2], 'NX')
local consumed = redis.call('incrby', KEYS[1], ARGV[1])
local ttl = redis.call('pttl', KEYS[1])
if ttl < 0 or ARGV[1] == '0' then
  redis.call('pexpire', KEYS[1], ARGV[2])
  ttl = tonumber(ARGV[2])
end
return {consumed, ttl}`;

/** Within this process. */
export const memoryLimiter: MakeLimiter = ({ points, ms }, keyPrefix) => new RateLimiterMemory({ points, duration: ms / 1_000, keyPrefix });

/** On Redis, by Redis' own clock. */
export const redisLimiter =
  (redis: Redis): MakeLimiter =>
  ({ points, ms }, keyPrefix) =>
    new RateLimiterRedis({ storeClient: redis, points, duration: ms, keyPrefix, customIncrTtlLuaScript: COUNT_IN_MS, rejectIfRedisNotReady: true });

/** In a table of PostgreSQL's, by the clocks of the machines that ask. */
export const postgresLimiter =
  (pool: PgPool): MakeLimiter =>
  ({ points, ms }, keyPrefix) =>
    new RateLimiterPostgres({ storeClient: unnamed(pool), storeType: 'pool', ...TABLE, tableCreated: true, points, duration: ms / 1_000, keyPrefix });

/** Has the time of a key begin anew, with one taken. */
export async function restart(limiter: RateLimiterAbstract, key: string): Promise<void> {
  if (limiter instanceof RateLimiterRedis) return unlessRefused(limiter.consume(key, 0));
  await limiter.delete(key);
  await unlessRefused(limiter.consume(key, 1));
}

/** A limiter rejects with what is left, where there is nothing. */
async function unlessRefused(consumed: Promise<unknown>): Promise<void> {
  await consumed.catch((refusal: unknown) => {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
  });
}

/** The library names its statements, which a pooler between us and the database may not keep apart. */
function unnamed(pool: PgPool) {
  return { query: ({ text, values }: { readonly text: string; readonly values: readonly unknown[] }) => pool.query(text, values) };
}
