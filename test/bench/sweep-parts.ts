import { Temporal } from 'temporal-polyfill';
import { openDatabase } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import { reschedule } from '../../src/usecases/asking/reschedule.js';
import { sweep } from '../../src/usecases/sweep.js';
import { emptyDatabase } from '../support/empty-database.js';
import { chicago, createFixture } from '../support/fixture.js';
import { KEEP_DAYS } from '../support/keep-days.js';
import { noWork } from '../support/no-queue.js';
import { silentLog } from '../support/silent-log.js';

/** How many cadences, of which a tenth is due at the moment of the sweep. */
export interface SweepSize {
  readonly cadences: number;
  readonly people: number;
}

/** Milliseconds by the name of what took them. */
export type SweepParts = ReadonlyMap<string, number>;

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR'];
const BATCH = 2_000;
/** What a sweep writes, in the order that keys ask for. */
const WRITTEN = ['Check', 'Delivery', 'DeliveryCheck'];

/**
 * Writes a plan of so many cadences into an EMPTY database, of at least a thousand distinct rule and time, sweeps at the
 * moment a tenth is due, and tells where the time went: each method of the store, what is left over (deciding), and the
 * same rows written into the same tables by one `INSERT … SELECT` each.
 * @param url a PostgreSQL database that may be emptied
 */
export async function measureSweep(url: string, { cadences, people }: SweepSize): Promise<SweepParts> {
  const database = await openDatabase({ url });
  const spent = new Map<string, number>();
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    try {
      return await work();
    } finally {
      spent.set(name, (spent.get(name) ?? 0) + performance.now() - began);
    }
  };
  try {
    await database.migrate();
    await emptyDatabase(database);
    const { prisma } = database;
    const names = Array.from({ length: people }, (_, n) => ({ key: `p${n}` }));
    const fixture = await createFixture(prisma, { people: names, items: [{ code: '1' }], rule: 'NONE' });
    const { organizationId, planId } = fixture;
    for (let from = 0; from < cadences; from += BATCH) {
      const rows = Array.from({ length: Math.min(BATCH, cadences - from) }, (_, n) => from + n);
      const items = await prisma.planItem.createManyAndReturn({
        data: rows.map((n) => ({ organizationId, planId, code: `1.${n}`, sortKey: `000001.${String(n).padStart(7, '0')}`, kind: 'objective', title: `Objective ${n}`, parentId: fixture.itemId('1'), ownerId: fixture.personId(`p${n % people}`) })),
        select: { id: true },
      });
      await prisma.cadence.createMany({
        data: items.map(({ id }, index) => {
          const n = from + index;
          const due = n % 10 === 0;
          return { organizationId, planId, itemId: id, rule: `FREQ=WEEKLY;INTERVAL=${1 + (n % 4)};BYDAY=${due ? 'MO' : (DAYS[1 + (n % 4)] ?? 'TU')}`, at: due ? '08:00' : `${String(9 + (n % 8)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`, startsOn: new Date('2026-09-14T00:00:00Z') };
        }),
      });
    }
    const store = createStore(prisma);
    await timed('reschedule', () => store.transaction((tx) => reschedule(tx, organizationId, chicago('2026-09-13T12:00'))));

    const now = chicago('2026-09-14T08:00');
    const home = async () => ({ platform: 'sandbox', workspace: 'sandbox' }) as const;
    const watched = (tx: typeof store): typeof store => ({ ...tx, checks: timedMethods('checks', tx.checks, timed), deliveries: timedMethods('deliveries', tx.deliveries, timed), people: timedMethods('people', tx.people, timed) });
    const on: typeof store = { ...watched(store), transaction: (work) => store.transaction((tx) => work(watched(tx))) };
    await timed('sweep', () => sweep({ store: on, wallClock: { now: () => Temporal.Instant.from('2026-09-14T13:00:00Z') }, log: silentLog, keep: KEEP_DAYS, work: noWork, home, sendDigests: async () => undefined }, now));
    spent.set('checks written', await prisma.check.count());
    spent.set('deliveries written', await prisma.delivery.count());
    spent.set('schedules moved on', await prisma.schedule.count({ where: { nextAt: { gt: new Date(now.epochMilliseconds) }, item: { checks: { some: {} } } } }));
    for (const table of WRITTEN) await prisma.$executeRawUnsafe(`create table "kept ${table}" as select * from "${table}"`);
    await prisma.$executeRawUnsafe(`create table "kept Schedule" as select s.* from "Schedule" s join "Check" c on c."organizationId" = s."organizationId" and c."itemId" = s."itemId"`);
    for (const table of [...WRITTEN].reverse()) await prisma.$executeRawUnsafe(`delete from "${table}"`);
    await timed('raw, the same rows', async () => {
      for (const table of WRITTEN) await timed(`  insert into ${table} select`, () => prisma.$executeRawUnsafe(`insert into "${table}" select * from "kept ${table}"`));
      await timed('  update Schedule from', () => prisma.$executeRawUnsafe(`update "Schedule" s set "nextAt" = k."nextAt", "nextOn" = k."nextOn" from "kept Schedule" k where s."id" = k."id"`));
    });
    for (const table of [...WRITTEN, 'Schedule']) await prisma.$executeRawUnsafe(`drop table "kept ${table}"`);
    return spent;
  } finally {
    await database.close();
  }
}

function timedMethods<S extends object>(part: string, methods: S, timed: <T>(name: string, work: () => Promise<T>) => Promise<T>): S {
  return new Proxy(methods, {
    get: (target, name, receiver) => {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return (...given: unknown[]) => timed(`  ${part}.${String(name)}`, async () => Reflect.apply(method, target, given) as unknown);
    },
  });
}
