import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../prisma/client.js';
import { openPglite } from '../../prisma/engine/pglite.js';
import { runTypescript } from '../support/run-typescript.js';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'throughline-crash-'));
});
afterEach(() => rm(parent, { recursive: true }));

it('kill -9 of a writer loses no acknowledged row and keeps no half transaction', async () => {
  const [data, notes] = [join(parent, 'data'), join(parent, 'notes')];
  for (const first of [0, 1_000_000, 2_000_000]) {
    const writer = await runTypescript('test/engine/write-process.ts', [data, notes, `${first}`]);
    await writer.said('writing');
    await writer.kill();

    const { db, close } = await openPglite({ folder: data });
    const { rows } = await db.query<{ n: number; halves: number }>('SELECT n, count(*)::int AS halves FROM pair GROUP BY n');
    await close();
    const acknowledged = (await readFile(notes, 'utf8')).trim().split('\n').map(Number);
    const kept = new Set(rows.map(({ n }) => n));
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
    expect(rows.filter(({ halves }) => halves !== 2)).toEqual([]);
  }
});

it('a process killed while it makes the database leaves a folder that opens', async () => {
  const data = join(parent, 'data');
  const writer = await runTypescript('test/engine/write-process.ts', [data, join(parent, 'notes'), '0']);
  while (!existsSync(join(data, 'database.new', 'base'))) await new Promise((resolve) => setTimeout(resolve, 5));
  await writer.kill();
  expect(existsSync(join(data, 'database'))).toBe(false);
  const { db, close } = await openPglite({ folder: data });
  expect((await db.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await close();
});

it('a folder can be opened again after it was closed, and not twice at once', async () => {
  const folder = join(parent, 'data');
  const database = await openDatabase({ folder });
  await database.migrate();
  await database.prisma.organization.create({ data: { key: 'lakeshore', name: 'Lakeshore', timeZone: 'America/Chicago', language: 'en' } });
  await expect(openDatabase({ folder })).rejects.toMatchObject({ code: 'data-folder-in-use' });
  await Promise.all([database.close(), database.close()]);
  await expect(database.ping()).rejects.toMatchObject({ code: 'database-unreachable' });

  const again = await openDatabase({ folder });
  expect(await again.prisma.organization.count()).toBe(1);
  await again.close();
});
