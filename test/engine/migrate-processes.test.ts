import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '../../prisma/engine/migrate.js';
import { readMigrations } from '../../prisma/engine/migration-files.js';
import { type MigrationSession, pgliteMigrations, postgresMigrations } from '../../prisma/engine/migration-session.js';
import { migrationState } from '../../prisma/engine/migration-state.js';
import { openPglite } from '../../prisma/engine/pglite.js';
import { eventually } from '../support/eventually.js';
import { administer, createPostgresDatabase, dropPostgresDatabase, endPostgresWithFile, postgresUrl } from '../support/postgres.js';
import { runTypescript } from '../support/run-typescript.js';

endPostgresWithFile();

const MIGRATOR = 'test/engine/migrate-process.ts';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'throughline-migrators-'));
  folder = join(parent, 'migrations');
  await script('1_initial', 'CREATE TABLE note (id int PRIMARY KEY); INSERT INTO note VALUES (1);');
});
afterEach(() => rm(parent, { recursive: true }));

async function script(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), sql);
}

async function onPostgres<T>(url: string, work: (session: MigrationSession) => Promise<T>): Promise<T> {
  const session = await postgresMigrations(url);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

const stateOf = async (session: MigrationSession) => migrationState(session.read, await readMigrations(folder));

it('four processes at once apply every migration once', async () => {
  const server = await postgresUrl();
  const url = await createPostgresDatabase(server);
  await script('2_more', 'INSERT INTO note VALUES (2); SELECT pg_sleep(0.5);');
  const migrators = await Promise.all(Array.from({ length: 4 }, () => runTypescript(MIGRATOR, ['postgres', url, folder])));
  await Promise.all(migrators.map((migrator) => migrator.said('done')));
  await Promise.all(migrators.map((migrator) => migrator.kill()));
  const rows = await onPostgres(url, (session) => session.read('SELECT migration_name, finished_at IS NOT NULL AS finished, rolled_back_at FROM public._prisma_migrations ORDER BY started_at'));
  expect(rows).toEqual([
    { migration_name: '1_initial', finished: true, rolled_back_at: null },
    { migration_name: '2_more', finished: true, rolled_back_at: null },
  ]);
  await dropPostgresDatabase(server, url);
});

it('a killed migrator and its lost connection on PostgreSQL leave nothing, and the next one finishes', async () => {
  const server = await postgresUrl();
  const url = await createPostgresDatabase(server);
  await onPostgres(url, (session) => migrate(session, folder));
  await script('2_slow', 'INSERT INTO note VALUES (2); SELECT pg_advisory_xact_lock(42);');

  await onPostgres(url, async (blocker) => {
    await blocker.read('SELECT pg_advisory_lock(42)');
    const migrator = await runTypescript(MIGRATOR, ['postgres', url, folder]);
    const held = `FROM pg_locks WHERE locktype = 'advisory' AND objid = 42 AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    await eventually(async () => expect(await blocker.read(`SELECT pid ${held}`)).toHaveLength(1));
    await migrator.kill();
    await blocker.read(`SELECT pg_terminate_backend(pid) ${held}`);
    await eventually(async () => expect(await blocker.read(`SELECT pid ${held}`)).toHaveLength(0));
    expect(await blocker.read('SELECT id FROM note')).toEqual([{ id: 1 }]);
    expect(await stateOf(blocker)).toMatchObject({ applied: ['1_initial'], failed: ['2_slow'] });
  });

  expect(await onPostgres(url, (session) => migrate(session, folder))).toEqual(['2_slow']);
  expect(await onPostgres(url, (session) => session.read('SELECT id FROM note ORDER BY id'))).toEqual([{ id: 1 }, { id: 2 }]);
  expect(await onPostgres(url, stateOf)).toMatchObject({ pending: [], failed: [] });
  await dropPostgresDatabase(server, url);
});

it('a script that PostgreSQL finishes after its migrator was killed counts as applied', async () => {
  const server = await postgresUrl();
  const url = await createPostgresDatabase(server);
  await onPostgres(url, (session) => migrate(session, folder));
  await script('2_slow', 'INSERT INTO note VALUES (2); SELECT pg_sleep(2);');
  const migrator = await runTypescript(MIGRATOR, ['postgres', url, folder]);
  await migrator.said('script');
  await eventually(async () => {
    const { rowCount } = await administer(url, "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(2)%' AND state = 'active' AND pid <> pg_backend_pid()");
    expect(rowCount).toBe(1);
  });
  await migrator.kill();
  // The server notices only when it answers: this waits for the lock, and then finds the work done or undone, never half.
  await onPostgres(url, (session) => migrate(session, folder));
  expect(await onPostgres(url, (session) => session.read('SELECT id FROM note ORDER BY id'))).toEqual([{ id: 1 }, { id: 2 }]);
  expect(await onPostgres(url, stateOf)).toMatchObject({ pending: [], failed: [] });
  await dropPostgresDatabase(server, url);
});

it('a migrator killed on PGlite leaves nothing half done, and the next one finishes', async () => {
  const data = join(parent, 'data');
  const onFolder = async <T>(work: (session: MigrationSession) => Promise<T>): Promise<T> => {
    const { db, close } = await openPglite({ folder: data });
    try {
      return await work(await pgliteMigrations(db));
    } finally {
      await close();
    }
  };
  await onFolder((session) => migrate(session, folder));
  await script('2_slow', 'INSERT INTO note VALUES (2); INSERT INTO note SELECT i FROM generate_series(3, 200000) AS i;');
  const migrator = await runTypescript(MIGRATOR, ['pglite', data, folder]);
  await migrator.said('script');
  await new Promise((resolve) => setTimeout(resolve, 300));
  await migrator.kill();

  await onFolder(async (session) => {
    const { failed } = await stateOf(session);
    const [notes] = await session.read<{ n: number }>('SELECT count(*)::int AS n FROM note');
    expect([failed, notes?.n]).toEqual(failed.length > 0 ? [['2_slow'], 1] : [[], 200_000]);
    await migrate(session, folder);
    expect(await session.read('SELECT count(*)::int AS n FROM note')).toEqual([{ n: 200_000 }]);
    expect(await stateOf(session)).toMatchObject({ applied: ['1_initial', '2_slow'], pending: [], failed: [] });
  });
});
