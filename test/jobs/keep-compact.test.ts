import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepCompact } from '../../jobs/keep-compact.js';
import { pglitePool } from '../../prisma/engine/pglite-pool.js';
import { eventually, pause } from '../support/eventually.js';

let db: PGlite;
beforeAll(async () => {
  db = await PGlite.create();
  await db.exec('CREATE TABLE filled (id int, what text)');
});
afterAll(() => db.close());

async function fillAndEmpty(): Promise<number> {
  await db.exec("INSERT INTO filled SELECT i, repeat('x', 100) FROM generate_series(1, 2000) i; DELETE FROM filled");
  return size();
}
async function size(): Promise<number> {
  const { rows } = await db.query<{ bytes: number }>("SELECT pg_relation_size('filled')::int AS bytes");
  return rows[0]?.bytes ?? -1;
}

it('gives back what deleted rows held, again and again, until it is stopped', async () => {
  const errors: unknown[] = [];
  const stop = keepCompact(pglitePool(db), { onError: (error) => errors.push(error), firstMs: 300, everyMs: 300 });
  for (const _round of [1, 2]) {
    expect(await fillAndEmpty()).toBeGreaterThan(100_000);
    await eventually(async () => expect(await size()).toBe(0));
  }
  await stop();
  const left = await fillAndEmpty();
  await pause(700);
  expect(await size()).toBe(left);
  expect(errors).toEqual([]);
});
