import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../prisma/client.js';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import type { Store } from '../../src/ports.js';
import { reschedule } from '../../src/usecases/asking/reschedule.js';
import { sweep } from '../../src/usecases/sweep.js';
import { endPostgresWithFile, createPostgresDatabase, dropPostgresDatabase, postgresUrl } from '../support/postgres.js';
import { chicago, createFixture } from '../support/fixture.js';
import { KEEP_DAYS } from '../support/keep-days.js';
import { eventually } from '../support/eventually.js';
import { silentLog } from '../support/silent-log.js';
import { noWork } from '../support/no-queue.js';

endPostgresWithFile();

const NINE = chicago('2026-09-14T09:00');

/** Two processes on one PostgreSQL. */
let server: string;
let url: string;
let [one, other]: Database[] = [];
beforeAll(async () => {
  server = await postgresUrl();
  url = await createPostgresDatabase(server);
  one = await openDatabase({ url, connections: 3 });
  await one.migrate();
  other = await openDatabase({ url, connections: 3 });
});
afterAll(async () => {
  await Promise.all([one?.close(), other?.close()]);
  await dropPostgresDatabase(server, url);
});

test('pausing waits for the sweep that is under way and takes back what it asked; later sweeps ask nothing', async () => {
  if (!one || !other) throw new Error('not open');
  const [store, elsewhere] = [createStore(one.prisma), createStore(other.prisma)];
  const { organizationId, planId } = await createFixture(one.prisma);
  await reschedule(store, organizationId, chicago('2026-09-14T07:45'));

  let reached = (): void => undefined;
  let go = (): void => undefined;
  const isAsking = new Promise<void>((resolve) => (reached = resolve));
  const mayCommit = new Promise<void>((resolve) => (go = resolve));
  /** Stops just before its transaction is kept, with everybody asked. */
  const slow: Store = {
    ...store,
    transaction: (work) =>
      store.transaction((tx) =>
        work({
          ...tx,
          deliveries: {
            ...tx.deliveries,
            create: async (...args) => {
              const ids = await tx.deliveries.create(...args);
              reached();
              await mayCommit;
              return ids;
            },
          },
        }),
      ),
  };
  const sweepOn = (on: Store): Promise<void> =>
    sweep({ store: on, log: silentLog, keep: KEEP_DAYS, wallClock: { now: () => Temporal.Instant.from('2026-09-14T00:00:00Z') }, work: noWork, home: async () => ({ platform: 'sandbox', workspace: 'sandbox' }), sendDigests: async () => undefined }, NINE);

  const sweeping = sweepOn(slow);
  await isAsking;
  let isPaused = false;
  const pausing = elsewhere.transaction((tx) => tx.plans.pause(organizationId, planId, { at: NINE })).then((was) => {
    isPaused = true;
    return was;
  });
  const db = one.prisma;
  await eventually(async () => {
    const [{ waiting } = { waiting: 0n }] = await db.$queryRaw<{ waiting: bigint }[]>`select count(*) as waiting from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`;
    expect(Number(waiting)).toBe(1);
  });
  expect(isPaused).toBe(false);
  go();
  await sweeping;
  expect(await pausing).toBe(true);

  const states = async () => ({ checks: await db.check.groupBy({ by: ['state', 'stateReason'], _count: true }), prompts: await db.delivery.groupBy({ by: ['state'], _count: true }) });
  const stopped = { checks: [{ state: 'excused', stateReason: 'paused', _count: 3 }], prompts: [{ state: 'cancelled', _count: 2 }] };
  expect(await states()).toEqual(stopped);
  await sweepOn(store);
  expect(await states()).toEqual(stopped);
});
