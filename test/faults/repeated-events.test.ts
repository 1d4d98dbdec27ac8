import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { eventually } from '../support/eventually.js';
import { administer } from '../support/postgres.js';
import { ownersOf } from './district.js';
import { amount, printRow, random, seedOfRun, shuffled } from './options.js';
import { handOver, saysOf } from './owners.js';
import { readRecord } from './record.js';
import { startFaultWorld } from './world.js';
import type { FaultWorld } from './world.js';

/** As often as the table says. */
const TIMES = 11;
/** Handed over at once, as a platform that catches up does. */
const AT_ONCE = 20;
const size = { owners: amount('FAULTS_OWNERS', { long: 20, short: 6 }), days: amount('FAULTS_DAYS', { long: 20, short: 4 }), channels: 0 };

let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld(size);
});
afterAll(() => world?.stop());

test('each message that comes eleven times, under new ids and in any order, becomes one report', async () => {
  const next = random(seedOfRun);
  const said = ownersOf(size).flatMap(({ id }, owner) => Array.from({ length: size.days }, (_, day) => saysOf(world, id, `${owner + 1}.${String.fromCharCode(97 + day)}`)));
  const waiting = [...shuffled(said.flatMap((one) => Array.from({ length: TIMES }, () => one)), next)];
  const handedOver = waiting.length;
  let refused = 0;
  while (waiting.length > 0) {
    const results = await Promise.all(waiting.splice(0, AT_ONCE).map((one) => handOver(world, one)));
    refused += results.filter((wasTaken) => !wasTaken).length;
  }
  await eventually(async () => {
    const { waiting: unfinished, lostAnswers } = await readRecord(world, said);
    expect({ unfinished, lostAnswers }).toEqual({ unfinished: 0, lostAnswers: 0 });
  }, 300_000);

  const record = await readRecord(world, said);
  const { rows } = await administer(world.database, `SELECT count(*)::int AS events FROM "InboundEvent"`);
  const { events } = z.object({ events: z.number() }).parse(rows[0]);
  printRow('each inbound event 11 times, new ids, out of order', { ...record, events, handedOver, refused });
  expect(refused).toBe(0);
  // A report is kept once for a message by itself; that an act is worked through once shows in what was stored.
  expect(events).toBe(said.length);
  expect(record).toMatchObject({ doubledReports: 0, doubledDirect: 0, givenUp: 0 });
  expect(record.answers).toBe(size.owners * size.days);
  await world.allLive();
});
