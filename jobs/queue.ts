import type { PgPool } from 'bullmq';
import type { Hono } from 'hono';
import type { z } from 'zod';
import type { AddOptions, FailedJob, JobDefinition, Logger, Queue, Worker } from '../src/ports.js';
import { AppError } from '../src/errors.js';
import { failureCode } from './engine.js';
import type { Engine, EngineJob, EngineOptions } from './engine.js';
import { openPgliteEngine, openPostgresEngine } from './engine-postgres.js';
import { openRedisEngine } from './engine-redis.js';
import { reportErrors } from './report-errors.js';
import { jobOptions } from './retry.js';
import { startWorker } from './worker.js';

/** Where the queue runs: PGlite or PostgreSQL through a pool, or Redis. */
export type QueueBackend =
  | { readonly kind: 'pglite'; readonly pool: PgPool }
  | { readonly kind: 'postgres'; readonly pool: PgPool }
  | { readonly kind: 'redis'; readonly url: string };

export interface QueueOptions {
  readonly backend: QueueBackend;
  /** Every kind of job this deployment knows. */
  readonly definitions: readonly JobDefinition[];
  readonly log: Logger;
  /** Sets deployments on one server apart; letters, digits and dashes. */
  readonly name?: string;
  /** Milliseconds after which a job whose worker has died is given to another; see `workerSettings`. */
  readonly lockMs?: number;
  /** Leaves the queue's tables as they are: opening fails where they are missing. For looking only. */
  readonly asItIs?: boolean;
}

/** Long enough for a machine that hangs for a moment, short enough that nobody misses what a dead worker held. */
const LOCK_MS = 20_000;
/** The only process there is cannot die without its jobs being its own again: it takes them up soon after it is back. */
const EMBEDDED_LOCK_MS = 6_000;

/** Jobs are sent to the engine this many at a time. */
const BATCH = 500;

/** Milliseconds that workers get which are still open when the queue closes; whoever wants to give more drains them first. */
const CLOSE_MS = 1000;

/** The queue, and a page that shows it. */
export interface JobQueue extends Queue {
  /** The page, which changes nothing, to be answered under `path`, such as `/queue`. */
  board(path: string): Promise<Hono>;
}

/** Opens the queue. @throws AppError when the engine does not answer or cannot be used; its message says what to do */
export async function openQueue({ backend, definitions, log, name = 'throughline', lockMs = backend.kind === 'pglite' ? EMBEDDED_LOCK_MS : LOCK_MS, asItIs = false }: QueueOptions): Promise<JobQueue> {
  const known = new Map(definitions.map((definition) => [definition.name, definition]));
  const onError = reportErrors(log);
  const engine = await openEngine(backend, {
    name,
    lockMs,
    asItIs,
    onError,
    onConnection: (state) => (state === 'lost' ? log.warn('queue.lost') : log.info('queue.back')),
  });
  const workers: Worker[] = [];

  async function addMany<T extends z.ZodType>(
    definition: JobDefinition<T>,
    rows: readonly { data: z.input<T>; options?: AddOptions }[],
  ): Promise<void> {
    const jobs = rows.map(({ data, options }) => ({
      name: definition.name,
      data: checked(definition, data),
      opts: jobOptions(definition, options ?? {}),
    }));
    for (let from = 0; from < jobs.length; from += BATCH) {
      await engine.connected();
      await engine.queue.addBulk(jobs.slice(from, from + BATCH));
    }
  }

  return {
    add: (definition, data, options) => addMany(definition, [{ data, ...(options && { options }) }]),
    addMany,
    work: async (handlers, { concurrency }) => {
      const unknown = Object.keys(handlers).filter((job) => !known.has(job));
      if (unknown.length > 0) throw new AppError('unknown-job', `No definition for the job ${unknown.join(', ')}.`);
      const worker = startWorker({ engine, definitions: known, handlers, concurrency, log, onError });
      workers.push(worker);
      return worker;
    },
    pending: async () => {
      await engine.ready();
      const counts = await engine.queue.getJobCounts('waiting', 'prioritized', 'delayed', 'active');
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    },
    depth: async () => {
      await engine.ready();
      const { waiting = 0, prioritized = 0, delayed = 0, active = 0, failed = 0 } = await engine.queue.getJobCounts('waiting', 'prioritized', 'delayed', 'active', 'failed');
      return { waiting, prioritized, delayed, active, failed };
    },
    failed: async (limit) => {
      await engine.ready();
      return limit < 1 ? [] : (await engine.queue.getFailed(0, limit - 1)).map(failedJob);
    },
    ping: () => engine.ready(),
    board: async (path) => {
      const { queueBoard } = await import('./board.js');
      return queueBoard(engine.queue, path);
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.drain(CLOSE_MS)));
      await engine.close();
    },
  };
}

function openEngine(backend: QueueBackend, options: EngineOptions): Promise<Engine> {
  switch (backend.kind) {
    case 'redis':
      return openRedisEngine(backend.url, options);
    case 'postgres':
      return openPostgresEngine(backend.pool, options);
    case 'pglite':
      return openPgliteEngine(backend.pool, options);
  }
}

/** The data as given, once it fits. The message names fields, never values. */
function checked<T extends z.ZodType>(definition: JobDefinition<T>, data: z.input<T>): z.input<T> {
  const result = definition.data.safeParse(data);
  if (result.success) return data;
  const fields = result.error.issues.map((issue) => `${issue.path.join('.') || 'data'}: ${issue.code}`);
  throw new AppError('bad-job-data', `The data of the job ${definition.name} does not fit its definition (${fields.join('; ')}).`);
}

function failedJob(job: EngineJob): FailedJob {
  return {
    id: job.id ?? '',
    name: job.name,
    data: job.data,
    attempts: job.attemptsMade,
    reason: failureCode(job.failedReason),
  };
}
