import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readEmptyDatabase, writeEmptyDatabase } from '../../prisma/engine/empty-database.js';
import { migrate } from '../../prisma/engine/migrate.js';
import { migrationsFolder } from '../../prisma/engine/migration-files.js';
import { pgliteMigrations } from '../../prisma/engine/migration-session.js';
import { openPglite } from '../../prisma/engine/pglite.js';

let parent: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'throughline-empty-'));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

it('a new data folder begins with the tables of the dump, and with nothing in them', async () => {
  const file = join(parent, 'empty.tar.gz');
  await writeEmptyDatabase(file);
  const { db, close } = await openPglite({ folder: join(parent, 'new'), empty: () => readEmptyDatabase(file) });
  try {
    const { rows } = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM public."Organization"');
    expect(rows).toEqual([{ n: 0 }]);
    expect(await migrate(await pgliteMigrations(db), migrationsFolder())).toEqual([]);
  } finally {
    await close();
  }
});

it('without a dump a new data folder is made from nothing, and one that is there stays as it is', async () => {
  const folder = join(parent, 'old');
  const first = await openPglite({ folder, empty: () => readEmptyDatabase(join(parent, 'none.tar.gz')) });
  await first.db.exec('CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)');
  await first.close();
  const again = await openPglite({ folder, empty: () => Promise.reject(new Error('It was asked for.')) });
  expect((await again.db.query('SELECT n FROM kept')).rows).toEqual([{ n: 7 }]);
  await again.close();
});
