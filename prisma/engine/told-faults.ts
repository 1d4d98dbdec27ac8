import type { SqlDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils';
import { faultCode, isDiskFull } from '../../src/errors.js';

/** What keeps the database from working until somebody mends it: then all goes on by itself. */
export type DatabaseFault = 'disk-full' | 'too-many-connections';

/** PostgreSQL's code for it. */
const TOO_MANY_CONNECTIONS = '53300';

/** The fault at the root of an error, if it is one of these. */
export function databaseFault(error: unknown): DatabaseFault | undefined {
  if (isDiskFull(error)) return 'disk-full';
  return faultCode(error) === TOO_MANY_CONNECTIONS ? 'too-many-connections' : undefined;
}

/** The same adapter; `onFault` is told of each statement that one of these faults failed. */
export function toldFaults(factory: SqlDriverAdapterFactory, onFault: (fault: DatabaseFault) => void): SqlDriverAdapterFactory {
  const watched = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      const fault = databaseFault(error);
      if (fault) onFault(fault);
      throw error;
    }
  };
  const queries = (on: SqlQueryable): Pick<SqlQueryable, 'queryRaw' | 'executeRaw'> => ({
    queryRaw: (query) => watched(on.queryRaw(query)),
    executeRaw: (query) => watched(on.executeRaw(query)),
  });
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      const adapter = await factory.connect();
      return {
        ...adapter,
        ...queries(adapter),
        startTransaction: async (isolationLevel) => {
          const transaction = await watched(adapter.startTransaction(isolationLevel));
          return { ...transaction, ...queries(transaction), commit: () => watched(transaction.commit()) };
        },
      };
    },
  };
}
