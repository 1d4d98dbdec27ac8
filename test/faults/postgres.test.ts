import { kill } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { eventually } from '../support/eventually.js';
import { administer } from '../support/postgres.js';
import { amount, printRow, random, seedOfRun } from './options.js';
import { goThroughTerm, tickNow } from './term.js';
import { ROLE, startFaultWorld } from './world.js';
import type { FaultWorld } from './world.js';

const RESTARTS = amount('FAULTS_RESTARTS', { long: 40, short: 3 });
const size = { owners: amount('FAULTS_OWNERS', { long: 20, short: 4 }), days: amount('FAULTS_DAYS', { long: 20, short: 4 }), channels: amount('FAULTS_CHANNELS', { long: 8, short: 3 }) };
const MOST_BETWEEN_MS = amount('FAULTS_BETWEEN_MS', { long: 12_000, short: 3_000 });
/** So long a crash waits for a transaction to be amid. */
const PATIENCE_MS = 10_000;
const MOST_AWAY_MS = amount('FAULTS_AWAY_MS', { long: 4_000, short: 2_000 });

let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld(size);
});
afterAll(() => world?.stop());

test('PostgreSQL is restarted again and again, amid transactions: nothing is lost, nothing comes twice', async () => {
  const next = random(seedOfRun);
  const { postgres, platform } = world;
  // So slow that messages are on their way when it happens.
  platform.slowness(2_000);
  let cut = 0;
  const { record, untaken } = await goThroughTerm(world, {
    everyMs: Math.round((RESTARTS * (MOST_BETWEEN_MS + MOST_AWAY_MS) * 0.5) / size.days),
    disturb: async () => {
      for (let restarts = 0; restarts < RESTARTS; restarts += 1) {
        await tickNow(world);
        await pause(next() * MOST_BETWEEN_MS);
        if (restarts % 2 === 0) cut += await crash();
        else {
          await postgres.pause();
          await pause(next() * MOST_AWAY_MS);
          await postgres.resume();
        }
      }
      await tickNow(world);
    },
  });
  printRow('PostgreSQL restarted mid-transaction', { restarts: RESTARTS, cutTransactions: cut, ...record, untaken });
  expect(untaken).toBe(0);
  expect(record.doubledDirect).toBe(0);
  expect(cut).toBeGreaterThan(0);
  await world.allLive();
});

const amid = z.array(z.object({ pid: z.number() }));

/**
 * Kills a server process of PostgreSQL's amid a transaction, or one at rest where there is none for a while: all others
 * end then, and the server recovers by itself, as after any crash. Gives how many transactions were open.
 */
async function crash(): Promise<number> {
  const ofOurs = async (more: string): Promise<z.infer<typeof amid>> => amid.parse((await administer(world.postgres.url, `SELECT pid FROM pg_stat_activity WHERE usename = '${ROLE}' ${more}`)).rows);
  let open: z.infer<typeof amid> = [];
  for (const until = performance.now() + PATIENCE_MS; open.length === 0 && performance.now() < until; ) open = await ofOurs(`AND xact_start IS NOT NULL AND state <> 'idle'`);
  const [first] = open.length > 0 ? open : await ofOurs('');
  if (first) kill(first.pid, 'SIGKILL');
  await eventually(() => administer(world.postgres.url, 'SELECT 1'));
  return open.length;
}
