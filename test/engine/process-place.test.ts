import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { takePlace } from '../../prisma/engine/process-place.js';
import { eventually } from '../support/eventually.js';
import { administer, createPostgresDatabase, dropPostgresDatabase, endPostgresWithFile, postgresUrl } from '../support/postgres.js';

endPostgresWithFile();
let server: string;
let url: string;
beforeAll(async () => {
  server = await postgresUrl();
  url = await createPostgresDatabase(server);
});
afterAll(() => dropPostgresDatabase(server, url));

const taken: string[] = [];
const places: { leave(): Promise<void> }[] = [];
const take = async (alone: boolean) => {
  const place = await takePlace({ url, alone, onTaken: () => void taken.push(alone ? 'alone' : 'among others') });
  places.push(place);
  return place;
};
afterEach(async () => {
  for (const place of places.splice(0)) await place.leave();
  taken.length = 0;
});

test('any number may work beside each other; whoever wants to be alone may not, and the other way round', async () => {
  const [one, two] = [await take(false), await take(false)];
  await expect(take(true)).rejects.toMatchObject({ code: 'database-in-use', message: expect.stringContaining('Stop the others') as string });
  await one.leave();
  await two.leave();
  const alone = await take(true);
  for (const wish of [true, false]) await expect(take(wish)).rejects.toMatchObject({ code: 'database-in-use' });
  await alone.leave();
  await take(false);
});

test('a place that is lost with its connection is taken again; who comes in meanwhile is told of', async () => {
  await take(true);
  const held = () => `FROM pg_locks WHERE locktype = 'advisory' AND classid = 20817 AND granted AND database = (SELECT oid FROM pg_database WHERE datname = '${new URL(url).pathname.slice(1)}')`;
  const cut = () => administer(server, `SELECT pg_terminate_backend(pid) ${held()}`);
  const holders = async () => (await administer(server, `SELECT 1 ${held()}`)).rowCount;
  await cut();
  await eventually(async () => expect(await holders()).toBe(1), 20_000);
  expect(taken).toEqual([]);
  await cut();
  await eventually(() => take(false), 20_000);
  await eventually(async () => expect(taken).toEqual(['alone']), 20_000);
});
