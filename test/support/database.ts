import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Database, openDatabase } from '../../prisma/client.js';
import { pgliteMigrations } from '../../prisma/engine/migration-session.js';
import { migrate } from '../../prisma/engine/migrate.js';
import { migrationsFolder, readMigrations } from '../../prisma/engine/migration-files.js';
import { openPglite } from '../../prisma/engine/pglite.js';
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

async function migrationsHash(): Promise<string> {
  const migrations = await readMigrations(migrationsFolder());
  return createHash('sha256').update(migrations.map(({ name, checksum }) => `${name} ${checksum}`).join('\n')).digest('hex').slice(0, 16);
}

async function pgliteTemplate(): Promise<Blob> {
  const cache = fileURLToPath(new URL('../../node_modules/.cache/throughline', import.meta.url));
  const path = join(cache, `pglite-${await migrationsHash()}.tar`);
  if (!existsSync(path)) await writePgliteTemplate(path);
  return new Blob([await readFile(path)]);
}

/** Several test files may make it at once; each makes its own and the last rename wins. */
async function writePgliteTemplate(path: string): Promise<void> {
  const { db, close } = await openPglite({ memory: true });
  await migrate(await pgliteMigrations(db), migrationsFolder());
  const dump = await db.dumpDataDir('none');
  await close();
  mkdirSync(dirname(path), { recursive: true });
  await writeFile(`${path}.${process.pid}`, Buffer.from(await dump.arrayBuffer()));
  await rename(`${path}.${process.pid}`, path);
}

async function postgresTemplate(server: string): Promise<string> {
  const name = `migrated_${await migrationsHash()}`;
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
