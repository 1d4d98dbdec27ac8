import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import { tidyDue } from '../../src/usecases/tidy.js';
import { databases } from '../support/database.js';
import { createFixture } from '../support/fixture.js';
import { KEEP_DAYS } from '../support/keep-days.js';
import { recordingLog } from '../support/recording-log.js';

const NOW = Temporal.Instant.from('2026-12-01T00:00:00Z');
const daysAgo = (days: number) => new Date(NOW.subtract({ hours: days * 24 }).epochMilliseconds);

describe.each(databases)('tidying on %s', (_engine, open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  test('removes what is settled and past its time, once a day; what is open or recent stays', async () => {
    const { prisma } = database;
    const { organizationId, planId, itemId, personId } = await createFixture(prisma);
    await prisma.organization.updateMany({ data: { tidyAt: daysAgo(0) } });
    const place = { organizationId, platform: 'sandbox', workspace: 'sandbox' };
    const event = (key: string, state: string, days: number) => ({ ...place, key, userId: 'u-ana', type: 'message', payload: { words: key }, state, receivedAt: daysAgo(days), doneAt: state === 'pending' ? null : daysAgo(days) });
    await prisma.inboundEvent.createMany({ data: [event('new', 'done', 29), event('old', 'done', 31), event('failed', 'failed', 31), event('waiting', 'pending', 500), event('ancient', 'done', 401)] });
    const message = (key: string, state: string, days: number, more = {}) => ({ ...place, key, kind: 'prompt', destinationKind: 'direct', destination: 'u-ana', payload: { kind: 'checks' }, state, dueAt: daysAgo(days), createdAt: daysAgo(days), ...(state === 'sent' && { conversation: 'c', message: key, sentVersion: 1 }), ...more });
    await prisma.delivery.createMany({ data: [message('sent', 'sent', 401), message('recent', 'sent', 399), message('changed', 'sent', 401, { version: 2 }), message('parked', 'parked', 401), message('cancelled', 'cancelled', 401), message('of-open-check', 'sent', 401), message('of-lapsed-check', 'sent', 401)] });
    for (const [key, state] of [['of-open-check', 'asked'], ['of-lapsed-check', 'lapsed']] as const) {
      const check = await prisma.check.create({ data: { organizationId, planId, itemId: itemId(state === 'asked' ? '1.a' : '1.b'), personId: personId('ana'), occurrenceOn: daysAgo(401), timeZone: 'UTC', dueAt: daysAgo(401), state, askedAt: daysAgo(401), closedAt: state === 'asked' ? null : daysAgo(396) } });
      const { id: deliveryId } = await prisma.delivery.findFirstOrThrow({ where: { key } });
      await prisma.deliveryCheck.create({ data: { organizationId, deliveryId, checkId: check.id, position: 0 } });
    }
    const question = (days: number, more: object) => ({ ...place, personId: personId('ana'), kind: 'which-item', payload: {}, conversation: 'c', createdAt: daysAgo(days), expiresAt: daysAgo(days - 7), ...more });
    await prisma.clarification.createMany({ data: [question(40, {}), question(31, {}), question(400, { expiresAt: daysAgo(-1) }), question(40, { answeredAt: daysAgo(20) })] });

    const log = recordingLog();
    const store = createStore(prisma);
    await tidyDue({ store, log, keep: KEEP_DAYS }, NOW);
    expect(log.lines.map(({ event: name, fields }) => [name, fields])).toEqual([['sweep.tidied', { organization: organizationId, eventContents: 3, events: 1, messages: 3, questions: 1 }]]);
    expect((await prisma.inboundEvent.findMany({ orderBy: { key: 'asc' } })).map(({ key, payload }) => [key, payload !== null])).toEqual([['failed', false], ['new', true], ['old', false], ['waiting', true]]);
    expect((await prisma.delivery.findMany({ orderBy: { key: 'asc' } })).map(({ key }) => key)).toEqual(['changed', 'of-open-check', 'parked', 'recent']);
    expect(await prisma.clarification.count()).toBe(3);
    expect(await prisma.check.count()).toBe(2);
    expect(await store.upkeep.organizationsDue(NOW.add({ hours: 23 }))).toEqual([]);
    expect(await store.upkeep.organizationsDue(NOW.add({ hours: 24 }))).toEqual([organizationId]);
  });
});
