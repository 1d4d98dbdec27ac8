import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { administer } from '../support/postgres.js';
import { smallDisk } from '../support/small-disk.js';
import { amount, printRow } from './options.js';
import { goThroughTerm, tickNow } from './term.js';
import { startFaultWorld } from './world.js';
import type { FaultWorld } from './world.js';

const ROUNDS = amount('FAULTS_ROUNDS', { long: 10, short: 2 });
const size = { owners: amount('FAULTS_OWNERS', { long: 20, short: 6 }), days: amount('FAULTS_DAYS', { long: 20, short: 4 }), channels: amount('FAULTS_CHANNELS', { long: 8, short: 3 }) };
const FULL_MS = 7_000;
const FREE_MS = 5_000;

/** Room for what a term writes, and little more. */
const disk = smallDisk(96);
let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld(size, { ...(disk && { tablespace: disk.folder }) });
});
afterAll(async () => {
  await world?.stop();
  disk?.remove();
});

test('the disk of the database is full: that is said with what to do, and once there is room all goes on by itself', async () => {
  world.platform.slowness(200);
  const room = disk ?? pretended(world);
  const { record, untaken } = await goThroughTerm(world, {
    everyMs: Math.round((ROUNDS * (FULL_MS + FREE_MS)) / size.days),
    disturb: async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        await room.fill();
        await pause(FULL_MS);
        await room.free();
        await pause(FREE_MS);
      }
      await tickNow(world);
    },
  });
  const said = world.logged('database.disk-full');
  printRow('disk full', { disk: disk ? 'mounted' : 'pretended', rounds: ROUNDS, ...record, untaken, said, notSaved: world.logged('slack.not-saved') });
  expect(said).toBeGreaterThan(0);
  expect(untaken).toBe(0);
  expect(record.doubledDirect).toBe(0);
  await world.allLive();
});

/** Where no disk may be mounted: PostgreSQL's own word for it, for whatever is written where people's acts and messages are kept. */
function pretended({ database }: Pick<FaultWorld, 'database'>): { fill(): Promise<void>; free(): Promise<void> } {
  const tables = ['InboundEvent', 'Delivery', 'Check', 'Report'];
  const each = (statement: (table: string) => string): string => tables.map(statement).join('; ');
  return {
    async fill() {
      await administer(database, `CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$`);
      await administer(database, each((table) => `CREATE TRIGGER full_disk BEFORE INSERT ON "${table}" FOR EACH STATEMENT EXECUTE FUNCTION full_disk()`));
    },
    free: async () => void (await administer(database, each((table) => `DROP TRIGGER IF EXISTS full_disk ON "${table}"`))),
  };
}
