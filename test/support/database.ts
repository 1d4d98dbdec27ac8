import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Database, openDatabase } from '../../prisma/client.js';
import { readEmptyDatabase, stateOfMigrations, writeEmptyDatabase } from '../../prisma/engine/empty-database.js';
import { administer, createPostgresDatabase, dropPostgresDatabase, endPostgresWithFile, postgresUrl } from './postgres.js';

/** Opens a database of the test's own, migrated and empty; `close` leaves nothing of it behind. */
export type OpenTestDatabase = () => Promise<Database>;

/** Both engines, for `describe.each`: what holds on one must hold on the other. */
export const databases: readonly (readonly [engine: 'PGlite' | 'PostgreSQL', open: OpenTestDatabase])[] = [
  ['PGlite', openTestPglite],
  ['PostgreSQL', openTestPostgres],
];

endPostgresWithFile();

/** In memory, from a dump that is made once for each state of the migrations. */
export async function openTestPglite(): Promise<Database> {
  return openDatabase({ memory: true, from: await pgliteTemplate() });
}

/** A copy of a database that is migrated once for each server. */
export async function openTestPostgres(): Promise<Database> {
  const server = await postgresUrl();
  const url = await createPostgresDatabase(server, await postgresTemplate(server));
  const database = await openDatabase({ url, connections: 5 });
  return {
    ...database,
    close: async () => {
      await database.close();
      await dropPostgresDatabase(server, url);
    },
  };
}

async function pgliteTemplate(): Promise<Blob> {
  const cache = fileURLToPath(new URL('../../node_modules/.cache/throughline', import.meta.url));
  const path = join(cache, `pglite-${await stateOfMigrations()}.tar.gz`);
  const made = await readEmptyDatabase(path);
  if (made) return made;
  await writeEmptyDatabase(path);
  return pgliteTemplate();
}

async function postgresTemplate(server: string): Promise<string> {
  const name = `migrated_${await stateOfMigrations()}`;
  const known = async (): Promise<boolean> => (await administer(server, `SELECT 1 FROM pg_database WHERE datname = '${name}'`)).rowCount === 1;
  if (await known()) return name;

  const url = await createPostgresDatabase(server);
  const database = await openDatabase({ url, connections: 1 });
  try {
    await database.migrate();
  } finally {
    await database.close();
  }
  try {
    await administer(server, `ALTER DATABASE ${new URL(url).pathname.slice(1)} RENAME TO ${name}`);
  } catch (error) {
    // Another test file was faster.
    if (!(await known())) throw error;
    await dropPostgresDatabase(server, url);
  }
  return name;
}
