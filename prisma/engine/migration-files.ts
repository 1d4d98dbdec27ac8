import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from './schema-engine.js';

export interface MigrationFile {
  /** Its folder's name, such as `20261121000000_initial`; names sort in the order of their making. */
  readonly name: string;
  readonly script: string;
  /** SHA-256 of the script, hexadecimal, as Prisma records it. */
  readonly checksum: string;
}

/** The folder that all of the product is in, from the sources as from the compiled files. */
export function productFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** The folder of the product's own migrations. */
export function migrationsFolder(): string {
  return join(productFolder(), 'prisma/migrations');
}

/** The migrations of a folder, in the order they are applied. A folder that is not there holds none. */
export async function readMigrations(folder: string): Promise<readonly MigrationFile[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  return Promise.all(
    names.map(async (name) => {
      const script = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
    }),
  );
}

/** The same in the shape the schema engine takes. */
export function toMigrationList(folder: string, migrations: readonly MigrationFile[]): MigrationList {
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  };
}
