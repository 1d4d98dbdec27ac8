import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { RedisOptions } from 'ioredis';
import { AppError, errorFields } from '../src/errors.js';
import { QUEUE_SETTINGS, workerSettings } from './engine.js';
import type { Engine, EngineOptions } from './engine.js';

/** How long adding a job may wait for Redis: the sweep adds it again later, so nobody should hang on it. */
const PATIENCE_MS = 2000;
/** How long opening may wait for the first connection. */
const OPEN_PATIENCE_MS = 5000;

/** Tries again for ever, at most two seconds apart. */
const retryStrategy = (times: number): number => Math.min(times * 100, 2000);

/** Adding jobs fails rather than waits: nothing is kept in memory while Redis is away. */
export const PRODUCER: RedisOptions = {
  retryStrategy,
  connectTimeout: PATIENCE_MS,
  commandTimeout: PATIENCE_MS,
  maxRetriesPerRequest: 1,
  enableOfflineQueue: false,
};

/** Working waits for as long as it takes; BullMQ requires `maxRetriesPerRequest: null`. */
const CONSUMER: RedisOptions = { retryStrategy, connectTimeout: PATIENCE_MS, maxRetriesPerRequest: null };

/**
 * Opens BullMQ on Redis 6.2 or later.
 * @param url a `redis://` or `rediss://` address
 * @throws AppError `queue-unreachable` when Redis does not answer within about five seconds, `queue-too-old`
 */
export async function openRedisEngine(url: string, { name, lockMs, onError, onConnection }: EngineOptions): Promise<Engine> {
  const producer = new Redis(url, PRODUCER);
  producer.on('error', onError);
  const queue = await openProducer(producer, name, onError).catch((cause: unknown) => {
    producer.disconnect();
    throw unusable(cause);
  });
  watch(producer, onConnection);
  return {
    queue,
    ready: async () => {
      await connected(producer, PATIENCE_MS);
      await producer.ping();
    },
    connected: () => connected(producer, PATIENCE_MS),
    startWorker: (processor, options) => {
      const consumer = new Redis(url, CONSUMER);
      consumer.on('error', onError);
      const worker = new Worker(name, processor, { connection: consumer, ...workerSettings(lockMs, options) });
      return { worker, release: () => consumer.disconnect() };
    },
    close: async () => {
      await queue.close();
      producer.removeAllListeners('close');
      producer.disconnect();
    },
  };
}

/** Resolves once the connection is usable; rejects with the last failure when it is not within `patienceMs`. */
function connected(redis: Redis, patienceMs: number): Promise<void> {
  if (redis.status === 'ready') return Promise.resolve();
  return new Promise((resolve, reject) => {
    let lastError: Error = new AppError('queue-unreachable', 'Redis does not answer.');
    const onReady = (): void => settle(resolve);
    const onError = (error: Error): void => {
      lastError = error;
    };
    const timer = setTimeout(() => settle(() => reject(lastError)), patienceMs);
    function settle(how: () => void): void {
      clearTimeout(timer);
      redis.off('ready', onReady);
      redis.off('error', onError);
      how();
    }
    redis.on('ready', onReady);
    redis.on('error', onError);
  });
}

/** A queue that is lost while BullMQ looks at the server for the first time never works again: it is not given out. */
async function openProducer(producer: Redis, name: string, onError: EngineOptions['onError']): Promise<Queue> {
  await connected(producer, OPEN_PATIENCE_MS);
  const queue = new Queue(name, { connection: producer, ...QUEUE_SETTINGS });
  queue.on('error', onError);
  await queue.waitUntilReady();
  return queue;
}

/** Says what to do. What Redis itself answers is a refusal (`ReplyError`): a password, a user without rights. */
function unusable(cause: unknown): AppError {
  const { code, name } = errorFields(cause);
  if (cause instanceof Error && cause.message.startsWith('Redis version')) {
    return new AppError('queue-too-old', 'This Redis is too old; Throughline needs 6.2 or newer.', { cause });
  }
  const advice =
    name === 'ReplyError'
      ? 'Redis refuses us. Check the user and password in REDIS_URL.'
      : `Redis does not answer (${code}). Check that it runs and that REDIS_URL names it.`;
  return new AppError('queue-unreachable', advice, { cause });
}

/** Reports each loss once, however many attempts to reconnect fail. */
function watch(redis: Redis, onConnection: EngineOptions['onConnection']): void {
  let isUp = true;
  redis.on('close', () => {
    if (isUp) onConnection('lost');
    isUp = false;
  });
  redis.on('ready', () => {
    isUp = true;
    onConnection('back');
  });
}
