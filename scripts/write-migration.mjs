// Writes the next migration: what prisma/schema.prisma asks for beyond the migrations there are.
//
//   node scripts/write-migration.mjs NAME      for instance: add_absence_reason
//
// Works in memory alone and touches no database. Read what it wrote: what Prisma cannot say (check constraints,
// partial indexes, triggers) is added to that file by hand.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name, ...rest] = process.argv.slice(2);
if (!name || rest.length > 0 || !/^[a-z][a-z0-9_]*$/.test(name)) {
  fail('Give the migration one name of lower-case letters, digits and underscores, such as add_absence_reason.');
}

const { migrationsFolder, readMigrations, toMigrationList } = await source('prisma/engine/migration-files.ts');
const { writeMigration } = await source('prisma/engine/migration-writer.ts');

const folder = migrationsFolder();
const migrations = await readMigrations(folder);
const script = await writeMigration(readFileSync(join(root, 'prisma/schema.prisma'), 'utf8'), toMigrationList(folder, migrations));
if (script.trim() === '') fail('The migrations there are already make the tables of prisma/schema.prisma: nothing to write.');

const stamp = new Date().toISOString().slice(0, 19).replace(/[-T:]/g, '');
const latest = migrations.at(-1)?.name ?? '';
const directory = `${stamp}_${name}`;
if (directory <= latest) fail(`The latest migration, ${latest}, is dated after now; names sort in the order they are applied. Set the clock right.`);
mkdirSync(join(folder, directory), { recursive: true });
writeFileSync(join(folder, directory, 'migration.sql'), script);
writeFileSync(join(folder, 'migration_lock.toml'), '# Prisma\'s own commands want to know the kind of database.\nprovider = "postgresql"\n');
process.stdout.write(`prisma/migrations/${directory}/migration.sql\n`);

/** Loads a TypeScript source of the product. */
async function source(path) {
  const outfile = join(root, '.cache', `${path.replaceAll('/', '-')}.${process.pid}.mjs`);
  await build({ entryPoints: [join(root, path)], outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
}

function fail(reason) {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
