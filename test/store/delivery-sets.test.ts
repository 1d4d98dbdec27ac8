import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryStore, NewDelivery } from '../../src/ports.js';
import { databases, openTestPostgres } from '../support/database.js';
import { storeWorld } from '../support/store-world.js';

const NOW = Temporal.Instant.from('2026-09-14T14:00:00Z');
const AT = { now: NOW, wallClock: NOW };
const LEASE = { ...AT, leaseMs: 60_000 };
const MANY = 12;

describe.each(databases)('deliveries that are worked on at one time, on %s', (_engine, open) => {
  const world = storeWorld(open);
  let deliveries: DeliveryStore;
  let organizationId: string;
  let ids: readonly string[];
  beforeEach(async () => {
    ({ deliveries } = world.store);
    ({ organizationId } = world.fixture);
    ids = await writeMany(deliveries, organizationId);
  });

  it('are looked at, taken and noted as sent each by itself', async () => {
    const seen = await Promise.all(ids.map((id) => deliveries.look(organizationId, id, AT)));
    expect(seen.map((one) => one?.id)).toEqual(ids);
    const taken = await Promise.all(ids.map((id) => deliveries.claim(organizationId, id, LEASE)));
    expect(taken.map((row) => row?.content)).toEqual(ids.map((_, n) => ({ kind: 'message', message: { summary: `m${n}`, blocks: [] } })));
    expect(taken.every((row) => row?.attempts === 1 && row.state === 'sending')).toBe(true);
    await Promise.all(taken.map((row, n) => deliveries.markSent(organizationId, row?.id ?? '', 1, { conversation: `C${n}`, message: `${n}` }, NOW.add({ seconds: n }))));
    for (const [n, id] of ids.entries()) expect(await deliveries.byMessage(organizationId, { platform: 'slack', workspace: 'T1' }, { conversation: `C${n}`, message: `${n}` })).toMatchObject({ id, state: 'sent', attempts: 0, sentVersion: 1, sentAt: NOW.add({ seconds: n }) });
  });

  it('are had by one of all that want them', async () => {
    const taken = await Promise.all([...ids, ...ids, ...ids].map((id) => deliveries.claim(organizationId, id, LEASE)));
    expect(taken.flatMap((row) => row?.id ?? []).sort()).toEqual([...ids].sort());
    expect(await Promise.all(ids.map((id) => deliveries.look(organizationId, id, AT)))).toEqual(ids.map(() => undefined));
  });

  it('are those of their organization alone', async () => {
    const other = '00000000-0000-7000-8000-000000000009';
    const calls = ids.map((id, n) => deliveries.claim(n % 2 === 0 ? organizationId : other, id, LEASE));
    expect((await Promise.all(calls)).map((row) => row !== undefined)).toEqual(ids.map((_, n) => n % 2 === 0));
  });

  it('are taken also where one of them makes no sense, which alone fails', async () => {
    const [first = '', ...rest] = ids;
    await world.database.prisma.delivery.updateMany({ where: { id: rest[3] ?? '' }, data: { payload: { kind: 'nonsense' } } });
    const taken = await Promise.allSettled([first, ...rest].map((id) => deliveries.claim(organizationId, id, LEASE)));
    expect(taken.map(({ status }) => status)).toEqual(ids.map((_, n) => (n === 4 ? 'rejected' : 'fulfilled')));
    expect(taken[4]).toMatchObject({ reason: { code: 'stored-data-unreadable' } });
  });
});

describe('deliveries that somebody else changes at the time, on PostgreSQL', () => {
  const world = storeWorld(openTestPostgres);

  it('wait for nobody but who holds their own row', async () => {
    const { store, fixture: { organizationId } } = world;
    const { deliveries } = store;
    const ids = await writeMany(deliveries, organizationId);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let locked = (): void => undefined;
    const isLocked = new Promise<void>((resolve) => (locked = resolve));
    const holding = store.transaction(async (tx) => {
      await tx.deliveries.standInLine(organizationId, ids[5] ?? '', 'some line', AT);
      locked();
      await held;
    });
    await isLocked;
    const taken: string[] = [];
    const calls = ids.map(async (id) => taken.push((await deliveries.claim(organizationId, id, LEASE))?.id ?? 'none'));
    await Promise.all(calls.filter((_, n) => n !== 5));
    expect(taken).toEqual(ids.filter((_, n) => n !== 5));
    release();
    await Promise.all([holding, ...calls]);
    expect(taken.at(-1)).toBe(ids[5]);
  });
});

/** Notices to as many channels, all of them due. */
function writeMany(deliveries: DeliveryStore, organizationId: string): Promise<readonly string[]> {
  const rows = Array.from({ length: MANY }, (_, n): NewDelivery => ({ platform: 'slack', workspace: 'T1', key: `k${n}`, kind: 'notice', destination: { kind: 'channel', channel: `C${n}` }, content: { kind: 'message', message: { summary: `m${n}`, blocks: [] } }, dueAt: NOW }));
  return deliveries.create(organizationId, rows);
}
