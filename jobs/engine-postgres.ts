import { createPostgresBackend, runMigrations, withBackend } from 'bullmq';
import type { PgPool } from 'bullmq';
import { AppError } from '../src/errors.js';
import { QUEUE_SETTINGS, workerSettings } from './engine.js';
import type { Engine, EngineOptions } from './engine.js';
import { keepCompact } from './keep-compact.js';

/** BullMQ's own schema. Its statements name no schema, so the pool's `search_path` must begin with it. */
const SCHEMA = 'bullmq';

const { Queue, Worker } = withBackend(createPostgresBackend);

/**
 * Opens BullMQ on PostgreSQL or PGlite and brings its tables up to date.
 * @param pool a `pg.Pool`, or its like over PGlite, whose connections have `search_path` set to `bullmq, public`.
 * Each worker holds one of its connections. It stays the caller's, who listens for its errors and ends it after the
 * engine is closed.
 * @throws AppError `queue-unreachable`, `queue-search-path`
 */
export async function openPostgresEngine(pool: PgPool, { name, lockMs, asItIs, onError }: EngineOptions): Promise<Engine> {
  if (!asItIs) await migrate(pool);
  await checkSearchPath(pool);
  const connection = borrowed(pool);
  const queue = new Queue(name, { connection, ...QUEUE_SETTINGS });
  queue.on('error', onError);
  await queue.waitUntilReady();
  const ready = async (): Promise<void> => {
    await pool.query('SELECT 1');
  };
  return {
    queue,
    ready,
    connected: ready,
    startWorker: (processor, options) => ({
      worker: new Worker(name, processor, { connection, ...workerSettings(lockMs, options) }),
      release: () => undefined,
    }),
    close: () => queue.close(),
  };
}

/** Opens BullMQ on PGlite as `openPostgresEngine` does, and keeps the database from growing. */
export async function openPgliteEngine(pool: PgPool, options: EngineOptions): Promise<Engine> {
  const engine = await openPostgresEngine(pool, options);
  const stopCompacting = keepCompact(pool, options);
  return {
    ...engine,
    close: async () => {
      await stopCompacting();
      await engine.close();
    },
  };
}

/** The pool as BullMQ may use it. BullMQ adds listeners for errors and never removes them: the pool's owner hears those. */
function borrowed(pool: PgPool): PgPool {
  const view: PgPool = {
    query: (text, params) => pool.query(text, params),
    connect: () => pool.connect(),
    end: () => Promise.resolve(),
    on: () => view,
    removeAllListeners: () => view,
  };
  return view;
}

async function migrate(pool: PgPool): Promise<void> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw new AppError('queue-unreachable', 'The queue cannot reach PostgreSQL. Check that it runs and that DATABASE_URL names it.', { cause });
  });
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    client.release();
  }
}

async function checkSearchPath(pool: PgPool): Promise<void> {
  const { rows } = await pool.query<{ schema: string | null }>('SELECT current_schema() AS schema');
  if (rows[0]?.schema !== SCHEMA) {
    throw new AppError(
      'queue-search-path',
      `The queue's database connections look in the schema "${rows[0]?.schema ?? ''}" first; they must look in "${SCHEMA}".`,
    );
  }
}
