import { Redis } from 'ioredis';
import { errorFields } from '../../errors.js';
import { fault, fine } from './look.js';
import type { Finding, LookParts } from './look.js';

/** How long Redis may take to answer. Milliseconds. */
const PATIENCE_MS = 3_000;
/** The oldest Redis that BullMQ works with. */
const OLDEST = [6, 2] as const;

/** Whether Redis answers, is new enough, and keeps what it is given. */
export async function lookAtRedis({ texts }: LookParts, url: string): Promise<readonly Finding[]> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: PATIENCE_MS, commandTimeout: PATIENCE_MS, maxRetriesPerRequest: 0 });
  let lost: unknown;
  redis.on('error', (error) => (lost = error));
  try {
    await redis.connect();
    const info = await redis.info();
    const version = field(info, 'redis_version');
    if (isOlder(version)) return [fault(texts.redis, texts.redisOld(version))];
    const policy = field(info, 'maxmemory_policy');
    return [policy === 'noeviction' || policy === '' ? fine(texts.redis, texts.redisFine(version)) : fault(texts.redis, texts.redisEvicts(policy))];
  } catch (error) {
    return [fault(texts.redis, texts.redisFault(reason(lost ?? error)))];
  } finally {
    redis.disconnect();
  }
}

/** `ReplyError` is what Redis itself answers. A connection that is cut, or an answer in another protocol, is something else's. */
function reason(error: unknown): string {
  const { code, name } = errorFields(error);
  const message = error instanceof Error ? error.message : '';
  if (name === 'ReplyError') return 'refused';
  if (name === 'ParserError' || /protocol error/i.test(message) || code === 'ECONNRESET' || code === 'EPIPE' || message === 'Connection is closed.') return 'not-redis';
  return /timed out/i.test(message) ? 'ETIMEDOUT' : code;
}

function field(info: string, name: string): string {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
}

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}
