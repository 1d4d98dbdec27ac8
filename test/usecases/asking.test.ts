import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import type { Store } from '../../src/ports.js';
import { reschedule } from '../../src/usecases/asking/reschedule.js';
import { renderPrompt } from '../../src/usecases/asking/render-prompt.js';
import { sweep } from '../../src/usecases/sweep.js';
import type { SweepDeps } from '../../src/usecases/sweep.js';
import { databases } from '../support/database.js';
import { emptyDatabase } from '../support/empty-database.js';
import { chicago, createFixture } from '../support/fixture.js';
import type { Fixture, FixtureOptions } from '../support/fixture.js';
import { KEEP_DAYS } from '../support/keep-days.js';
import { silentLog } from '../support/silent-log.js';
import { noWork } from '../support/no-queue.js';

describe.each(databases)('asking on %s', (_engine, open) => {
  let database: Database;
  let store: Store;
  let deps: SweepDeps;
  let fixture: Fixture;

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    await emptyDatabase(database);
    store = createStore(database.prisma);
    deps = {
      store,
      wallClock: { now: () => Temporal.Instant.from('2026-09-14T00:00:00Z') },
      log: silentLog,
      keep: KEEP_DAYS,
      work: noWork,
      home: async () => ({ platform: 'sandbox', workspace: 'sandbox' }),
      sendDigests: async () => undefined,
    };
  });
  afterAll(() => database.close());

  const start = async (options: FixtureOptions = {}) => {
    fixture = await createFixture(database.prisma, options);
    await reschedule(store, fixture.organizationId, chicago('2026-09-14T07:45'));
  };
  const at = (local: string): Date => new Date(chicago(local).epochMilliseconds);
  const checks = async (code: string) => (await store.checks.history(fixture.organizationId, fixture.itemId(code), 50)).map((check) => [check.occurrenceOn, check.state, check.stateReason ?? ''] as const);
  const sent = async (kind: string) => database.prisma.delivery.findMany({ where: { kind }, include: { deliveryChecks: { include: { check: { include: { item: true } } } } }, orderBy: { dueAt: 'asc' } });

  test('nothing is due before the time', async () => {
    await start();
    await sweep(deps, chicago('2026-09-14T08:59'));
    expect(await sent('prompt')).toEqual([]);
  });

  test('one message a person, a part for each of their checks, once', async () => {
    await start();
    for (const _again of [1, 2]) await sweep(deps, chicago('2026-09-14T09:00'));
    const prompts = await sent('prompt');
    expect(prompts.map((row) => [row.destination, row.state, row.deliveryChecks.map(({ check }) => check.item.code).sort()])).toEqual(
      expect.arrayContaining([
        ['u-ana', 'pending', ['1.a', '1.b']],
        ['u-ben', 'pending', ['1.c']],
      ]),
    );
    expect(prompts).toHaveLength(2);
    expect((await store.checks.openForPerson(fixture.organizationId, fixture.personId('ana'))).map((check) => check.itemCode)).toEqual(['1.a', '1.b']);
    const [schedule] = (await store.checks.scheduleInputs(fixture.organizationId)).items.filter((item) => item.code === '1.a');
    expect(schedule?.planned?.at.toString()).toBe(chicago('2026-09-21T09:00').toString());
  });

  test('whoever has gone to another zone since is asked all the same, once: further east at once, further west when it is nine there', async () => {
    const movedTo = async (timeZone: string, sweeps: readonly string[]) => {
      await emptyDatabase(database);
      await start({ rule: 'FREQ=DAILY' });
      await database.prisma.identity.updateMany({ where: { personId: fixture.personId('ben') }, data: { timeZone } });
      for (const local of sweeps) await sweep(deps, chicago(local));
      return (await store.checks.history(fixture.organizationId, fixture.itemId('1.c'), 50)).map(({ occurrenceOn, askedAt, state }) => [occurrenceOn, state, askedAt?.toZonedDateTimeISO('America/Chicago').toPlainDateTime().toString()]);
    };
    expect(await movedTo('America/New_York', ['2026-09-14T08:00', '2026-09-14T09:00', '2026-09-14T09:01'])).toEqual([['2026-09-14', 'asked', '2026-09-14T09:00:00']]);
    // By now nine in New York is nine there.
    expect(await movedTo('America/New_York', ['2026-09-14T09:00', '2026-09-15T08:00'])).toEqual([['2026-09-15', 'asked', '2026-09-15T08:00:00'], ['2026-09-14', 'lapsed', '2026-09-14T09:00:00']]);
    expect(await movedTo('Pacific/Honolulu', ['2026-09-14T09:00', '2026-09-14T13:59'])).toEqual([]);
    expect(await movedTo('Pacific/Honolulu', ['2026-09-14T09:00', '2026-09-14T14:00'])).toEqual([['2026-09-14', 'asked', '2026-09-14T14:00:00']]);
    // Nine on Monday in Auckland was Sunday here: Tuesday's nine o'clock comes first, and stands for both.
    expect(await movedTo('Pacific/Auckland', ['2026-09-14T09:00', '2026-09-14T16:00'])).toEqual([['2026-09-15', 'asked', '2026-09-14T16:00:00'], ['2026-09-14', 'lapsed', undefined]]);
  });

  test('two sweeps at once ask once', async () => {
    await start();
    await Promise.all([1, 2, 3].map(() => sweep(deps, chicago('2026-09-14T09:00'))));
    expect(await sent('prompt')).toHaveLength(2);
    expect(await checks('1.a')).toEqual([['2026-09-14', 'asked', '']]);
  });

  test('after downtime one prompt for each item at the next working slot; the passed ones are lapsed', async () => {
    await start();
    // Down from before Monday the 14th until Saturday the 3rd of October.
    await sweep(deps, chicago('2026-10-03T11:00'));
    expect(await sent('prompt')).toEqual([]);
    await sweep(deps, chicago('2026-10-05T09:00'));
    expect(await sent('prompt')).toHaveLength(2);
    expect(await checks('1.a')).toEqual([
      ['2026-10-05', 'asked', ''],
      ['2026-09-28', 'lapsed', 'downtime'],
      ['2026-09-21', 'lapsed', 'downtime'],
      ['2026-09-14', 'lapsed', 'downtime'],
    ]);
  });

  test('somebody away is not reminded: the delegate is asked, else the reminder waits for their return, else the check is excused', async () => {
    const fortnightly = { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO' };
    const remindedAway = async (absence: { readonly endsOn?: string; readonly delegate?: string }) => {
      await emptyDatabase(database);
      await start(fortnightly);
      await sweep(deps, chicago('2026-09-14T09:00'));
      const { endsOn, delegate } = absence;
      await store.people.setAway(fixture.organizationId, { personId: fixture.personId('ben'), startsOn: '2026-09-15', ...(endsOn !== undefined && { endsOn }), ...(delegate !== undefined && { delegateId: fixture.personId(delegate) }) }, chicago('2026-09-14T12:00'));
      await sweep(deps, chicago('2026-09-15T09:00'));
      const check = await database.prisma.check.findFirstOrThrow({ where: { itemId: fixture.itemId('1.c') } });
      return { state: check.state, personId: check.personId, remindedAt: check.remindedAt, remindAt: check.remindAt?.toISOString(), to: (await sent('reminder')).map((row) => row.destination) };
    };
    const ben = { remindedAt: null, to: ['u-ana'] };
    expect(await remindedAway({ endsOn: '2026-09-16' })).toEqual({ ...ben, state: 'asked', personId: fixture.personId('ben'), remindAt: '2026-09-17T14:00:00.000Z' });
    await sweep(deps, chicago('2026-09-17T09:00'));
    expect((await sent('reminder')).map((row) => row.destination)).toEqual(['u-ana', 'u-ben']);
    expect(await remindedAway({ endsOn: '2026-09-25' })).toEqual({ ...ben, state: 'asked', personId: fixture.personId('ben'), remindAt: undefined });
    expect(await remindedAway({})).toEqual({ ...ben, state: 'excused', personId: fixture.personId('ben'), remindAt: undefined });
    expect(await remindedAway({ delegate: 'sue' })).toEqual({ ...ben, state: 'asked', personId: fixture.personId('sue'), remindAt: '2026-09-16T14:00:00.000Z' });
    expect((await sent('prompt')).map((row) => row.destination).sort()).toEqual(['u-ana', 'u-ben', 'u-sue']);
  });

  test('one reminder on the next open day, then lapsed after five open days', async () => {
    await start({ rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO' });
    await sweep(deps, chicago('2026-09-14T09:00'));
    await sweep(deps, chicago('2026-09-15T08:59'));
    expect(await sent('reminder')).toEqual([]);
    await sweep(deps, chicago('2026-09-15T09:00'));
    await sweep(deps, chicago('2026-09-16T09:00'));
    expect((await sent('reminder')).map((row) => row.destination).sort()).toEqual(['u-ana', 'u-ben']);
    await sweep(deps, chicago('2026-09-21T08:59'));
    expect(await checks('1.a')).toEqual([['2026-09-14', 'asked', '']]);
    await sweep(deps, chicago('2026-09-21T09:00'));
    expect(await checks('1.a')).toEqual([['2026-09-14', 'lapsed', 'no-answer']]);
  });

  test('however many wait for one person, they are reminded in one message', async () => {
    await start();
    const row = { organizationId: fixture.organizationId, planId: fixture.planId, timeZone: 'America/Chicago', state: 'asked', dueAt: at('2026-09-14T09:00'), askedAt: at('2026-09-14T09:00'), remindAt: at('2026-09-15T09:00'), lapseAt: at('2026-09-21T09:00') };
    const days = Array.from({ length: 300 }, (_, day) => new Date(Date.UTC(2025, 0, 1 + day)));
    for (const [code, who] of [['1.a', 'ana'], ['1.b', 'ana'], ['1.c', 'ben']] as const) {
      await database.prisma.check.createMany({ data: days.map((occurrenceOn) => ({ ...row, occurrenceOn, itemId: fixture.itemId(code), personId: fixture.personId(who) })) });
    }
    await store.checks.saveSchedules(fixture.organizationId, []);
    await sweep(deps, chicago('2026-09-15T09:00'));
    expect((await sent('reminder')).map((reminder) => [reminder.destination, reminder.deliveryChecks.length]).sort()).toEqual([['u-ana', 600], ['u-ben', 300]]);
  });

  test('a closed Monday moves the check to the next open day', async () => {
    await start({ closed: [{ from: '2026-09-14', to: '2026-09-14', name: 'Staff day' }] });
    await sweep(deps, chicago('2026-09-14T09:00'));
    expect(await sent('prompt')).toEqual([]);
    await sweep(deps, chicago('2026-09-15T09:00'));
    const [check] = await store.checks.history(fixture.organizationId, fixture.itemId('1.a'), 1);
    expect([check?.occurrenceOn, check?.movedReason]).toEqual(['2026-09-14', 'closed-day']);
  });

  test('somebody without an identity: the message waits, parked', async () => {
    await start({ people: [{ key: 'ana', unmatched: true }, { key: 'ben' }, { key: 'sue' }] });
    await sweep(deps, chicago('2026-09-14T09:00'));
    expect((await sent('prompt')).map((row) => [row.state, row.lastError])).toEqual(expect.arrayContaining([['parked', 'not-matched'], ['pending', null]]));
  });

  test('a paused plan asks nothing', async () => {
    await start();
    await database.prisma.plan.updateMany({ data: { state: 'paused' } });
    await sweep(deps, chicago('2026-09-14T09:00'));
    expect(await sent('prompt')).toEqual([]);
  });

  test('while the owner is away their delegate is asked, else the check waits for the return', async () => {
    await start();
    const at = chicago('2026-09-13T12:00');
    await store.people.setAway(fixture.organizationId, { personId: fixture.personId('ana'), startsOn: '2026-09-13', endsOn: '2026-09-16' }, at);
    await store.people.setAway(fixture.organizationId, { personId: fixture.personId('ben'), startsOn: '2026-09-13', endsOn: '2026-09-16', delegateId: fixture.personId('sue') }, at);
    await sweep(deps, chicago('2026-09-14T09:00'));
    expect((await sent('prompt')).map((row) => row.destination)).toEqual(['u-sue']);
    await sweep(deps, chicago('2026-09-17T09:00'));
    expect((await sent('prompt')).map((row) => row.destination)).toEqual(['u-sue', 'u-ana']);
  });

  test('the prompt names each item, its evidence, last report and measure, in the language of its reader', async () => {
    await start();
    await sweep(deps, chicago('2026-09-14T09:00'));
    const ids = await store.deliveries.due(chicago('2026-09-14T09:00'), deps.wallClock.now(), 10);
    const rendered = await Promise.all(ids.map(async ({ organizationId, id }) => renderPrompt(store, (await store.deliveries.claim(organizationId, id, { now: chicago('2026-09-14T09:00'), wallClock: deps.wallClock.now(), leaseMs: 1_000 }))!)));
    const texts = rendered.map((message) => JSON.stringify(message));
    expect(texts.find((text) => text.includes('1.a'))).toMatch(/Hello, Ana.*1\.a · Item 1\.a.*Last report.*none yet.*Attendance.*started from 90 % · target 95 %.*1\.b · Item 1\.b/);
    expect(texts.find((text) => text.includes('1.c'))).toMatch(/Hola, Ben.*1\.c.*En camino/);
  });
});
