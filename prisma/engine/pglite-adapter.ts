import type { PGlite, Transaction as PgliteTransaction } from '@electric-sql/pglite';
import type { IsolationLevel, SqlDriverAdapter, SqlDriverAdapterFactory, SqlQueryable, Transaction } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { asAdapterError } from './adapter-error.js';
import { beginTransaction } from './pglite-transaction.js';

/**
 * Prisma on the embedded database. The adapter as shipped runs the queries; transactions and scripts are ours,
 * since as shipped it says that a transaction was committed when its commit failed, ignores the isolation level,
 * knows no savepoints, and neither waits for a script nor reports its errors.
 */
export function pgliteAdapter(db: PGlite): SqlDriverAdapterFactory {
  const { provider, adapterName } = new PrismaPGlite(db);
  return { provider, adapterName, connect: () => connect(db) };
}

async function connect(db: PGlite): Promise<SqlDriverAdapter> {
  const queries = await queriesOn(db);
  return {
    ...queries,
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    startTransaction: (isolationLevel) => startTransaction(db, isolationLevel),
    executeScript: (script) => runScript(db, script),
    dispose: () => Promise.resolve(),
  };
}

async function startTransaction(db: PGlite, isolationLevel?: IsolationLevel): Promise<Transaction> {
  const held = await beginTransaction(db);
  if (isolationLevel) await held.tx.exec(`SET TRANSACTION ISOLATION LEVEL ${isolationLevel}`);
  const run = async (sql: string): Promise<void> => {
    await reported(held.tx.exec(sql));
  };
  return {
    ...(await queriesOn(throughTransaction(db, held.tx))),
    // The COMMIT and ROLLBACK that Prisma would send are sent by `commit` and `rollback`.
    options: { usePhantomQuery: true },
    commit: () => reported(held.commit()),
    rollback: () => reported(held.rollback()),
    createSavepoint: (name) => run(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => run(`ROLLBACK TO SAVEPOINT ${name}`),
    releaseSavepoint: (name) => run(`RELEASE SAVEPOINT ${name}`),
  };
}

/** Runs a script of any statements as one transaction. */
async function runScript(db: PGlite, script: string): Promise<void> {
  await reported(db.transaction((tx) => tx.exec(script)));
}

/** The shipped adapter's queries and value conversions, on a database or on a view of it. */
export async function queriesOn(db: PGlite): Promise<SqlQueryable> {
  const shipped = await new PrismaPGlite(db).connect();
  return {
    provider: shipped.provider,
    adapterName: shipped.adapterName,
    queryRaw: (query) => shipped.queryRaw(query),
    executeRaw: (query) => shipped.executeRaw(query),
  };
}

/** The database as seen from inside its open transaction: its queries go through that. */
export function throughTransaction(db: PGlite, tx: PgliteTransaction): PGlite {
  const query: PgliteTransaction['query'] = (text, params, options) => tx.query(text, params, options);
  return Object.create(db, { query: { value: query } }) as PGlite;
}

async function reported<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw asAdapterError(error);
  }
}
