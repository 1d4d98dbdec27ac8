import { AppError } from '../../src/errors.js';
import { migrationState } from './migration-state.js';
import { readMigrations, toMigrationList } from './migration-files.js';
import type { MigrationSession } from './migration-session.js';
import { withSchemaEngine } from './schema-engine.js';

/**
 * Brings a database up to the migrations of a folder, with Prisma's own engine and its table `_prisma_migrations`.
 * Safe to call from many processes at once: the lock is waited for, then whoever has it finds what is left to do.
 *
 * Each script runs in one transaction with the note that it finished, so a script that failed or was killed left
 * nothing behind: it is marked as rolled back and tried again.
 * @returns the names of the migrations applied now.
 * @throws AppError `migration-failed`, `migration-locked`, `migrations-unknown-database`.
 */
export async function migrate(session: MigrationSession, folder: string): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  await session.lock();
  const { pending, failed, edited } = await migrationState(session.read, migrations);
  // The engine is large, and most starts have nothing for it to do.
  if (pending.length + failed.length + edited.length === 0) return [];
  return withSchemaEngine({ main: () => Promise.resolve(session.adapter) }, async (engine) => {
    for (const migrationName of new Set(failed)) await engine.markMigrationRolledBack({ migrationName });
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: toMigrationList(folder, migrations),
        filters: { externalTables: [], externalEnums: [] },
      });
      return appliedMigrationNames;
    } catch (cause) {
      throw await explain(session, cause);
    }
  });
}

/** The engine's code for a database that has tables and no history. */
const NOT_EMPTY = 'P3005';

async function explain(session: MigrationSession, cause: unknown): Promise<unknown> {
  if (!(cause instanceof Error)) return cause;
  if ('code' in cause && cause.code === NOT_EMPTY) {
    return new AppError(
      'migrations-unknown-database',
      'The database holds tables that Throughline did not make. Give it a database of its own, empty at first.',
      { cause },
    );
  }
  // A connection that is gone cannot say what failed; the engine's own words must do.
  const state = await migrationState(session.read, []).catch(() => undefined);
  const failed = state?.failed[0];
  if (failed === undefined) return cause;
  const answer = session.scriptError();
  const reason = answer ? `the database answered "${answer.message}"` : 'the process or its connection ended';
  return new AppError(
    'migration-failed',
    `The migration ${failed} failed: ${reason}. Nothing of it remains in the database; mend the cause and start again.`,
    { cause },
  );
}
