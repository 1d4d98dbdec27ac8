import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { administer } from '../support/postgres.js';
import { faultCode } from '../../src/errors.js';
import { smallDisk } from '../support/small-disk.js';
import type { SmallDisk } from '../support/small-disk.js';
import { amount, printRow } from './options.js';
import { goThroughTerm, tickNow } from './term.js';
import { startFaultWorld } from './world.js';
import type { FaultWorld } from './world.js';

const ROUNDS = amount('FAULTS_ROUNDS', { long: 10, short: 2 });
const size = { owners: amount('FAULTS_OWNERS', { long: 20, short: 6 }), days: amount('FAULTS_DAYS', { long: 20, short: 4 }), channels: amount('FAULTS_CHANNELS', { long: 8, short: 3 }) };
const FULL_MS = 7_000;
const FREE_MS = 5_000;

type Room = Pick<SmallDisk, 'fill' | 'free'>;

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
  // So slow that messages are on their way, and are answered, when it happens.
  world.platform.slowness(3_000);
  const room = disk ? filled(disk) : pretended(world);
  const { record, untaken } = await goThroughTerm(world, {
    everyMs: Math.round((ROUNDS * (FULL_MS + FREE_MS)) / size.days),
    disturb: async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        await tickNow(world);
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

/** To the last page: also what PostgreSQL has room for in the files that it has already. */
function filled(on: SmallDisk): Room {
  return {
    async fill() {
      await on.fill();
      for (const table of ['InboundEvent', 'Delivery']) {
        const more = `DECLARE one "${table}"%ROWTYPE; BEGIN SELECT * INTO one FROM "${table}" LIMIT 1; WHILE one.id IS NOT NULL LOOP one.id := gen_random_uuid(); one.key := gen_random_uuid(); INSERT INTO "${table}" VALUES (one.*); END LOOP; END`;
        // It ends for want of room, and nothing of it stays but that there is none.
        const end = await administer(world.database, `DO $$ ${more} $$`).then(() => 'empty', faultCode);
        expect(['53100', 'empty']).toContain(end);
      }
    },
    free: () => on.free(),
  };
}

/** Where no disk may be mounted: PostgreSQL's own word for it, for whatever is written where people's acts and messages are kept. */
function pretended({ database }: Pick<FaultWorld, 'database'>): Room {
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
