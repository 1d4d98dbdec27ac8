import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { administer } from '../support/postgres.js';
import { postgresPrograms } from '../support/postgres-server.js';
import { amount, printRow } from './options.js';
import { goThroughTerm } from './term.js';
import { ROLE, startFaultWorld } from './world.js';
import type { FaultWorld } from './world.js';

const size = { owners: amount('FAULTS_OWNERS', { long: 20, short: 4 }), days: amount('FAULTS_DAYS', { long: 8, short: 4 }), channels: 2 };
const EVERY_MS = amount('FAULTS_EVERY_MS', { long: 5_000, short: 2_500 });

let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld(size);
});
afterAll(() => world?.stop());

/** Runs a program that comes with PostgreSQL. */
const program = (name: string, ...args: readonly string[]) => promisify(execFile)(join(postgresPrograms(), name), args);

test('the database is lost and restored from a dump, and Redis starts empty: the term goes on', async () => {
  const dump = join(tmpdir(), `throughline-${process.pid}.dump`);
  const name = new URL(world.database).pathname.slice(1);
  world.platform.slowness(400);
  const own = new URL(world.database);
  own.username = ROLE;
  try {
    const { record, untaken } = await goThroughTerm(world, {
      everyMs: EVERY_MS,
      disturb: async () => {
        await pause((size.days * EVERY_MS) / 2);
        // In the middle of things: what they had in hand is in the dump as it was.
        await Promise.all(world.topology.processes.map((one) => one.kill()));
        await program('pg_dump', '--format=custom', `--file=${dump}`, world.database);
        await world.redis.kill();
        await administer(world.postgres.url, `DROP DATABASE ${name} WITH (FORCE)`);
        await administer(world.postgres.url, `CREATE DATABASE ${name} OWNER ${ROLE}`);
        await program('pg_restore', '--no-owner', '--exit-on-error', `--dbname=${own.href}`, dump);
        await world.redis.start();
        await Promise.all(world.topology.processes.map((one) => one.start()));
      },
    });
    printRow('PostgreSQL restored from a dump, Redis empty', { ...record, untaken, sentAgain: world.logged('delivery.sent-again') });
    expect(untaken).toBe(0);
    expect(record.doubledDirect).toBe(0);
    await world.allLive();
  } finally {
    await rm(dump, { force: true });
  }
});
