import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { eventually } from '../support/eventually.js';
import { administer } from '../support/postgres.js';
import { amount, printRow } from './options.js';
import { goThroughTerm, tickNow } from './term.js';
import { ROLE, startFaultWorld } from './world.js';
import type { FaultWorld } from './world.js';

const ROUNDS = amount('FAULTS_ROUNDS', { long: 10, short: 1 });
const size = { owners: amount('FAULTS_OWNERS', { long: 20, short: 4 }), days: amount('FAULTS_DAYS', { long: 20, short: 4 }), channels: amount('FAULTS_CHANNELS', { long: 8, short: 3 }) };
/** Fewer than there are processes. */
const TOO_FEW = 2;
const LIMITED_MS = 10_000;
const FREE_MS = 10_000;

let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld(size);
});
afterAll(() => world?.stop());

const readiness = z.object({ parts: z.looseObject({ database: z.string() }) });

/** What every process says of the database. */
const ofDatabase = (): Promise<readonly string[]> =>
  Promise.all(world.topology.processes.map(async (one) => readiness.parse(await (await fetch(`${one.url() ?? ''}/readyz`)).json()).parts.database));

test('the database takes no more connections: that is said, and once it takes them again all goes on by itself', async () => {
  const { postgres, platform } = world;
  // So slow that messages are on their way when it happens.
  platform.slowness(3_000);
  const said = new Set<string>();
  const { record, untaken } = await goThroughTerm(world, {
    everyMs: Math.round((ROUNDS * (LIMITED_MS + FREE_MS)) / size.days),
    disturb: async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        await tickNow(world);
        await administer(postgres.url, `ALTER ROLE ${ROLE} CONNECTION LIMIT ${TOO_FEW}`);
        await administer(postgres.url, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${ROLE}'`);
        await pause(LIMITED_MS / 2);
        for (const state of await ofDatabase()) said.add(state);
        await pause(LIMITED_MS / 2);
        await administer(postgres.url, `ALTER ROLE ${ROLE} CONNECTION LIMIT -1`);
        await eventually(async () => expect(await ofDatabase()).toEqual(['ok', 'ok', 'ok', 'ok']));
        await pause(FREE_MS);
      }
      await tickNow(world);
    },
  });
  printRow('connection limit reached', { rounds: ROUNDS, said: [...said].sort().join(' '), logged: world.logged('database.too-many-connections'), ...record, untaken });
  expect([...said]).toContain('database-connections');
  expect(world.logged('database.too-many-connections')).toBeGreaterThan(0);
  expect(untaken).toBe(0);
  expect(record.doubledDirect).toBe(0);
  await world.allLive();
});
