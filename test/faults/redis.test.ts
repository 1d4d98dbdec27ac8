import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { amount, printRow, random, seedOfRun } from './options.js';
import { goThroughTerm, tickNow } from './term.js';
import { startFaultWorld } from './world.js';
import type { FaultWorld } from './world.js';

const FLUSHES = amount('FAULTS_FLUSHES', { long: 40, short: 2 });
const AWAY_MS = amount('FAULTS_AWAY_MS', { long: 60_000, short: 10_000 });
const size = { owners: amount('FAULTS_OWNERS', { long: 20, short: 4 }), days: amount('FAULTS_DAYS', { long: 20, short: 4 }), channels: amount('FAULTS_CHANNELS', { long: 8, short: 3 }) };
/** Between two flushes, on average half of it. */
const MOST_BETWEEN_MS = amount('FAULTS_BETWEEN_MS', { long: 8_000, short: 4_000 });

let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld(size);
});
afterAll(() => world?.stop());

test('Redis is emptied again and again, goes away and comes back empty: nothing is lost, nothing comes twice', async () => {
  const next = random(seedOfRun);
  const { redis, platform } = world;
  // So slow that messages are on their way when it happens.
  platform.slowness(3_000);
  const flush = async (times: number): Promise<void> => {
    for (let flushed = 0; flushed < times; flushed += 1) {
      await tickNow(world);
      await pause(next() * MOST_BETWEEN_MS);
      const client = new Redis(redis.url);
      await client.flushall();
      client.disconnect();
    }
  };
  const { record, untaken } = await goThroughTerm(world, {
    everyMs: Math.round((FLUSHES * MOST_BETWEEN_MS * 0.5 + AWAY_MS) / size.days),
    disturb: async () => {
      await flush(FLUSHES / 2);
      await tickNow(world);
      await redis.kill();
      await pause(AWAY_MS);
      await redis.start();
      await flush(FLUSHES / 2);
      await tickNow(world);
    },
  });
  printRow('Redis flushed, stopped, restarted empty', { flushes: FLUSHES, awayMs: AWAY_MS, ...record, untaken });
  expect(untaken).toBe(0);
  expect(record.doubledDirect).toBe(0);
  // Nobody went down over it.
  await world.allLive();
});
