import pg from 'pg';
import { AppError } from '../../src/errors.js';
import type { QUEUE_SEARCH_PATH } from './pg-like.js';
import { databaseFault } from './told-faults.js';

/** The oldest PostgreSQL that holds every rule of the schema (`NULLS NOT DISTINCT` came with it). */
const OLDEST_MAJOR = 15;

/** Milliseconds. A statement that runs longer holds locks that others wait for: it is given up. */
const STATEMENT_TIMEOUT = 60_000;
/** Milliseconds that a transaction may sit between two statements; a stuck process must not hold its locks. */
const IDLE_IN_TRANSACTION_TIMEOUT = 60_000;
/** Milliseconds to reach the server, or to get a free connection of the pool. */
const CONNECTION_TIMEOUT = 15_000;

export interface PostgresOptions {
  readonly url: string;
  /** The most connections of this pool. */
  readonly max: number;
  /** Where unqualified names are looked up. */
  readonly searchPath: 'public' | typeof QUEUE_SEARCH_PATH;
  /** Called when a connection that nobody uses is lost; the pool replaces it. */
  readonly onError?: (error: Error) => void;
  /** For migrations: no statement is given up, and the one connection is kept until the end. */
  readonly patient?: boolean;
}

/**
 * A pool whose every connection speaks UTC, as Prisma takes for granted: on a server with another time zone
 * every instant it reads would otherwise be wrong by the zone's offset.
 */
export function openPool(options: PostgresOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: checkedUrl(options.url),
    max: options.max,
    application_name: 'throughline',
    keepAlive: true,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    ...(options.patient
      ? { idleTimeoutMillis: 0 }
      : { statement_timeout: STATEMENT_TIMEOUT, idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT }),
    // The pool waits for what this gives before it hands the connection out. Compiling a statement (JIT) takes longer than any of these runs.
    onConnect: (client): unknown => client.query(`SET TIME ZONE 'UTC'; SET jit TO off; SET search_path TO ${options.searchPath}`),
  });
  pool.on('error', (error) => options.onError?.(error));
  return pool;
}

/**
 * Looks whether the server can be used.
 * @throws AppError `database-unreachable`, `database-too-old`, `database-encoding`.
 */
export async function checkServer(pool: pg.Pool): Promise<void> {
  const { rows } = await reach(pool, 'SELECT current_setting($1)::int AS version, current_setting($2) AS encoding', [
    'server_version_num',
    'server_encoding',
  ]);
  const [server] = rows;
  if (server && server.version < OLDEST_MAJOR * 10_000) {
    throw new AppError('database-too-old', `The database is PostgreSQL ${Math.floor(server.version / 10_000)}; Throughline needs ${OLDEST_MAJOR} or newer.`);
  }
  if (server && server.encoding !== 'UTF8') {
    throw new AppError('database-encoding', `The database is encoded in ${server.encoding}; Throughline needs UTF8. Create it with ENCODING 'UTF8' TEMPLATE template0.`);
  }
}

async function reach(pool: pg.Pool, sql: string, params: string[]): Promise<pg.QueryResult<{ version: number; encoding: string }>> {
  try {
    return await pool.query(sql, params);
  } catch (cause) {
    throw unreachable(cause);
  }
}

/** A failed connection, as AppError `database-connections` or `database-unreachable`, said without the address: it may carry a password. */
export function unreachable(cause: unknown): AppError {
  if (databaseFault(cause) === 'too-many-connections') {
    return new AppError('database-connections', 'The database takes no more connections. Raise max_connections or the limit of its user, or stop what uses them.', { cause });
  }
  const reason = cause instanceof AggregateError ? cause.errors.map(messageOf).join('; ') : messageOf(cause);
  return new AppError('database-unreachable', `The database named by DATABASE_URL cannot be used: ${reason}. Check the address, the name, the user and that the server runs.`, { cause });
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function checkedUrl(url: string): string {
  if (!URL.canParse(url) || !/^postgres(?:ql)?:$/.test(new URL(url).protocol)) {
    throw new AppError('database-url', 'DATABASE_URL is not a PostgreSQL address. Write it as postgresql://user:password@host:5432/name.');
  }
  const schema = new URL(url).searchParams.get('schema');
  if (schema !== null && schema !== 'public') {
    throw new AppError('database-url', `DATABASE_URL names the schema ${schema}; Throughline keeps its tables in public. Give it a database of its own and leave the schema out.`);
  }
  return url;
}
