import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../prisma/client.js';
import { administer, createPostgresDatabase, dropPostgresDatabase, endPostgresWithFile, postgresUrl } from '../support/postgres.js';

endPostgresWithFile();

describe('a PostgreSQL database', () => {
  let server: string;
  let url: string;
  beforeAll(async () => {
    server = await postgresUrl();
    url = await createPostgresDatabase(server);
  });
  afterAll(() => dropPostgresDatabase(server, url));

  it('is read in UTC, whatever its own time zone', async () => {
    await administer(server, `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET timezone = 'Asia/Kolkata'`);
    const database = await openDatabase({ url });
    await database.migrate();
    const createdAt = new Date('2026-03-08T07:30:00.123Z');
    await database.prisma.organization.create({ data: { key: 'lakeshore', name: 'Lakeshore', timeZone: 'Asia/Kolkata', language: 'en', createdAt } });
    expect(await database.prisma.organization.findFirstOrThrow()).toMatchObject({ createdAt });
    const { rows } = await database.pool.query('SHOW timezone');
    expect(rows).toEqual([{ TimeZone: 'UTC' }]);
    await database.close();
    const { rows: stored } = await administer(url, 'SELECT extract(epoch FROM "createdAt")::float8 * 1000 AS ms FROM "Organization"');
    expect(stored).toEqual([{ ms: createdAt.getTime() }]);
  });

  it('serves on when its idle connections are cut, and says so', async () => {
    const lost: Error[] = [];
    const database = await openDatabase({ url, onError: (error) => lost.push(error) });
    await administer(server, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${new URL(url).pathname.slice(1)}'`);
    await expect.poll(() => lost.length).toBeGreaterThan(0);
    await database.ping();
    await database.close();
    await database.close();
  });

  it.each([
    ['a wrong name', 'database-unreachable', (address: URL) => (address.pathname = '/nowhere')],
    ['a wrong port', 'database-unreachable', (address: URL) => (address.port = '1')],
    ['another kind of address', 'database-url', (address: URL) => (address.href = 'mysql://127.0.0.1/x')],
    ['another schema', 'database-url', (address: URL) => address.searchParams.set('schema', 'theirs')],
  ])('with %s is refused as %s, without its password', async (_, code, spoil) => {
    const address = new URL(url);
    address.password = 'secret-word';
    spoil(address);
    const error: unknown = await openDatabase({ url: address.href }).catch((e: unknown) => e);
    expect(error).toMatchObject({ code });
    expect(String(error)).not.toContain('secret-word');
  });

  it('that does not keep UTF-8 is refused', async () => {
    const name = 'test_ascii';
    await administer(server, `DROP DATABASE IF EXISTS ${name}`);
    await administer(server, `CREATE DATABASE ${name} ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0`);
    const address = new URL(url);
    address.pathname = `/${name}`;
    await expect(openDatabase({ url: address.href })).rejects.toMatchObject({ code: 'database-encoding' });
    await dropPostgresDatabase(server, address.href);
  });
});
