import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PgClientLike, PgNotification, PgPoolLike } from '../../prisma/engine/pg-like.js';
import { pglitePool } from '../../prisma/engine/pglite-pool.js';

let db: PGlite;
let pool: PgPoolLike;

beforeAll(async () => {
  db = await PGlite.create();
  await db.exec('CREATE TABLE public.note (id int PRIMARY KEY, words text, big bigint, tags text[], at timestamptz, data jsonb)');
});
beforeEach(async () => {
  pool = pglitePool(db);
  await db.exec('TRUNCATE public.note');
});
afterAll(() => db.close());

const count = async (): Promise<number> => (await db.query<{ n: number }>('SELECT count(*)::int AS n FROM public.note')).rows[0]?.n ?? -1;

/** Resolves to the next notification of a client. */
const next = (client: PgClientLike): Promise<PgNotification> => new Promise((resolve) => client.on('notification', resolve));

describe('values', () => {
  it('come back as pg gives them', async () => {
    const at = new Date('2026-03-08T07:30:00Z');
    await pool.query('INSERT INTO note VALUES ($1, $2, $3, $4, $5, $6::jsonb)', [1, 'it’s', '9007199254740993', ['a,b', '"c"'], at, '{"n":[1]}']);
    const { rows, rowCount } = await pool.query('SELECT * FROM note');
    expect(rowCount).toBe(1);
    expect(rows).toEqual([{ id: 1, words: 'it’s', big: '9007199254740993', tags: ['a,b', '"c"'], at, data: { n: [1] } }]);
  });

  it('count what a statement changed, or say that it counts nothing', async () => {
    expect((await pool.query('INSERT INTO note (id) SELECT generate_series(1, 3)')).rowCount).toBe(3);
    expect((await pool.query('UPDATE note SET words = $1', ['x'])).rowCount).toBe(3);
    expect((await pool.query('DELETE FROM note WHERE id > $1', [1])).rowCount).toBe(2);
    expect((await pool.query('SET application_name TO tests')).rowCount).toBeNull();
  });

  it('run a script without parameters whole', async () => {
    await pool.query('INSERT INTO note (id) VALUES (1); INSERT INTO note (id) VALUES (2);');
    expect(await count()).toBe(2);
  });

  it('resolve unqualified names in the queue’s schema first', async () => {
    await pool.query('CREATE SCHEMA IF NOT EXISTS bullmq; CREATE TABLE IF NOT EXISTS bullmq.meta (id int)');
    const { rows } = await pool.query("SELECT 'meta'::regclass::oid = 'bullmq.meta'::regclass::oid AS own, 'note'::regclass::text AS ours");
    expect(rows).toEqual([{ own: true, ours: 'note' }]);
  });

  it('carry the database’s code on an error, and not the parameters', async () => {
    await pool.query('INSERT INTO note (id, words) VALUES (1, $1)', ['private words']);
    const error: unknown = await pool.query('INSERT INTO note (id, words) VALUES (1, $1)', ['private words']).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: '23505' });
    expect(JSON.stringify(error)).not.toContain('private words');
  });
});

