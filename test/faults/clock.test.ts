import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { administer } from '../support/postgres.js';
import { amount, printRow } from './options.js';
import { goThroughTerm, tickNow } from './term.js';
import { startFaultWorld } from './world.js';
import type { FaultWorld } from './world.js';

const HOUR_MS = 3_600_000;
/** How long a clock is wrong: in the long form minutes begin meanwhile. */
const WRONG_MS = amount('FAULTS_WRONG_MS', { long: 65_000, short: 8_000 });
const PROCESSES = amount('FAULTS_CLOCKS', { long: 4, short: 1 });
const size = { owners: amount('FAULTS_OWNERS', { long: 20, short: 4 }), days: amount('FAULTS_DAYS', { long: 20, short: 4 }), channels: amount('FAULTS_CHANNELS', { long: 8, short: 3 }) };
/** The clocks of the processes may be so far from the database's, and they send what is due within a moment. */
const EARLY_S = 5;

let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld(size, { clocks: true });
});
afterAll(() => world?.stop());

test('the clock of one process jumps an hour ahead, and an hour back: no check comes twice, too early or not at all', async () => {
  const { topology, platform } = world;
  // Long enough that a lease which is taken for run out would be taken by another.
  platform.slowness(3_000);
  // Those that work first: they are the ones that sweep and send.
  const wrong = topology.processes.toSorted((a, b) => b.role.localeCompare(a.role)).slice(0, PROCESSES);
  const { record, untaken } = await goThroughTerm(world, {
    everyMs: Math.round((wrong.length * 2 * (2 * WRONG_MS + 2_000)) / size.days),
    disturb: async () => {
      for (const one of wrong) {
        for (const shift of [HOUR_MS, -HOUR_MS]) {
          await world.shiftClock(one, shift);
          await pause(WRONG_MS);
          // And one that begins with a wrong clock, and so sweeps with it at once.
          await world.restartWrong(one, shift);
          await pause(WRONG_MS);
          await world.shiftClock(one, 0);
        }
      }
      await tickNow(world);
    },
  });
  const asked = await whenAsked();
  printRow('clock of one process jumps an hour either way', { jumps: wrong.length * 4, ...record, untaken, ...asked, saidOff: world.logged('clock.off') });
  expect(untaken).toBe(0);
  expect(record.doubledDirect).toBe(0);
  expect(asked.askedEarly).toBe(0);
  expect(world.logged('clock.off')).toBeGreaterThanOrEqual(wrong.length * 2);
  await world.allLive();
});

/** By the platform's clock, which is right: questions that came before their time, and by how many seconds the last came after its own. */
async function whenAsked(): Promise<{ readonly askedEarly: number; readonly latestS: number }> {
  const sql = `SELECT count(*) FILTER (WHERE d.message::float8 < extract(epoch FROM c."dueAt") - ${EARLY_S})::int AS "askedEarly", round(max(d.message::float8 - extract(epoch FROM c."dueAt")))::int AS "latestS"
    FROM "Check" c JOIN "DeliveryCheck" l ON l."checkId" = c.id JOIN "Delivery" d ON d.id = l."deliveryId" WHERE d.kind = 'prompt' AND d.state = 'sent'`;
  return z.object({ askedEarly: z.number(), latestS: z.number() }).parse((await administer(world.database, sql)).rows[0]);
}
