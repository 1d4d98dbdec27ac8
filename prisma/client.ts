import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type pg from 'pg';
import { readEmptyDatabase } from './engine/empty-database.js';
import { migrate } from './engine/migrate.js';
import { migrationsFolder, readMigrations } from './engine/migration-files.js';
import { type MigrationSession, pgliteMigrations, postgresMigrations } from './engine/migration-session.js';
import { migrationState, type MigrationState } from './engine/migration-state.js';
import { type PgPoolLike, QUEUE_SEARCH_PATH } from './engine/pg-like.js';
import { openPglite } from './engine/pglite.js';
import { pgliteAdapter } from './engine/pglite-adapter.js';
import { pglitePool } from './engine/pglite-pool.js';
import { checkServer, openPool, unreachable } from './engine/postgres.js';
import { postgresAdapter } from './engine/postgres-adapter.js';
import { type DatabaseFault, toldFaults } from './engine/told-faults.js';
import { PrismaClient } from './generated/client.js';

export { Prisma, PrismaClient } from './generated/client.js';
export type { MigrationState } from './engine/migration-state.js';
export type { DatabaseFault } from './engine/told-faults.js';
export type { PgClientLike, PgPoolLike } from './engine/pg-like.js';

/** The database, wherever it runs: the same schema and the same SQL. */
export interface Database {
  readonly engine: 'pglite' | 'postgres';
  readonly prisma: PrismaClient;
  /** For the job queue: unqualified names are looked up in its schema first. */
  readonly pool: PgPoolLike;
  /** Applies what is pending; gives the names applied. See `engine/migrate.ts` for its errors. */
  readonly migrate: () => Promise<readonly string[]>;
  /** What is applied, pending or failed; changes nothing. */
  readonly migrationState: () => Promise<MigrationState>;
  /** Throws AppError `database-unreachable` when the database does not answer. */
  readonly ping: () => Promise<void>;
  /** Ends every connection; the embedded database's folder is free afterwards. Safe to call twice. */
  readonly close: () => Promise<void>;
}

/** Where the database is: a PostgreSQL address, a data folder for the embedded one, or memory. */
export type DatabaseLocation = DatabasePlace & {
  /** Told of each statement that failed for what somebody can mend. */
  readonly onFault?: (fault: DatabaseFault) => void;
};

type DatabasePlace =
  | {
      readonly url: string;
      /** The most connections for the store and, as many again, for the queue. */
      readonly connections?: number;
      /** Told of an idle connection that was lost; it is replaced. */
      readonly onError?: (error: Error) => void;
    }
  | { readonly folder: string }
  | { readonly memory: true; /** A dump to start from. */ readonly from?: Blob };

/** Each worker of the queue keeps one connection for its notifications beside those it works with. */
const CONNECTIONS = 10;

/** Milliseconds: how long an interactive transaction may wait for its connection, and take. */
const TRANSACTION = { maxWait: 15_000, timeout: 30_000 } as const;

/** The embedded database has one session: a transaction may have to wait for a long one before it. */
const EMBEDDED_TRANSACTION = { maxWait: 60_000, timeout: 30_000 } as const;

/**
 * Opens the database; does not migrate it.
 * @throws AppError `data-folder-in-use`, `data-folder-unusable`, `data-folder-full`, `data-folder-damaged`, `database-url`,
 * `database-unreachable`, `database-too-old`, `database-encoding`.
 */
export function openDatabase(location: DatabaseLocation): Promise<Database> {
  return 'url' in location ? openPostgres(location) : openEmbedded(location);
}

async function openPostgres({ url, connections = CONNECTIONS, onError, onFault }: Extract<DatabaseLocation, { url: string }>): Promise<Database> {
  const options = { url, max: connections, ...(onError ? { onError } : {}) };
  const store = openPool({ ...options, searchPath: 'public' });
  const queue = openPool({ ...options, searchPath: QUEUE_SEARCH_PATH });
  const endPools = async (): Promise<void> => {
    await Promise.all([store, queue].map(endPool));
  };
  try {
    await checkServer(store);
  } catch (error) {
    await endPools();
    throw error;
  }
  return assemble({
    engine: 'postgres',
    adapter: told(postgresAdapter(store), onFault),
    pool: queue,
    transaction: TRANSACTION,
    migrations: () => postgresMigrations(url),
    read: async <R>(sql: string) => (await store.query(sql)).rows as readonly R[],
    closeEngine: endPools,
  });
}

/** Whoever worked with the pool may have ended it already. */
async function endPool(pool: pg.Pool): Promise<void> {
  if (!pool.ending && !pool.ended) await pool.end();
}

async function openEmbedded(location: Exclude<DatabaseLocation, { url: string }>): Promise<Database> {
  const { db, close } = await openPglite('folder' in location ? { folder: location.folder, empty: () => readEmptyDatabase() } : location);
  const pool = pglitePool(db);
  return assemble({
    engine: 'pglite',
    adapter: told(pgliteAdapter(db), location.onFault),
    pool,
    transaction: EMBEDDED_TRANSACTION,
    migrations: () => pgliteMigrations(db),
    read: async <R>(sql: string) => (await db.query<R>(sql)).rows,
    closeEngine: async () => {
      await pool.end();
      await close();
    },
  });
}

const told = (adapter: SqlDriverAdapterFactory, onFault: DatabaseLocation['onFault']): SqlDriverAdapterFactory => (onFault ? toldFaults(adapter, onFault) : adapter);

interface Parts {
  readonly engine: Database['engine'];
  readonly adapter: SqlDriverAdapterFactory;
  readonly pool: PgPoolLike;
  readonly transaction: { readonly maxWait: number; readonly timeout: number };
  readonly migrations: () => Promise<MigrationSession>;
  readonly read: <R>(sql: string) => Promise<readonly R[]>;
  readonly closeEngine: () => Promise<void>;
}

function assemble(parts: Parts): Database {
  const prisma = new PrismaClient({ adapter: parts.adapter, transactionOptions: parts.transaction, errorFormat: 'minimal' });
  let migrating: Promise<readonly string[]> | undefined;
  let closing: Promise<void> | undefined;

  const runMigrations = async (): Promise<readonly string[]> => {
    const session = await parts.migrations();
    try {
      return await migrate(session, migrationsFolder());
    } finally {
      await session.close();
    }
  };

  return {
    engine: parts.engine,
    prisma,
    pool: parts.pool,
    migrate: () => {
      // The lock that keeps migrators apart belongs to a session, and the embedded database has but one.
      migrating ??= runMigrations().finally(() => (migrating = undefined));
      return migrating;
    },
    migrationState: async () => migrationState(parts.read, await readMigrations(migrationsFolder())),
    ping: async () => {
      try {
        await parts.read('SELECT 1');
      } catch (error) {
        throw unreachable(error);
      }
    },
    close: () => {
      closing ??= prisma.$disconnect().then(parts.closeEngine);
      return closing;
    },
  };
}

