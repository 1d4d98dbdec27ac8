import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery, Transaction } from '@prisma/driver-adapter-utils';
import type pg from 'pg';
import { asAdapterError } from './adapter-error.js';

/**
 * Prisma on PostgreSQL. The adapter as shipped runs the queries; two things are ours:
 * a script runs whole, in one transaction (as shipped it is cut at every semicolon, also inside a function body);
 * and a transaction that an error has already undone does not commit in silence (PostgreSQL answers such a COMMIT
 * with ROLLBACK, which nobody reads).
 */
export function postgresAdapter(pool: pg.Pool): SqlDriverAdapterFactory {
  const shipped = new PrismaPg(pool, { schema: 'public' });
  return {
    provider: shipped.provider,
    adapterName: shipped.adapterName,
    connect: async () => withOwnParts(pool, await shipped.connect()),
  };
}

function withOwnParts(pool: pg.Pool, shipped: SqlDriverAdapter): SqlDriverAdapter {
  return {
    provider: shipped.provider,
    adapterName: shipped.adapterName,
    queryRaw: (query) => shipped.queryRaw(query),
    executeRaw: (query) => shipped.executeRaw(query),
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    startTransaction: async (isolationLevel) => commitOnlyWhatHolds(await shipped.startTransaction(isolationLevel)),
    executeScript: (script) => runScript(pool, script),
    dispose: () => shipped.dispose(),
  };
}

function commitOnlyWhatHolds(shipped: Transaction): Transaction {
  let failed = false;
  const watched = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  const savepoint = (verb: string) => async (name: string): Promise<void> => {
    await watched(shipped.executeRaw(statement(`${verb} ${name}`)));
  };
  return {
    provider: shipped.provider,
    adapterName: shipped.adapterName,
    options: shipped.options,
    queryRaw: (query) => watched(shipped.queryRaw(query)),
    executeRaw: async (query) => {
      if (failed && query.sql === 'COMMIT') await refuseIfUndone(shipped);
      return watched(shipped.executeRaw(query));
    },
    commit: () => shipped.commit(),
    rollback: () => shipped.rollback(),
    createSavepoint: savepoint('SAVEPOINT'),
    rollbackToSavepoint: savepoint('ROLLBACK TO SAVEPOINT'),
    releaseSavepoint: savepoint('RELEASE SAVEPOINT'),
  };
}

/** In a transaction that is undone, any statement but its end fails, with 25P02; once a savepoint has mended it, none does. */
async function refuseIfUndone(transaction: Transaction): Promise<void> {
  try {
    await transaction.executeRaw(statement('SELECT 1'));
  } catch (error) {
    // Prisma takes the transaction for ended either way, and gives its connection back to the pool.
    await transaction.executeRaw(statement('ROLLBACK'));
    throw error;
  }
}

const statement = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] });

async function runScript(pool: pg.Pool, script: string): Promise<void> {
  try {
    // Without parameters the whole text is one message, which PostgreSQL runs as one transaction.
    await pool.query(script);
  } catch (error) {
    throw asAdapterError(error);
  }
}
