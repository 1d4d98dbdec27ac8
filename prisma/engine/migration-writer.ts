import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import { openPglite } from './pglite.js';
import { pgliteAdapter } from './pglite-adapter.js';
import { type MigrationList, withSchemaEngine } from './schema-engine.js';

/**
 * The SQL that leads from the tables the migrations make to those a Prisma schema asks for; empty when they agree.
 * Both databases the engine needs are in memory: on a live one it may drop what it finds.
 */
export async function writeMigration(schema: string, migrations: MigrationList): Promise<string> {
  const opened: (() => Promise<void>)[] = [];
  const inMemory = async (): Promise<SqlDriverAdapter> => {
    const { db, close } = await openPglite({ memory: true });
    opened.push(close);
    return pgliteAdapter(db).connect();
  };
  try {
    return await withSchemaEngine({ main: inMemory, shadow: inMemory }, async (engine) => {
      const { stdout } = await engine.diff({
        from: { tag: 'migrations', ...migrations },
        to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      });
      return stdout?.includes('-- This is an empty migration.') ? '' : (stdout ?? '');
    });
  } finally {
    for (const close of opened) await close();
  }
}
