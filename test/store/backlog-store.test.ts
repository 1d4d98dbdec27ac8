import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { NewDelivery } from '../../src/ports.js';
import { databases } from '../support/database.js';
import { storeWorld } from '../support/store-world.js';

const NOW = Temporal.Instant.from('2026-09-14T15:00:00Z');

describe.each(databases)('what waits, on %s', (_engine, open) => {
  const world = storeWorld(open);
  const message = (key: string, platform: 'slack' | 'teams', parked?: string): NewDelivery => ({ key, platform, workspace: 'W', kind: 'notice', destination: { kind: 'direct', user: 'U' }, content: { kind: 'checks' }, dueAt: NOW, ...(parked !== undefined && { parked }) });

  test('messages are counted by platform and state; those that were sent, or never will be, are not', async () => {
    const { store, database, fixture } = world;
    expect(await store.backlog.openDeliveries()).toEqual([]);
    await store.deliveries.create(fixture.organizationId, [message('a', 'slack'), message('b', 'slack'), message('c', 'teams'), message('d', 'teams', 'not-matched'), message('e', 'slack'), message('f', 'slack')]);
    await database.prisma.delivery.updateMany({ where: { key: 'e' }, data: { state: 'sent', sentVersion: 1, conversation: 'C', message: '1' } });
    await database.prisma.delivery.updateMany({ where: { key: 'f' }, data: { state: 'cancelled' } });
    const rows = await store.backlog.openDeliveries();
    expect([...rows].sort((one, other) => `${one.platform}${one.state}`.localeCompare(`${other.platform}${other.state}`))).toEqual([
      { platform: 'slack', state: 'pending', count: 2 },
      { platform: 'teams', state: 'parked', count: 1 },
      { platform: 'teams', state: 'pending', count: 1 },
    ]);
  });

  test('the check that waits longest is the earliest that is due and not asked, of plans that run', async () => {
    const { store, database, fixture } = world;
    const { prisma } = database;
    const { organizationId, planId } = fixture;
    const { id: cadenceId } = await prisma.cadence.findFirstOrThrow();
    const scheduled = (code: string, time: string, active = true) => ({ organizationId, planId, itemId: fixture.itemId(code), cadenceId, personId: fixture.personId('ana'), timeZone: 'UTC', nextOn: new Date('2026-09-14'), nextAt: new Date(`2026-09-14T${time}Z`), active });
    await prisma.schedule.createMany({ data: [scheduled('1.a', '16:00:00'), scheduled('1.b', '09:00:00', false)] });
    expect(await store.backlog.oldestDueCheck(NOW)).toBeUndefined();
    await prisma.schedule.create({ data: scheduled('1.c', '14:30:00') });
    expect((await store.backlog.oldestDueCheck(NOW))?.toString()).toBe('2026-09-14T14:30:00Z');
    await prisma.plan.update({ where: { id: fixture.planId }, data: { state: 'paused' } });
    expect(await store.backlog.oldestDueCheck(NOW)).toBeUndefined();
  });
});
