import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../prisma/engine/migrate.js';
import { readMigrations } from '../../prisma/engine/migration-files.js';
import { type MigrationSession, postgresMigrations } from '../../prisma/engine/migration-session.js';
import { migrationState } from '../../prisma/engine/migration-state.js';
import { QUEUE_SEARCH_PATH } from '../../prisma/engine/pg-like.js';
import { createPostgresDatabase, dropPostgresDatabase, endPostgresWithFile, postgresUrl } from '../support/postgres.js';
import { emptySites } from './empty-sites.js';
import type { Site } from './empty-sites.js';

endPostgresWithFile();

const INITIAL = 'CREATE TABLE note (id int PRIMARY KEY, words text NOT NULL); INSERT INTO note VALUES (1, \'a;b\');';
const BODY = `
CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.words := upper(NEW.words); -- a semicolon; in a comment
  RETURN NEW;
END;
$$;
CREATE TRIGGER shout BEFORE INSERT ON note FOR EACH ROW EXECUTE FUNCTION shout();
INSERT INTO note VALUES (2, 'loud');
-- a comment at the very end`;

describe.each(emptySites)('migrations on %s', (engine, open) => {
  let site: Site;
  let folder: string;

  const script = async (name: string, sql: string): Promise<void> => {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'migration.sql'), sql);
  };
  const onSession = async <T>(work: (session: MigrationSession) => Promise<T>): Promise<T> => {
    const session = await site.session();
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  };
  const run = (): Promise<readonly string[]> => onSession((session) => migrate(session, folder));
  const state = () => onSession(async (session) => migrationState(session.read, await readMigrations(folder)));
  const rows = <R>(sql: string): Promise<readonly R[]> => onSession((session) => session.read<R>(sql));

  beforeEach(async () => {
    site = await open();
    folder = await mkdtemp(join(tmpdir(), 'throughline-migrations-'));
    await script('1_initial', INITIAL);
  });
  afterEach(async () => {
    await site.close();
    await rm(folder, { recursive: true });
  });

  it('are applied in order, once, in the table that Prisma keeps', async () => {
    await script('2_more', 'ALTER TABLE note ADD COLUMN at timestamptz;');
    expect(await state()).toMatchObject({ applied: [], pending: ['1_initial', '2_more'] });
    expect(await run()).toEqual(['1_initial', '2_more']);
    expect(await run()).toEqual([]);
    expect(await state()).toEqual({ applied: ['1_initial', '2_more'], pending: [], failed: [], edited: [], unknown: [] });
    expect(await rows('SELECT migration_name, applied_steps_count, logs, rolled_back_at FROM public._prisma_migrations ORDER BY started_at')).toEqual([
      { migration_name: '1_initial', applied_steps_count: 1, logs: null, rolled_back_at: null },
      { migration_name: '2_more', applied_steps_count: 1, logs: null, rolled_back_at: null },
    ]);
  });

  it('may hold a function body', async () => {
    await script('2_body', BODY);
    await run();
    expect(await rows('SELECT words FROM note ORDER BY id')).toEqual([{ words: 'a;b' }, { words: 'LOUD' }]);
  });

  it('leave nothing behind when they fail, and are applied once they are mended', async () => {
    await script('2_wrong', 'CREATE TABLE half (id int); INSERT INTO note VALUES (3, \'kept?\'); INSERT INTO note VALUES (1, \'taken\');');
    await script('3_after', 'CREATE TABLE after (id int);');
    await expect(run()).rejects.toMatchObject({ code: 'migration-failed', message: expect.stringContaining('2_wrong') as string });
    expect(await state()).toMatchObject({ applied: ['1_initial'], pending: ['2_wrong', '3_after'], failed: ['2_wrong'] });
    expect(await rows("SELECT to_regclass('half') AS half, to_regclass('after') AS after, count(*)::int AS notes FROM note")).toEqual([{ half: null, after: null, notes: 1 }]);
    await expect(run()).rejects.toMatchObject({ code: 'migration-failed', message: expect.stringMatching(/duplicate key|taken/) as string });

    await script('2_wrong', 'CREATE TABLE half (id int);');
    expect(await run()).toEqual(['2_wrong', '3_after']);
    expect(await state()).toMatchObject({ pending: [], failed: [] });
  });

  it('go on where a process died between its script and the engine’s note', async () => {
    await run();
    // What remains when the process dies right after the script's transaction: the note made inside it.
    await site.exec("UPDATE public._prisma_migrations SET applied_steps_count = 0 WHERE migration_name = '1_initial'");
    expect(await run()).toEqual([]);
  });

  it('note that a script finished in the script’s own transaction', async () => {
    await run();
    const done = await onSession(async (session) => {
      await session.read("INSERT INTO public._prisma_migrations (id, checksum, migration_name) VALUES ('x', 'x', '2_now')");
      await session.adapter.executeScript('CREATE TABLE now (id int)');
      return session.read<{ finished: boolean }>("SELECT finished_at IS NOT NULL AS finished FROM public._prisma_migrations WHERE id = 'x'");
    });
    expect(done).toEqual([{ finished: true }]);
  });

  it('tell an edited one and one of a newer build', async () => {
    await script('2_newer', 'CREATE TABLE newer (id int);');
    await run();
    await rm(join(folder, '2_newer'), { recursive: true });
    await script('1_initial', `${INITIAL} -- changed`);
    expect(await state()).toMatchObject({ applied: ['1_initial'], edited: ['1_initial'], unknown: ['2_newer'] });
  });

  it('refuse a database that holds tables of someone else', async () => {
    await site.exec('CREATE TABLE theirs (id int)');
    await expect(run()).rejects.toMatchObject({ code: 'migrations-unknown-database' });
    expect(await rows("SELECT to_regclass('note') AS note")).toEqual([{ note: null }]);
  });

  it('make their tables in public, beside the queue’s', async () => {
    await site.exec(`CREATE SCHEMA bullmq; CREATE TABLE bullmq.job (id int);${engine === 'PGlite' ? `SET search_path TO ${QUEUE_SEARCH_PATH}` : ''}`);
    await run();
    expect(await rows("SELECT schemaname FROM pg_tables WHERE tablename IN ('note', '_prisma_migrations')")).toEqual([{ schemaname: 'public' }, { schemaname: 'public' }]);
  });
});

describe('the migrators’ lock on PostgreSQL', () => {
  it('is waited for, longer than the engine itself would', async () => {
    const server = await postgresUrl();
    const url = await createPostgresDatabase(server);
    const [first, second] = await Promise.all([postgresMigrations(url), postgresMigrations(url)]);
    await first.lock();
    let had = false;
    const waiting = second.lock().then(() => (had = true));
    await first.read('SELECT pg_sleep(11)');
    expect(had).toBe(false);
    await first.close();
    await waiting;
    await second.close();
    await dropPostgresDatabase(server, url);
  });

  it('is given up in the end, with the reason', async () => {
    const server = await postgresUrl();
    const url = await createPostgresDatabase(server);
    const [first, second] = await Promise.all([postgresMigrations(url), postgresMigrations(url, 100)]);
    await first.lock();
    await expect(second.lock()).rejects.toMatchObject({ code: 'migration-locked' });
    await Promise.all([first.close(), second.close()]);
    await dropPostgresDatabase(server, url);
  });
});
