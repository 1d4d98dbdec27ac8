import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { openDatabase, PrismaClient } from '../../prisma/client.js';
import { postgresAdapter } from '../../prisma/engine/postgres-adapter.js';
import { createStore } from '../../prisma/store.js';
import { reschedule } from '../../src/usecases/asking/reschedule.js';
import { sweep } from '../../src/usecases/sweep.js';
import { emptyDatabase } from '../support/empty-database.js';
import { chicago, createFixture } from '../support/fixture.js';
import { KEEP_DAYS } from '../support/keep-days.js';
import { noWork } from '../support/no-queue.js';
import { createPostgresDatabase, dropPostgresDatabase, endPostgresWithFile, postgresUrl } from '../support/postgres.js';
import { recordingPool } from '../support/recording-pool.js';
import { silentLog } from '../support/silent-log.js';

endPostgresWithFile();

it('asks the database as often for many as for few: no query for an item or a person', async () => {
  const server = await postgresUrl();
  const url = await createPostgresDatabase(server);
  const database = await openDatabase({ url, connections: 1 });
  const statements: string[] = [];
  const pool = recordingPool(url, ({ text }) => void statements.push(text));
  const store = createStore(new PrismaClient({ adapter: postgresAdapter(pool) }));
  const deps = { store, wallClock: { now: () => Temporal.Instant.from('2026-09-14T00:00:00Z') }, log: silentLog, keep: KEEP_DAYS, work: noWork, home: async () => ({ platform: 'sandbox', workspace: 'sandbox' }) as const, sendDigests: async () => undefined };
  /** Three sweeps of a plan: some are asked, before and after a break, and reminded. */
  const asked = async (people: number) => {
    await emptyDatabase(database);
    const owners = Array.from({ length: people }, (_, n) => `p${n}`);
    const items = owners.flatMap((owner, n) => ['a', 'b', 'c'].map((part) => ({ code: `${n + 1}.${part}`, owner })));
    const fixture = await createFixture(database.prisma, { people: owners.map((key) => ({ key })), items, closed: [{ from: '2026-09-21', to: '2026-09-25', name: 'Break' }], rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO' });
    await reschedule(store, fixture.organizationId, chicago('2026-09-13T12:00'));
    statements.length = 0;
    for (const local of ['2026-09-14T09:00', '2026-09-15T09:00', '2026-09-28T09:00']) await sweep(deps, chicago(local));
    return { statements: statements.length, checks: await database.prisma.check.count(), deliveries: await database.prisma.delivery.count() };
  };
  try {
    await database.migrate();
    const few = await asked(2);
    expect(few).toMatchObject({ checks: 2 * 3 + 2 * 1, deliveries: 2 * 3 });
    expect(await asked(12)).toEqual({ statements: few.statements, checks: 12 * 3 + 12 * 1, deliveries: 12 * 3 });
  } finally {
    await pool.end();
    await database.close();
    await dropPostgresDatabase(server, url);
  }
});
