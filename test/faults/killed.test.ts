import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { amount, anyOf, printRow, random, seedOfRun } from './options.js';
import { goThroughTerm } from './term.js';
import { startFaultWorld } from './world.js';
import type { FaultWorld } from './world.js';

const KILLS = amount('FAULTS_KILLS', { long: 200, short: 6 });
const size = { owners: amount('FAULTS_OWNERS', { long: 20, short: 4 }), days: amount('FAULTS_DAYS', { long: 24, short: 4 }), channels: amount('FAULTS_CHANNELS', { long: 12, short: 3 }) };
/** A kill and the start after it take some seconds. */
const EVERY_MS = Math.round((KILLS * 4_000) / size.days);
/** Nobody waits longer for all of them: a busy machine has fewer, and the row says how many. Milliseconds. */
const LONGEST_MS = amount('FAULTS_KILLING_MS', { long: 25 * 60_000, short: 3 * 60_000 });

let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld(size);
});
afterAll(() => world?.stop());

test('whichever process is killed, whenever: every check is asked, no answer is lost, no report and no digest doubled', async () => {
  const next = random(seedOfRun);
  const kills: Record<string, number> = { web: 0, worker: 0 };
  // Long enough that many die between what they sent and what they noted.
  world.platform.slowness(400);
  const { record, untaken } = await goThroughTerm(world, {
    everyMs: EVERY_MS,
    disturb: async () => {
      const until = performance.now() + LONGEST_MS;
      for (let kill = 0; kill < KILLS && performance.now() < until; kill += 1) {
        const one = anyOf(world.topology.processes, next);
        await pause(next() * 2_000);
        await one.kill();
        kills[one.role] = (kills[one.role] ?? 0) + 1;
        await one.start();
      }
    },
  }).catch((error: unknown) => {
    printRow('kill -9 of a random process', { holds: false, ...kills });
    throw error;
  });
  const [killedWeb, killedWorkers] = [kills['web'] ?? 0, kills['worker'] ?? 0];
  printRow('kill -9 of a random process', { kills: killedWeb + killedWorkers, killedWeb, killedWorkers, ...record, untaken, sentAgain: world.logged('delivery.sent-again') });
  expect(untaken).toBe(0);
  // Slack is asked before a message is sent again: there is no window in which one could be doubled.
  expect(record.doubledDirect).toBe(0);
  await world.allLive();
});
