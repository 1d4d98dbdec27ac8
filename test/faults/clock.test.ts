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
  let due: ReadonlyMap<string, number> = new Map();
  const { record, untaken } = await goThroughTerm(world, {
    everyMs: Math.round((wrong.length * 2 * (2 * WRONG_MS + 2_000)) / size.days),
    disturb: async () => {
      due = await dueTimes();
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
  const asked = await whenAsked(due);
  printRow('clock of one process jumps an hour either way', { jumps: wrong.length * 4, ...record, untaken, ...asked, saidOff: world.logged('clock.off') });
  expect(untaken).toBe(0);
  expect(record.doubledDirect).toBe(0);
  // Of the first day's items some may have been asked already when their times were read.
  expect(asked.timed).toBeGreaterThanOrEqual(size.owners * (size.days - 1));
  expect(asked.askedEarly).toBe(0);
  expect(world.logged('clock.off')).toBeGreaterThanOrEqual(wrong.length * 2);
  await world.allLive();
});

/** When each item comes due, in seconds: as it stands before anybody asks. */
async function dueTimes(): Promise<ReadonlyMap<string, number>> {
  const { rows } = await administer(world.database, `SELECT i.code, extract(epoch FROM s."nextAt")::float8 AS at FROM "Schedule" s JOIN "PlanItem" i ON i.id = s."itemId" WHERE s."nextAt" < now() + interval '12 hours'`);
  return new Map(z.array(z.object({ code: z.string(), at: z.number() })).parse(rows).map(({ code, at }) => [code, at]));
}

/** By the platform's clock, which is right: questions that came before their time, and by how many seconds the latest came after its own. */
async function whenAsked(due: ReadonlyMap<string, number>): Promise<{ readonly timed: number; readonly askedEarly: number; readonly latestS: number }> {
  const sql = `SELECT i.code, d.message::float8 AS at FROM "Check" c JOIN "PlanItem" i ON i.id = c."itemId" JOIN "DeliveryCheck" l ON l."checkId" = c.id JOIN "Delivery" d ON d.id = l."deliveryId" WHERE d.kind = 'prompt' AND d.state = 'sent'`;
  const asked = z.array(z.object({ code: z.string(), at: z.number() })).parse((await administer(world.database, sql)).rows);
  const after = asked.flatMap(({ code, at }) => (due.has(code) ? [at - (due.get(code) ?? 0)] : []));
  return { timed: after.length, askedEarly: after.filter((seconds) => seconds < -EARLY_S).length, latestS: Math.round(Math.max(...after)) };
}