describe('transactions', () => {
  it('keep everyone else out until they end', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('INSERT INTO note (id) VALUES (1)');
    let seen: number | undefined;
    const other = count().then((n) => (seen = n));
    await client.query('INSERT INTO note (id) VALUES (2)');
    expect(seen).toBeUndefined();
    await client.query('COMMIT');
    expect(await other).toBe(2);
    client.release();
  });

  it('do not mix when two clients begin at once', async () => {
    const [a, b] = await Promise.all([pool.connect(), pool.connect()]);
    const work = async (client: PgClientLike, id: number, end: string): Promise<void> => {
      await client.query('BEGIN');
      await client.query('INSERT INTO note (id) VALUES ($1)', [id]);
      await client.query(end);
      client.release();
    };
    await Promise.all([work(a, 1, 'ROLLBACK'), work(b, 2, 'COMMIT')]);
    expect((await pool.query('SELECT id FROM note')).rows).toEqual([{ id: 2 }]);
  });

  it('take statements in the order given, awaited or not', async () => {
    const client = await pool.connect();
    await Promise.all(['BEGIN', 'INSERT INTO note (id) VALUES (1)', 'ROLLBACK', 'INSERT INTO note (id) VALUES (2)'].map((sql) => client.query(sql)));
    client.release();
    expect((await pool.query('SELECT id FROM note')).rows).toEqual([{ id: 2 }]);
  });

  it('can go back to a savepoint', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('INSERT INTO note (id) VALUES (1)');
    await client.query('SAVEPOINT a');
    await expect(client.query('INSERT INTO note (id) VALUES (1)')).rejects.toMatchObject({ code: '23505' });
    await client.query('ROLLBACK TO SAVEPOINT a');
    await client.query('COMMIT');
    client.release();
    expect(await count()).toBe(1);
  });

  it('refuse to commit what an error has undone', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('INSERT INTO note (id) VALUES (1)');
    await client.query('SELECT 1/0').catch(() => undefined);
    await expect(client.query('COMMIT')).rejects.toMatchObject({ code: '25P02' });
    client.release();
    expect(await count()).toBe(0);
  });

  it('are rolled back when the client is released or the pool ended', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('INSERT INTO note (id) VALUES (1)');
    client.release();
    expect(await count()).toBe(0);
    const forgotten = await pool.connect();
    await forgotten.query('BEGIN');
    await forgotten.query('INSERT INTO note (id) VALUES (2)');
    await pool.end();
    expect(await count()).toBe(0);
  });

  it('honour their isolation level', async () => {
    const client = await pool.connect();
    await client.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
    expect((await client.query('SHOW transaction_isolation')).rows).toEqual([{ transaction_isolation: 'serializable' }]);
    await client.query('COMMIT');
    client.release();
  });
});

describe('notifications', () => {
  it('reach a client that listens, and no other', async () => {
    const [listening, deaf] = await Promise.all([pool.connect(), pool.connect()]);
    await listening.query('-- wake up\nLISTEN jobs;');
    const heard: string[] = [];
    deaf.on('notification', ({ channel }) => heard.push(channel));
    const notified = next(listening);
    await pool.query("SELECT pg_notify('jobs', 'mail')");
    expect(await notified).toMatchObject({ channel: 'jobs', payload: 'mail' });
    expect(heard).toEqual([]);
  });

  it('are sent by a commit and not by a rollback', async () => {
    const [listening, writing] = await Promise.all([pool.connect(), pool.connect()]);
    await listening.query('LISTEN jobs');
    const notified = next(listening);
    for (const [payload, end] of [['lost', 'ROLLBACK'], ['kept', 'COMMIT']] as const) {
      await writing.query('BEGIN');
      await writing.query('SELECT pg_notify($1, $2)', ['jobs', payload]);
      await writing.query(end);
    }
    expect(await notified).toMatchObject({ payload: 'kept' });
  });

  it('still reach one client when another stops listening', async () => {
    const [stays, goes] = await Promise.all([pool.connect(), pool.connect()]);
    await stays.query('LISTEN jobs');
    await goes.query('LISTEN jobs');
    await goes.query('UNLISTEN jobs');
    goes.release();
    const notified = next(stays);
    await pool.query("NOTIFY jobs, 'still here'");
    expect(await notified).toMatchObject({ payload: 'still here' });
  });
});

describe('the end', () => {
  it('refuses what comes after, in the words the queue knows', async () => {
    await pool.end();
    await expect(pool.query('SELECT 1')).rejects.toThrow('after calling end on the pool');
    await expect(pool.connect()).rejects.toThrow('after calling end on the pool');
    expect(await count()).toBe(0);
  });

  it('refuses a client that was given back', async () => {
    const client = await pool.connect();
    client.release();
    await expect(client.query('SELECT 1')).rejects.toThrow('released');
    expect(() => client.release()).toThrow('already been released');
  });
});
