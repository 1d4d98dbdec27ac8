import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import type { Store } from '../../src/ports.js';
import { reschedule } from '../../src/usecases/asking/reschedule.js';
import { sweep } from '../../src/usecases/sweep.js';
import type { SweepDeps } from '../../src/usecases/sweep.js';
import { databases } from '../support/database.js';
import { emptyDatabase } from '../support/empty-database.js';
import { chicago, createFixture } from '../support/fixture.js';
import type { Fixture } from '../support/fixture.js';
import { KEEP_DAYS } from '../support/keep-days.js';
import { recordingLog } from '../support/recording-log.js';
import { noWork } from '../support/no-queue.js';

const NINE = chicago('2026-09-14T09:00');

describe.each(databases)('sweeping several organizations on %s', (_engine, open) => {
  let database: Database;
  let store: Store;
  let districts: readonly Fixture[];

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    await emptyDatabase(database);
    store = createStore(database.prisma);
    districts = [await createFixture(database.prisma, { key: 'one' }), await createFixture(database.prisma, { key: 'two' }), await createFixture(database.prisma, { key: 'three' })];
    for (const { organizationId } of districts) await reschedule(store, organizationId, chicago('2026-09-14T07:45'));
  });
  afterAll(() => database.close());

  const log = recordingLog();
  const depsOn = (on: Store): SweepDeps => ({
    store: on,
    log,
    keep: KEEP_DAYS,
    wallClock: { now: () => Temporal.Instant.from('2026-09-14T00:00:00Z') },
    work: noWork,
    home: async () => ({ platform: 'sandbox', workspace: 'sandbox' }),
    sendDigests: async () => undefined,
  });
  /** Messages of one organization cannot be written. */
  const failingFor = (organizationId: string | undefined): Store => ({
    ...store,
    transaction: (work) =>
      store.transaction((tx) =>
        work({ ...tx, deliveries: { ...tx.deliveries, create: (organization, rows) => (organization === organizationId ? Promise.reject(new TypeError('said by Ana: secret')) : tx.deliveries.create(organization, rows)) } }),
      ),
  });
  const asked = async () => {
    const rows = await database.prisma.check.groupBy({ by: ['organizationId'], where: { state: 'asked' }, _count: true });
    return districts.map(({ organizationId }) => rows.find((row) => row.organizationId === organizationId)?._count ?? 0);
  };

  test('one that fails keeps nothing, is logged by its code, and is swept again; the others go on', async () => {
    const failing = districts.map((one) => one.organizationId).sort()[1];
    const index = districts.findIndex((one) => one.organizationId === failing);
    log.lines.splice(0);
    await sweep(depsOn(failingFor(failing)), NINE);
    expect(await asked()).toEqual(districts.map((_, at) => (at === index ? 0 : 3)));
    expect(await database.prisma.check.count({ where: { organizationId: failing ?? '' } })).toBe(0);
    expect(log.lines.map(({ level, event, fields }) => [level, event, fields])).toEqual([
      ['error', 'sweep.checks.failed', { organization: failing, code: 'TypeError', name: 'TypeError' }],
      ['warn', 'sweep.checks.incomplete', { failed: 1, organizations: 3 }],
    ]);
    await sweep(depsOn(store), NINE);
    expect(await asked()).toEqual([3, 3, 3]);
  });

  test('only those with something due are looked at', async () => {
    expect(await store.checks.organizationsDue(NINE.subtract({ minutes: 1 }))).toEqual([]);
    const [first, second] = districts;
    await store.plans.pause(first?.organizationId ?? '', first?.planId ?? '', { at: NINE });
    await database.prisma.schedule.updateMany({ where: { organizationId: second?.organizationId ?? '' }, data: { nextAt: null } });
    expect(await store.checks.organizationsDue(NINE)).toEqual([districts[2]?.organizationId]);
    await sweep(depsOn(store), NINE);
    expect(await store.checks.organizationsDue(NINE)).toEqual([]);
    expect(await store.checks.organizationsDue(chicago('2026-09-15T09:00'))).toEqual([districts[2]?.organizationId]);
  });
});
