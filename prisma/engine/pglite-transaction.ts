import type { PGlite, Transaction } from '@electric-sql/pglite';

/** An open transaction that holds the embedded database's one session until it is ended. */
export interface HeldTransaction {
  readonly tx: Transaction;
  /** Throws the database's error when the commit fails, `25P02` when an earlier error had already undone it. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/**
 * Begins a transaction that is ended by a later call rather than by a callback's return.
 * Everything else on the database waits meanwhile: PGlite has one session.
 */
export function beginTransaction(db: PGlite): Promise<HeldTransaction> {
  return new Promise((resolve, reject) => {
    const ended = db.transaction(async (tx) => {
      const end = await new Promise<'commit' | 'rollback'>((decide) => {
        const endWith = (how: 'commit' | 'rollback') => async (): Promise<void> => {
          decide(how);
          await ended;
        };
        resolve({ tx, commit: endWith('commit'), rollback: endWith('rollback') });
      });
      if (end === 'rollback') await tx.rollback();
    });
    // Once the transaction is open, `commit` and `rollback` report how it ended; before, only this can.
    ended.catch(reject);
  });
}
