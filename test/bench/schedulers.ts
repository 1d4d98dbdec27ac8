import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { jobDefinitions, sweepJob } from '../../jobs/definitions.js';
import { openQueue } from '../../jobs/queue.js';
import type { JobQueue } from '../../jobs/queue.js';
import { createStore } from '../../prisma/store.js';
import { reschedule } from '../../src/usecases/asking/reschedule.js';
import { chicago } from '../support/fixture.js';
import type { TestRedis } from '../support/redis.js';
import { silentLog } from '../support/silent-log.js';
import type { Bench, Figures } from './bench.js';
import { writeDistrict } from './district.js';

const CADENCES = 100_000;
const PEOPLE = 1_000;
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR'] as const;
/** Schedulers written at once: each is a call of its own, and their answers are waited for together. */
const TOGETHER = 500;
const GOAL = { ratioAtMost: 0.1 } as const;
const AN_HOUR_MS = 3_600_000;
const NAME = 'schedulers';

/** When the n-th cadence asks: 2,400 distinct days and times. */
function when(n: number): { readonly day: number; readonly hour: number; readonly minute: number } {
  return { day: n % 5, hour: 8 + (Math.floor(n / 5) % 8), minute: Math.floor(n / 40) % 60 };
}

/** Everything due is in the database, and Redis knows of one job a minute. */
export const schedulers: Bench = {
  name: NAME,
  ours: `${CADENCES.toLocaleString('en')} cadences as rows with their next due times`,
  against: 'one BullMQ job scheduler for each',
  measures: [
    { name: 'set-up', unit: 'ms', goal: GOAL },
    { name: 'redis-memory', unit: 'bytes', goal: GOAL },
    { name: 'restart', unit: 'ms', goal: GOAL },
    { name: 'restart-redis-empty', unit: 'ms', goal: GOAL },
  ],
  open: async ({ postgres, redis, sized }) => {
    const cadences = sized(CADENCES);
    const cadence = (n: number): { rule: string; at: string } => {
      const { day, hour, minute } = when(n);
      return { rule: `FREQ=WEEKLY;BYDAY=${DAYS[day] ?? 'MO'}`, at: `${padded(hour)}:${padded(minute)}` };
    };
    const district = await writeDistrict(postgres, { people: sized(PEOPLE), items: cadences, workspace: { platform: 'sandbox', workspace: 'sandbox' }, cadence });
    const store = createStore(district.database.prisma);
    const now = chicago('2026-09-13T12:00');
    const open = (): Promise<JobQueue> => openQueue({ backend: { kind: 'redis', url: redis.url }, definitions: jobDefinitions, log: silentLog });
    /** Working, and knowing what is due. */
    const ready = async (): Promise<JobQueue> => {
      const queue = await open();
      await queue.work({ [sweepJob.name]: async () => undefined }, { concurrency: 1 });
      await store.checks.organizationsDue(now);
      return queue;
    };

    return {
      ours: async () => {
        await district.database.prisma.schedule.deleteMany();
        const empty = await timed(() => restart(redis, 'empty'));
        const before = await usedMemory(redis);
        const first = await timed(ready);
        await first.value.close();
        const setUp = await timed(() => store.transaction((tx) => reschedule(tx, district.organizationId, now)));
        const queue = await open();
        await queue.add(sweepJob, { at: now.toString() }, { delayMs: AN_HOUR_MS });
        await queue.close();
        const after = await usedMemory(redis);
        const kept = await timed(() => restart(redis, 'kept'));
        const again = await timed(ready);
        await again.value.close();
        return { 'set-up': setUp.ms, 'redis-memory': after - before, restart: kept.ms + again.ms, 'restart-redis-empty': empty.ms + first.ms };
      },
      against: () => oneEach(redis, cadences),
      close: () => district.close(),
    };
  },
};

/** A queue of BullMQ's own in which each cadence is a scheduler. */
async function oneEach(redis: TestRedis, cadences: number): Promise<Figures> {
  const connection = { url: redis.url, maxRetriesPerRequest: null };
  const ready = async (): Promise<{ queue: Queue; close: () => Promise<void> }> => {
    const queue = new Queue(NAME, { connection });
    const worker = new Worker(NAME, async () => undefined, { connection });
    await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
    return {
      queue,
      close: async () => {
        await worker.close();
        await queue.close();
      },
    };
  };

  const empty = await timed(() => restart(redis, 'empty'));
  const before = await usedMemory(redis);
  const first = await timed(ready);
  const { queue } = first.value;
  const setUp = await timed(async () => {
    for (let from = 0; from < cadences; from += TOGETHER) {
      const part = Array.from({ length: Math.min(TOGETHER, cadences - from) }, (_, n) => from + n);
      await Promise.all(part.map((n) => queue.upsertJobScheduler(`cadence-${n}`, { pattern: pattern(n), tz: 'America/Chicago' }, { name: 'ask', data: { cadence: n } })));
    }
  });
  await first.value.close();
  const after = await usedMemory(redis);
  const kept = await timed(() => restart(redis, 'kept'));
  const again = await timed(ready);
  await again.value.close();
  await restart(redis, 'empty');
  // What an empty Redis has lost is there again once every scheduler is written anew.
  return { 'set-up': setUp.ms, 'redis-memory': after - before, restart: kept.ms + again.ms, 'restart-redis-empty': empty.ms + first.ms + setUp.ms };
}

function pattern(n: number): string {
  const { day, hour, minute } = when(n);
  return `${minute} ${hour} * * ${day + 1}`;
}

/** Ends Redis, which first writes what it holds to its disk, and starts it again with that. */
async function restart(redis: TestRedis, data: 'kept' | 'empty'): Promise<void> {
  const client = new Redis(redis.url, { retryStrategy: () => null });
  client.on('error', () => undefined);
  if (data === 'empty') await client.flushall();
  // It answers by closing the connection.
  await client.shutdown('SAVE').catch(() => undefined);
  client.disconnect();
  await redis.kill();
  await redis.start();
}

async function usedMemory({ url }: TestRedis): Promise<number> {
  const client = new Redis(url);
  try {
    return Number(/^used_memory:(\d+)/mu.exec(await client.info('memory'))?.[1]);
  } finally {
    client.disconnect();
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const began = performance.now();
  const value = await work();
  return { ms: performance.now() - began, value };
}

const padded = (value: number): string => String(value).padStart(2, '0');
