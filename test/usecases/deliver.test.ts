import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import { ChatError } from '../../src/errors.js';
import type { Chat, MessageRef, NewDelivery, Store } from '../../src/ports.js';
import { deliver } from '../../src/usecases/deliver.js';
import type { DeliverDeps } from '../../src/usecases/deliver.js';
import { testClock } from '../support/clock.js';
import { databases } from '../support/database.js';
import { emptyDatabase } from '../support/empty-database.js';
import { createFixture } from '../support/fixture.js';
import type { Fixture } from '../support/fixture.js';
import { recordingLog } from '../support/recording-log.js';
import { silentLog } from '../support/silent-log.js';
import { allSeats, noWork, noPace } from '../support/no-queue.js';

const SANDBOX = { platform: 'sandbox', workspace: 'sandbox' } as const;

describe.each(databases)('delivering on %s', (_engine, open) => {
  let database: Database;
  let store: Store;
  let fixture: Fixture;
  let deps: DeliverDeps;
  let posted: string[];
  let fault: Error | undefined;
  const clock = testClock('2026-09-14T14:00:00Z');

  /** Only what a platform may refuse is played: everything else is the real store. */
  const post = (what: string): MessageRef => {
    if (fault) throw fault;
    posted.push(what);
    return { conversation: 'c', message: String(posted.length) };
  };
  const chat = { send: async (_to: unknown, _message: unknown, { key }: { key: string }) => post(`send ${key}`), update: async (ref: MessageRef) => void post(`update ${ref.message}`) } as unknown as Chat;

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    clock.set('2026-09-14T14:00:00Z');
    posted = [];
    fault = undefined;
    await emptyDatabase(database);
    store = createStore(database.prisma);
    fixture = await createFixture(database.prisma);
    deps = { pace: noPace, seats: allSeats, work: noWork, store, clock, wallClock: clock, log: silentLog, chatFor: () => chat, render: async () => ({ summary: 'x', blocks: [] }) };
  });
  afterAll(() => database.close());

  const write = async (more: Partial<NewDelivery> = {}) => {
    const [id] = await store.deliveries.create(fixture.organizationId, [
      { ...SANDBOX, key: 'k', kind: 'answer', destination: { kind: 'direct', user: 'u-ana' }, personId: fixture.personId('ana'), content: { kind: 'message', message: { summary: 'x', blocks: [] } }, dueAt: clock.now(), ...more },
    ]);
    return id ?? '';
  };
  const row = async () => {
    const { state, lastError, dueAt, attempts } = await database.prisma.delivery.findFirstOrThrow();
    return { state, lastError, attempts, wait: (dueAt.getTime() - clock.now().epochMilliseconds) / 1_000 };
  };
  const run = (id: string) => deliver(deps, fixture.organizationId, id);
  const due = async () => (await store.deliveries.due(clock.now(), clock.now(), 10)).length;

  test('of several workers one sends', async () => {
    const id = await write();
    await Promise.all([run(id), run(id), run(id)]);
    expect(posted).toEqual(['send k']);
    expect((await row()).state).toBe('sent');
    expect(await due()).toBe(0);
  });

  test('a key is written once', async () => {
    await write();
    expect(await write()).toBe('');
  });

  test('a worker that died is taken over once its lease has run out, not before', async () => {
    const id = await write();
    await store.deliveries.claim(fixture.organizationId, id, { now: clock.now(), wallClock: clock.now(), leaseMs: 60_000 });
    await run(id);
    expect([posted, await due()]).toEqual([[], 0]);
    clock.advance({ seconds: 61 });
    expect(await due()).toBe(1);
    await run(id);
    expect(posted).toEqual(['send k']);
  });

  test('posted by a worker that died before it noted so, and changed since: it reads as it is now', async () => {
    const id = await write();
    await store.deliveries.claim(fixture.organizationId, id, { now: clock.now(), wallClock: clock.now(), leaseMs: 60_000 });
    expect(await store.deliveries.rewrite(fixture.organizationId, 'k', { summary: 'y', blocks: [] })).toEqual([id]);
    clock.advance({ seconds: 61 });
    await run(id);
    expect(posted).toEqual(['send k', 'update 1']);
    expect(await due()).toBe(0);
  });

  test('held back by the platform: waits as long as it says', async () => {
    const id = await write();
    fault = new ChatError('rate-limited', 'slow down', 90_000);
    await run(id);
    expect(await row()).toEqual({ state: 'pending', lastError: 'rate-limited', attempts: 1, wait: 90 });
    expect(await due()).toBe(0);
    fault = undefined;
    clock.advance({ seconds: 90 });
    await run(id);
    expect(posted).toEqual(['send k']);
  });

  test('a fault of the network is tried again with growing waits, and given up in the end', async () => {
    const id = await write();
    fault = new Error('socket hang up');
    const waits: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      await run(id);
      waits.push((await row()).wait);
      clock.advance({ hours: 5 });
    }
    expect(waits.slice(0, 4)).toEqual([5, 10, 20, 40]);
    expect((await row()).state).toBe('failed');
    expect((await store.deliveries.undelivered(fixture.organizationId, 10)).map((one) => one.lastError)).toEqual(['Error']);
  });

  test('an outage is waited for a day from the first try on, then the message is given up with the cause', async () => {
    const id = await write();
    fault = new ChatError('temporary', 'out of order');
    const began = clock.now().epochMilliseconds;
    let tries = 0;
    for (; (await row()).state === 'pending' && tries < 50; tries += 1) {
      const { wait } = await row();
      if (wait > 0) clock.advance({ milliseconds: wait * 1_000 });
      await run(id);
    }
    expect((clock.now().epochMilliseconds - began) / 3_600_000).toBe(24);
    expect(tries).toBe(18);
    expect(await row()).toMatchObject({ state: 'failed', lastError: 'temporary' });
  });

  test('back from an outage of hours it is sent', async () => {
    const id = await write();
    fault = new ChatError('temporary', 'out of order');
    await run(id);
    clock.advance({ hours: 23 });
    await run(id);
    fault = undefined;
    clock.advance({ hours: 1 });
    await run(id);
    expect([posted, (await row()).state]).toEqual([['send k'], 'sent']);
  });

  test('sent again after a try of which nobody knows, where the platform cannot be asked: counted in the log', async () => {
    const log = recordingLog();
    const again = () => log.lines.filter(({ event }) => event === 'delivery.sent-again').length;
    deps = { ...deps, log };
    const id = await write();
    await store.deliveries.claim(fixture.organizationId, id, { now: clock.now(), wallClock: clock.now(), leaseMs: 60_000 });
    clock.advance({ seconds: 61 });
    await run(id);
    expect([posted, again()]).toEqual([['send k'], 1]);
    deps = { ...deps, chatFor: () => ({ ...chat, findsSent: true }) };
    const other = await write({ key: 'other' });
    await store.deliveries.claim(fixture.organizationId, other, { now: clock.now(), wallClock: clock.now(), leaseMs: 60_000 });
    clock.advance({ seconds: 61 });
    await run(other);
    expect([posted.length, again()]).toEqual([2, 1]);
  });

  test('a database that is away just when a message was sent: noted as soon as it is back, and not sent again', async () => {
    const log = recordingLog();
    const waits: number[] = [];
    let away = 3;
    const markSent: Store['deliveries']['markSent'] = async (...given) => {
      if ((away -= 1) >= 0) throw new Error('Server has closed the connection.');
      return store.deliveries.markSent(...given);
    };
    deps = { ...deps, log, wait: async (ms) => void waits.push(ms), store: { ...store, deliveries: { ...store.deliveries, markSent } } };
    const id = await write();
    await run(id);
    expect([posted, (await row()).state, waits.length]).toEqual([['send k'], 'sent', 3]);

    // One that stays away: nobody calls it not sent, for it was.
    away = 1_000;
    const other = await write({ key: 'other' });
    await expect(run(other)).rejects.toThrow('Server has closed');
    const kept = await database.prisma.delivery.findFirstOrThrow({ where: { key: 'other' } });
    expect([posted.length, kept.state, kept.lastError]).toEqual([2, 'sending', null]);
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(45_000);
  });

  test.each([
    ['user-gone', 'parked'],
    ['channel-gone', 'failed'],
    ['message-refused', 'failed'],
  ] as const)('%s is not tried again: %s', async (code, state) => {
    const id = await write();
    fault = new ChatError(code, 'no');
    await run(id);
    expect(await row()).toMatchObject({ state, lastError: code });
  });

  test('somebody without an identity gets what waited once they have one', async () => {
    await database.prisma.identity.deleteMany({ where: { personId: fixture.personId('ana') } });
    const id = await write({ destination: { kind: 'direct', user: '' }, parked: 'not-matched' });
    await run(id);
    expect(posted).toEqual([]);
    await store.people.saveProfiles(fixture.organizationId, SANDBOX, [{ user: 'u-new', name: 'Ana', email: 'ANA@example.org', active: true }]);
    expect(await store.deliveries.unpark(fixture.organizationId, fixture.personId('ana'))).toEqual([id]);
    await run(id);
    expect(posted).toEqual(['send k']);
  });

  test('a posted message that changed is brought up to date in place; a change meanwhile is not lost', async () => {
    const id = await write({ kind: 'digest' });
    await run(id);
    await database.prisma.delivery.update({ where: { organizationId_id: { organizationId: fixture.organizationId, id } }, data: { version: 2 } });
    deps = {
      ...deps,
      render: async () => {
        await database.prisma.delivery.updateMany({ data: { version: 3 } });
        return { summary: 'x', blocks: [] };
      },
    };
    await run(id);
    expect(posted).toEqual(['send k', 'update 1']);
    expect(await due()).toBe(1);
  });

  test('an update that is held back waits as long as the platform says, with growing waits, and a later change starts anew', async () => {
    const id = await write({ kind: 'playback' });
    await run(id);
    const touch = () => database.prisma.delivery.updateMany({ data: { version: { increment: 1 }, attempts: 0 } });
    await touch();
    fault = new ChatError('rate-limited', 'slow down', 90_000);
    await run(id);
    expect(await row()).toEqual({ state: 'sent', lastError: 'rate-limited', attempts: 1, wait: 90 });
    // Neither the sweep nor a job that comes early asks the platform again before its time.
    expect(await due()).toBe(0);
    fault = undefined;
    await run(id);
    expect(posted).toEqual(['send k']);
    clock.advance({ seconds: 90 });
    expect(await due()).toBe(1);
    await run(id);
    expect(posted).toEqual(['send k', 'update 1']);

    await touch();
    fault = new Error('socket hang up');
    const waits: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      await run(id);
      waits.push((await row()).wait);
      clock.advance({ hours: 5 });
    }
    expect(waits.slice(0, 4)).toEqual([5, 10, 20, 40]);
    expect(await row()).toMatchObject({ state: 'sent', lastError: 'Error', attempts: 0 });
    expect(await due()).toBe(0);
    fault = undefined;
    await touch();
    await run(id);
    expect(posted).toEqual(['send k', 'update 1', 'update 1']);
  });

  test('a row that makes no sense is given up with a code, not tried for ever', async () => {
    const id = await write();
    await database.prisma.delivery.updateMany({ data: { payload: { kind: 'song' } } });
    await run(id);
    expect(await row()).toMatchObject({ state: 'failed', lastError: 'stored-data-unreadable' });
    expect(await due()).toBe(0);
  });

  test('of a plan that does not run nothing new goes out; what was posted is kept true', async () => {
    const { organizationId, planId } = fixture;
    const [posted1, prompt] = [await write({ kind: 'prompt', planId, content: { kind: 'checks' } }), await write({ key: 'second', kind: 'prompt', planId, content: { kind: 'checks' } })];
    await run(posted1);
    await database.prisma.plan.updateMany({ data: { state: 'paused' } });
    await run(prompt);
    const states = await database.prisma.delivery.findMany({ orderBy: { id: 'asc' }, select: { state: true, lastError: true } });
    expect(states).toEqual([{ state: 'sent', lastError: null }, { state: 'cancelled', lastError: 'plan-paused' }]);
    await database.prisma.delivery.updateMany({ where: { organizationId, id: posted1 }, data: { version: 2 } });
    await run(posted1);
    expect(posted).toEqual(['send k', 'update 1']);
  });

  test('nothing left to say: cancelled, nothing posted', async () => {
    const id = await write();
    deps = { ...deps, render: async () => undefined };
    await run(id);
    expect([posted, (await row()).state]).toEqual([[], 'cancelled']);
  });

  test('instants keep their millisecond', async () => {
    const at = Temporal.Instant.from('2026-09-14T14:00:00.123Z');
    await write({ dueAt: at });
    expect((await database.prisma.delivery.findFirstOrThrow()).dueAt.toISOString()).toBe('2026-09-14T14:00:00.123Z');
  });

  describe('somebody on two platforms', () => {
    const TEAMS = { platform: 'teams', workspace: 'tenant' } as const;
    const places = async () => (await database.prisma.delivery.findMany({ orderBy: { id: 'asc' } })).map(({ platform, destination, state, lastError }) => [platform, destination, state, lastError]);
    beforeEach(() => store.people.linkIdentity(fixture.organizationId, TEAMS, { user: 'entra-ana', name: 'Ana Lark', active: true }, fixture.personId('ana')));

    test.each(['app-not-installed', 'user-unreachable', 'user-gone'] as const)('a prompt that one refuses with %s goes to the other, at once', async (code) => {
      const refusing = { send: () => Promise.reject(new ChatError(code, 'no')) } as unknown as Chat;
      deps = { ...deps, chatFor: ({ platform }) => (platform === 'sandbox' ? refusing : chat) };
      await run(await write({ kind: 'prompt' }));
      expect([await places(), posted]).toEqual([[['teams', 'entra-ana', 'sent', null]], ['send k']]);
    });

    test('refused by both it waits for the first one, and is told as not delivered', async () => {
      const id = await write({ kind: 'prompt' });
      fault = new ChatError('user-gone', 'no');
      await run(id);
      expect(await places()).toEqual([['sandbox', 'u-ana', 'parked', 'user-gone']]);
      expect(await due()).toBe(0);
    });

    test('an answer stays where the question was, and so does what one of them refuses for what it says', async () => {
      fault = new ChatError('user-unreachable', 'no');
      await run(await write({ kind: 'answer' }));
      fault = new ChatError('message-refused', 'no');
      await run(await write({ kind: 'prompt', key: 'other' }));
      // The third is what a steward is told of the second.
      expect((await places()).slice(0, 2).map(([platform, , state]) => [platform, state])).toEqual([['sandbox', 'parked'], ['sandbox', 'failed']]);
    });

    test('what waited for its person to be matched goes to where they are, on whichever platform that is', async () => {
      await database.prisma.identity.deleteMany({ where: { platform: 'sandbox' } });
      const id = await write({ kind: 'prompt', destination: { kind: 'direct', user: '' }, parked: 'not-matched' });
      await store.deliveries.unpark(fixture.organizationId, fixture.personId('ana'));
      await run(id);
      expect([await places(), posted]).toEqual([[['teams', 'entra-ana', 'sent', null]], ['send k']]);
    });
  });
});
