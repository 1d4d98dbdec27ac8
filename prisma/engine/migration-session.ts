import type { PGlite } from '@electric-sql/pglite';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { AppError } from '../../src/errors.js';
import { asAdapterError } from './adapter-error.js';
import type { ReadRows } from './migration-state.js';
import { queriesOn, throughTransaction } from './pglite-adapter.js';
import { openPool, unreachable } from './postgres.js';
import { postgresAdapter } from './postgres-adapter.js';

/** One database session, as the schema engine and its lock need it. */
export interface MigrationSession {
  readonly adapter: SqlDriverAdapter;
  readonly read: ReadRows;
  /** What the database answered to the script that failed: the engine tells it in part only. */
  readonly scriptError: () => Error | undefined;
  /** Waits for the migrators' lock and keeps it until `close`. */
  readonly lock: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The key of the advisory lock under which every Prisma migrator works. */
const MIGRATORS_LOCK = 72_707_369;

/** Milliseconds to wait for other migrators. */
const LOCK_WAIT = 300_000;

/** PostgreSQL's code for a lock that was not had in time. */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Run at the end of a migration's own transaction: the note that it finished stands or falls with what it did.
 * Only the migration at hand is unfinished, for the lock lets one migrator work at a time.
 */
const NOTE_FINISHED = 'UPDATE public._prisma_migrations SET finished_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL';

/**
 * A session on PostgreSQL: a pool of one connection that is kept, since the lock belongs to the connection.
 * The engine waits ten seconds for that lock and then fails; taken here first, with patience, it is the engine's at once.
 */
export async function postgresMigrations(url: string, lockWait = LOCK_WAIT): Promise<MigrationSession> {
  const pool = openPool({ url, max: 1, searchPath: 'public', patient: true });
  const shipped = await postgresAdapter(pool).connect();
  const scripts = scriptRunner((sql) => pool.query(sql));
  return {
    adapter: { ...shipped, executeScript: scripts.run },
    scriptError: scripts.error,
    read: async <R>(sql: string) => (await pool.query(sql)).rows as readonly R[],
    lock: async () => {
      try {
        await pool.query(`SET lock_timeout = ${lockWait}`);
        await pool.query(`SELECT pg_advisory_lock(${MIGRATORS_LOCK})`);
        await pool.query('SET lock_timeout = 0');
      } catch (error) {
        throw lockError(error);
      }
    },
    close: () => pool.end(),
  };
}

/**
 * A session on the embedded database, which one process holds alone. Every statement runs in a transaction that
 * looks names up in `public`: the session itself may already look in the queue's schema first.
 */
export async function pgliteMigrations(db: PGlite): Promise<MigrationSession> {
  const inPublic = <T>(work: (view: PGlite) => Promise<T>): Promise<T> =>
    db.transaction(async (tx) => {
      await tx.exec('SET LOCAL search_path TO public');
      return work(throughTransaction(db, tx));
    });
  const { provider, adapterName } = await queriesOn(db);
  const scripts = scriptRunner((sql) => db.exec(sql));
  return {
    adapter: {
      provider,
      adapterName,
      queryRaw: (query) => inPublic(async (view) => (await queriesOn(view)).queryRaw(query)),
      executeRaw: (query) => inPublic(async (view) => (await queriesOn(view)).executeRaw(query)),
      executeScript: scripts.run,
      getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
      startTransaction: () => Promise.reject(new Error('Migrations begin no transaction but a script’s own.')),
      dispose: () => Promise.resolve(),
    },
    scriptError: scripts.error,
    read: async <R>(sql: string) => (await db.query<R>(sql)).rows,
    lock: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

/**
 * Runs migration scripts whole and remembers why one failed.
 * @param send sends a text of several statements as one message, which PostgreSQL runs as one transaction
 */
function scriptRunner(send: (sql: string) => Promise<unknown>): { run: (script: string) => Promise<void>; error: () => Error | undefined } {
  let failure: Error | undefined;
  return {
    run: async (script) => {
      try {
        await send(`SET LOCAL search_path TO public;\n${script}\n;${NOTE_FINISHED}`);
      } catch (error) {
        if (error instanceof Error) failure = error;
        throw asAdapterError(error);
      }
    },
    error: () => failure,
  };
}

function lockError(error: unknown): AppError {
  if (error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE) {
    return new AppError('migration-locked', 'Another process has been migrating the database for minutes. Wait until it is done, or end it, and start again.', { cause: error });
  }
  return unreachable(error);
}
