import type { Db } from '../convert.js';

/** Where a store reads: with connections for several reads at once, or inside a transaction, which has one. */
export interface Source {
  readonly db: Db;
  readonly isTransaction: boolean;
}

/** Begins a read at once, or inside a transaction only when it is waited for: its reads follow one another. Gives how to wait for it. */
export function begin<T>({ db, isTransaction }: Source, read: (db: Db) => Promise<T>): () => Promise<T> {
  if (isTransaction) return () => read(db);
  const begun = read(db);
  // Whoever waits for it hears of it; nobody may, where an earlier read failed.
  begun.catch(() => undefined);
  return () => begun;
}
