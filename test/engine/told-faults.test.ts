import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../prisma/client.js';
import type { Database, DatabaseFault } from '../../prisma/client.js';
import { tellDatabaseFaults } from '../../src/app/observe/database-faults.js';
import { administer, createPostgresDatabase, dropPostgresDatabase, endPostgresWithFile, postgresUrl } from '../support/postgres.js';
import { recordingLog } from '../support/recording-log.js';

endPostgresWithFile();
const faults: DatabaseFault[] = [];
const onFault = (fault: DatabaseFault): void => void faults.push(fault);
const FULL = `CREATE FUNCTION full_disk() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$`;

let server: string;
let url: string;
beforeAll(async () => {
  server = await postgresUrl();
  url = await createPostgresDatabase(server);
});
afterAll(() => dropPostgresDatabase(server, url));

/** What is told of a statement by itself, one within a transaction, and one that fails for another reason. */
async function toldOf({ prisma }: Database): Promise<readonly DatabaseFault[]> {
  faults.length = 0;
  await prisma.$executeRawUnsafe(FULL);
  await expect(prisma.$queryRaw`SELECT full_disk()`).rejects.toThrow();
  await expect(prisma.$transaction(async (tx) => tx.$queryRaw`SELECT full_disk()`)).rejects.toThrow();
  await expect(prisma.$queryRaw`SELECT nothing_of_that_name()`).rejects.toThrow();
  expect(await prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  return [...faults];
}

test('a full disk is told of each statement that meets it, on both databases', async () => {
  for (const location of [{ url, onFault }, { memory: true, onFault }] as const) {
    const database = await openDatabase(location);
    expect(await toldOf(database)).toEqual(['disk-full', 'disk-full']);
    await database.close();
  }
});

test('a server that takes no more connections is told of, is no wrong address, and is used again as soon as it does', async () => {
  await administer(server, 'CREATE ROLE only_one LOGIN CONNECTION LIMIT 1');
  const own = new URL(url);
  own.username = 'only_one';
  const database = await openDatabase({ url: own.href, onFault });
  faults.length = 0;
  const asked = await Promise.allSettled(Array.from({ length: 5 }, () => database.prisma.$queryRaw`SELECT pg_sleep(0.3)`));
  expect(asked.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
  expect(new Set(faults)).toEqual(new Set(['too-many-connections']));
  await expect(openDatabase({ url: own.href })).rejects.toMatchObject({ code: 'database-connections' });
  expect(await database.prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  await database.close();
  await administer(server, 'DROP ROLE only_one');
});

test('the log says what to do, once a minute at most for each', () => {
  const log = recordingLog();
  const tell = tellDatabaseFaults(log);
  for (const fault of ['disk-full', 'disk-full', 'too-many-connections', 'disk-full'] as const) tell(fault);
  expect(log.lines.map(({ level, event }) => [level, event])).toEqual([['error', 'database.disk-full'], ['error', 'database.too-many-connections']]);
  expect(log.lines.map(({ fields }) => fields['todo'])).toEqual([expect.stringContaining('Free space'), expect.stringContaining('max_connections')]);
});
