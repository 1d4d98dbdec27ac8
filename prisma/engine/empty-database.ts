import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { migrate } from './migrate.js';
import { migrationsFolder, productFolder, readMigrations } from './migration-files.js';
import { pgliteMigrations } from './migration-session.js';
import { openPglite } from './pglite.js';

const [zip, unzip] = [promisify(gzip), promisify(gunzip)];

/**
 * An empty database with its tables, as a dump that an embedded one can begin with: making one from nothing takes
 * seconds of computing, and comes to the same each time. Undefined where the build made none for the migrations as they are.
 */
export async function readEmptyDatabase(file?: string): Promise<Blob | undefined> {
  const path = file ?? (await builtFile());
  return existsSync(path) ? new Blob([await unzip(await readFile(path))]) : undefined;
}

/** Makes that dump, at a path or where the product looks for it. Several processes may do so at once: the last one's stays. */
export async function writeEmptyDatabase(file?: string): Promise<void> {
  const path = file ?? (await builtFile());
  const { db, close } = await openPglite({ memory: true });
  try {
    await migrate(await pgliteMigrations(db), migrationsFolder());
    const dump = await db.dumpDataDir('none');
    const draft = `${path}.${process.pid}`;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, await zip(await dump.arrayBuffer()));
    await rename(draft, path);
  } finally {
    await close();
  }
}

/** Says in a few letters which migrations there are, and what they hold. */
export async function stateOfMigrations(): Promise<string> {
  const migrations = await readMigrations(migrationsFolder());
  return createHash('sha256').update(migrations.map(({ name, checksum }) => `${name} ${checksum}`).join('\n')).digest('hex').slice(0, 16);
}

/** Beside the compiled files; for other migrations it has another name. */
async function builtFile(): Promise<string> {
  return join(productFolder(), `dist/prisma/empty-database-${await stateOfMigrations()}.tar.gz`);
}
