import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { Temporal } from 'temporal-polyfill';
import { createStore } from '../../prisma/store.js';
import { startApp } from '../../src/app.js';
import type { App } from '../../src/app.js';
import { systemClock } from '../../src/clock.js';
import { readConfig } from '../../src/config.js';
import { reschedule } from '../../src/usecases/asking/reschedule.js';
import { sweep } from '../../src/usecases/sweep.js';
import { chicago } from '../support/fixture.js';
import { KEEP_DAYS } from '../support/keep-days.js';
import { noWork } from '../support/no-queue.js';
import { silentLog } from '../support/silent-log.js';
import type { Bench, BenchParts, Goal, OpenBench } from './bench.js';
import { benchChat, WORKSPACE } from './chat-adapter.js';
import { writeDistrict } from './district.js';
import type { District } from './district.js';
import { startPlatform } from './start-platform.js';

const DELIVERIES = 10_000;
const GOAL: Goal = { ratioAtMost: 1.3 };
const NAME = 'bare';
/** Jobs that the bare queue is given at once, as many as the product's. */
const BATCH = 500;
/** For the first sweep of a process that has nothing to do. Milliseconds. */
const SETTLE_MS = 1_000;
const LOOK_MS = 20;
const ASKED_AT = Temporal.Instant.from('2026-09-14T14:00:00Z');

interface DrainOptions {
  readonly name: string;
  /** How long the platform takes to answer. Milliseconds. */
  readonly answerMs: number;
  /** What the product's queue runs on; the bare one's is always Redis. */
  readonly queue: 'redis' | 'postgres';
  /** Jobs worked on at once, on both sides. */
  readonly concurrency: number;
  readonly goal?: Goal;
}

/** As many at once as the product works on unless told otherwise. */
const USUAL = 8;

export const drains: readonly Bench[] = [
  drain({ name: 'drain', answerMs: 100, queue: 'redis', concurrency: USUAL, goal: GOAL }),
  drain({ name: 'drain-wide', answerMs: 100, queue: 'redis', concurrency: 50, goal: GOAL }),
  drain({ name: 'drain-0ms', answerMs: 0, queue: 'redis', concurrency: USUAL }),
  drain({ name: 'drain-postgres', answerMs: 100, queue: 'postgres', concurrency: USUAL }),
];

/** From the moment the work is handed to the queue until every message is sent and, on our side, noted as sent. */
function drain(options: DrainOptions): Bench {
  const { name, answerMs, queue, concurrency, goal } = options;
  return {
    name,
    ours: `${DELIVERIES.toLocaleString('en')} prompts, ${concurrency} at once, through BullMQ on ${queue === 'redis' ? 'Redis' : 'PostgreSQL'} to a platform that answers in ${answerMs} ms`,
    against: 'a bare BullMQ worker on Redis that makes the same HTTP calls',
    measures: [{ name: 'drained', unit: 'ms', ...(goal && { goal }) }],
    open: (parts) => open(options, parts),
  };
}

async function open({ answerMs, queue, concurrency }: DrainOptions, { postgres, redis, sized }: BenchParts): Promise<OpenBench> {
  const count = sized(DELIVERIES);
  const platform = await startPlatform(answerMs);
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
  const district = await writeDistrict(postgres, { people: count, items: count, workspace: WORKSPACE, cadence: () => ({ rule: 'FREQ=WEEKLY;BYDAY=MO', at: '09:00' }) });
  await writeDeliveries(district, count);
  const config = readConfig({
    DATABASE_URL: district.url,
    ...(queue === 'redis' && { REDIS_URL: redis.url }),
    THROUGHLINE_DATA: folder,
    SANDBOX: 'off',
    PORT: '0',
    CONCURRENCY: String(concurrency),
  });
  const { prisma } = district.database;
  let body = '{}';
  let posted = 0;
  const post = async (sent: string): Promise<string> => {
    body = sent;
    const message = await platform.post(sent);
    posted += 1;
    return message;
  };
  const start = (): Promise<App> =>
    startApp(config, { log: silentLog, clock: { now: () => ASKED_AT }, wallClock: systemClock, chats: [benchChat(district.organizationId, post)], runCommand: async () => ({ exitCode: 1, output: [] }) });

  return {
    ours: async () => {
      const app = await start();
      try {
        await wait(SETTLE_MS);
        await prisma.delivery.updateMany({ data: { state: 'pending', attempts: 0, sentVersion: 0, conversation: null, message: null, sentAt: null, triedAt: null, leaseUntil: null } });
        posted = 0;
        const began = performance.now();
        await app.refresh();
        // The database is left alone until there may be an end to see.
        while (posted < count) await wait(LOOK_MS);
        while ((await prisma.delivery.count({ where: { state: 'sent' } })) < count) await wait(LOOK_MS);
        return { drained: performance.now() - began };
      } finally {
        await app.stop();
      }
    },
    against: async () => {
      const connection = { url: redis.url, maxRetriesPerRequest: null };
      const bare = new Queue(NAME, { connection });
      let done = 0;
      let finish = (): void => undefined;
      const finished = new Promise<void>((resolve) => (finish = resolve));
      const worker = new Worker(NAME, () => platform.post(body), { connection, concurrency });
      worker.on('completed', () => {
        done += 1;
        if (done === count) finish();
      });
      try {
        await Promise.all([bare.waitUntilReady(), worker.waitUntilReady()]);
        const began = performance.now();
        const jobs = Array.from({ length: count }, (_, n) => ({ name: 'send', data: { n }, opts: { removeOnComplete: true } }));
        for (let from = 0; from < count; from += BATCH) await bare.addBulk(jobs.slice(from, from + BATCH));
        await finished;
        return { drained: performance.now() - began };
      } finally {
        await worker.close();
        await bare.close();
      }
    },
    close: async () => {
      await district.close();
      await platform.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Has every owner asked on the first Monday: a prompt each, noted as sent until a repetition begins. */
async function writeDeliveries({ database, organizationId }: District, count: number): Promise<void> {
  const store = createStore(database.prisma);
  await store.transaction((tx) => reschedule(tx, organizationId, chicago('2026-09-13T12:00')));
  const deps = { store, wallClock: systemClock, log: silentLog, keep: KEEP_DAYS, work: noWork, home: async () => WORKSPACE, sendDigests: async () => undefined };
  await sweep(deps, ASKED_AT);
  const { count: written } = await database.prisma.delivery.updateMany({ data: { state: 'sent', sentVersion: 1, conversation: 'C', message: '1' } });
  if (written !== count) throw new Error(`${written} deliveries were written, not ${count}.`);
}
