import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { databases } from '../support/database.js';

const AT = new Date('2026-03-08T07:30:00.123Z');

describe.each(databases)('the database on %s', (_, open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const organization = (key: string) => ({ key, name: key, timeZone: 'America/Chicago', language: 'en' });

  it('is migrated', async () => {
    const state = await database.migrationState();
    expect(state.applied.length).toBeGreaterThan(0);
    expect(state).toMatchObject({ pending: [], failed: [], edited: [], unknown: [] });
    expect(await database.migrate()).toEqual([]);
    await database.ping();
  });

  it('keeps an instant to the millisecond', async () => {
    await database.prisma.organization.create({ data: { ...organization('lakeshore'), createdAt: AT } });
    const { createdAt } = await database.prisma.organization.findUniqueOrThrow({ where: { key: 'lakeshore' } });
    expect(createdAt).toEqual(AT);
    const [row] = await database.prisma.$queryRaw<{ text: string }[]>`SELECT "createdAt"::text AS text FROM public."Organization" WHERE key = 'lakeshore'`;
    expect(row?.text).toBe('2026-03-08 07:30:00.123+00');
  });

  it('says by its code that a key is taken', async () => {
    await database.prisma.organization.create({ data: organization('twice') });
    await expect(database.prisma.organization.create({ data: organization('twice') })).rejects.toMatchObject({ code: 'P2002' });
  });

  it('rolls a transaction back whole', async () => {
    const work = database.prisma.$transaction(async (tx) => {
      await tx.organization.create({ data: organization('half') });
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await database.prisma.organization.count({ where: { key: 'half' } })).toBe(0);
  });

  it('does not say that a transaction was kept which an error had undone', async () => {
    await database.prisma.organization.create({ data: organization('known') });
    const work = database.prisma.$transaction(async (tx) => {
      await tx.organization.create({ data: organization('lost') });
      await tx.organization.create({ data: organization('known') }).catch(() => undefined);
    });
    await expect(work).rejects.toThrow();
    expect(await database.prisma.organization.count({ where: { key: 'lost' } })).toBe(0);
  });

  it('reports an error that only the commit finds', async () => {
    const work = database.prisma.$transaction(async (tx) => {
      const { id: organizationId } = await tx.organization.create({ data: organization('circle') });
      const a = await tx.unit.create({ data: { organizationId, key: 'a', name: 'a', kind: 'school' } });
      const b = await tx.unit.create({ data: { organizationId, key: 'b', name: 'b', kind: 'school', parentId: a.id } });
      await tx.unit.update({ where: { id: a.id }, data: { parentId: b.id } });
    });
    await expect(work).rejects.toThrow('its own ancestor');
    expect(await database.prisma.organization.count({ where: { key: 'circle' } })).toBe(0);
  });

  it('honours an isolation level', async () => {
    const level = await database.prisma.$transaction((tx) => tx.$queryRaw<{ transaction_isolation: string }[]>`SHOW transaction_isolation`, { isolationLevel: 'Serializable' });
    expect(level).toEqual([{ transaction_isolation: 'serializable' }]);
  });

  it('lets many transactions at once have their turns', async () => {
    const keys = Array.from({ length: 12 }, (_, n) => `turn-${n}`);
    await Promise.all(keys.map((key) => database.prisma.$transaction(async (tx) => {
      await tx.organization.create({ data: organization(key) });
      await tx.organization.update({ where: { key }, data: { name: 'done' } });
    })));
    expect(await database.prisma.organization.count({ where: { key: { in: keys }, name: 'done' } })).toBe(12);
  });

  it('serves the queue beside an open transaction once that has ended', async () => {
    const client = await database.pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT 1');
    const counting = database.prisma.organization.count();
    await client.query('COMMIT');
    client.release();
    expect(await counting).toBeGreaterThan(0);
    const { rows } = await database.pool.query('SHOW search_path');
    expect(rows).toEqual([{ search_path: 'bullmq, public' }]);
  });
});
