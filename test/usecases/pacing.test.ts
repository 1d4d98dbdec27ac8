import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callLineJob, deliverJob } from '../../jobs/definitions.js';
import { openPace } from '../../jobs/pace/open-pace.js';
import { openQueue } from '../../jobs/queue.js';
import { workRequests } from '../../jobs/request-work.js';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import { systemClock } from '../../src/clock.js';
import { ChatError } from '../../src/errors.js';
import type { Chat, ChatLimits, DeliveryStore, Destination, NewDelivery, Queue, Store, WorkRequests } from '../../src/ports.js';
import { deliver } from '../../src/usecases/deliver.js';
import type { DeliverDeps } from '../../src/usecases/deliver.js';
import { callLine } from '../../src/usecases/pacing.js';
import { databases } from '../support/database.js';
import { emptyDatabase } from '../support/empty-database.js';
import { eventually, pause } from '../support/eventually.js';
import { createFixture } from '../support/fixture.js';
import type { Fixture } from '../support/fixture.js';
import { allSeats } from '../support/no-queue.js';
import { silentLog } from '../support/silent-log.js';

interface Sent {
  readonly workspace: string;
  readonly key: string;
  readonly at: number;
}

/** Two processes over one database, each with its own queue's worker, store and pace. */
describe.each(databases)('many messages at the pace of their platform, on %s', (engine, open) => {
  let database: Database;
  let store: Store;
  let fixture: Fixture;
  let queues: Queue[];
  let work: WorkRequests;
  let sent: Sent[];
  let looks: number;
  let limits: ChatLimits | undefined;
  let refuse: (workspace: string) => ChatError | undefined;

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    await emptyDatabase(database);
    fixture = await createFixture(database.prisma);
    store = createStore(database.prisma);
    sent = [];
    looks = 0;
    limits = undefined;
    refuse = () => undefined;
    queues = [];
    for (const _ of engine === 'PGlite' ? [1] : [1, 2]) await startProcess();
  });
  afterEach(async () => {
    for (const queue of queues) await queue.close();
    await database.pool.query('truncate bullmq.bullmq_job cascade').catch(() => undefined);
  });
  afterAll(() => database.close());

  async function startProcess(): Promise<void> {
    const queue = await openQueue({ backend: { kind: engine === 'PGlite' ? 'pglite' : 'postgres', pool: database.pool }, definitions: [deliverJob, callLineJob], log: silentLog, name: `pace-${fixture.organizationId}` });
    queues.push(queue);
    work = workRequests(queue, systemClock, silentLog);
    const chatFor: DeliverDeps['chatFor'] = ({ platform, workspace }) =>
      ({
        platform,
        workspace,
        ...(limits && { limits }),
        channel: async () => undefined,
        send: async (_to: Destination, _message: unknown, { key }: { key: string }) => {
          const error = refuse(workspace);
          if (error) throw error;
          sent.push({ workspace, key, at: performance.now() });
          return { conversation: 'c', message: String(sent.length) };
        },
      }) as unknown as Chat;
    const deliveries: DeliveryStore = { ...store.deliveries, look: (...given) => ((looks += 1), store.deliveries.look(...given)) };
    const deps: DeliverDeps = {
      store: { ...store, deliveries },
      clock: systemClock,
      wallClock: systemClock,
      log: silentLog,
      work,
      seats: allSeats,
      pace: openPace(engine === 'PGlite' ? { kind: 'pglite' } : { kind: 'postgres', pool: database.pool }, silentLog, fixture.organizationId),
      chatFor,
      render: async () => ({ summary: 'x', blocks: [] }),
    };
    await queue.work(
      {
        deliver: (data) => {
          const { organizationId, deliveryId } = deliverJob.data.parse(data);
          return deliver(deps, organizationId, deliveryId);
        },
        'call-line': (data) => {
          const { organizationId, line } = callLineJob.data.parse(data);
          return callLine(deps, organizationId, line);
        },
      },
      { concurrency: 4 },
    );
  }

  const write = async (rows: readonly (Partial<NewDelivery> & { readonly key: string })[]): Promise<readonly string[]> =>
    store.deliveries.create(
      fixture.organizationId,
      rows.map((row) => ({
        platform: 'slack' as const,
        workspace: 'T1',
        kind: 'digest' as const,
        destination: { kind: 'channel' as const, channel: 'C1' },
        content: { kind: 'message' as const, message: { summary: 'x', blocks: [] } },
        dueAt: systemClock.now().subtract({ seconds: 60 }),
        ...row,
      })),
    );
  const connect = async (...workspaces: readonly string[]): Promise<void> => {
    for (const workspace of workspaces) await store.workspaces.save({ platform: 'slack', workspace, organizationId: fixture.organizationId, name: workspace, scopes: [], sealed: 'x' }, systemClock.now());
  };

  test('one after another in a channel, in their order, each looked at but a few times', async () => {
    limits = { posts: { conversation: [{ points: 1, ms: 400 }] } };
    const keys = Array.from({ length: 16 }, (_, n) => `m${String(n).padStart(2, '0')}`);
    for (const key of keys) await write([{ key }]);
    const ids = (await store.deliveries.due(systemClock.now(), systemClock.now(), 100)).map(({ id }) => id);
    await work.deliver(fixture.organizationId, ids);
    await eventually(() => expect(sent).toHaveLength(16), 60_000);
    expect((sent.at(-1)?.at ?? 0) - (sent[0]?.at ?? 0)).toBeGreaterThan(15 * 400 * 0.95);
    // Several workers take the first ones at once, and one that is slow may be overtaken by the next; otherwise the line keeps
    // their order. Without any, about eight would come before one that is older.
    const order = sent.map(({ key }) => key);
    expect(order.filter((key, place) => key < (order[place - 1] ?? '')).length, order.join(' ')).toBeLessThanOrEqual(4);
    expect(looks).toBeLessThan(16 * 5);
  });

  test('an answer to a person goes before digests that wait', async () => {
    limits = { posts: { workspace: [{ points: 1, ms: 700 }] } };
    const digests = await write(Array.from({ length: 8 }, (_, n) => ({ key: `digest ${n}`, destination: { kind: 'channel' as const, channel: `C${n}` } })));
    await work.deliver(fixture.organizationId, digests);
    await eventually(() => expect(sent.length).toBeGreaterThan(1));
    const before = sent.length;
    await work.deliver(fixture.organizationId, await write([{ key: 'answer', kind: 'answer', destination: { kind: 'direct', user: 'U1' } }]), { urgency: 1 });
    await eventually(() => expect(sent).toHaveLength(9), 60_000);
    expect(sent.findIndex(({ key }) => key === 'answer')).toBeLessThanOrEqual(before + 2);
  });

  test('a line whose caller was lost goes on once the sweep looks', async () => {
    limits = { posts: { conversation: [{ points: 1, ms: 50 }] } };
    const ids = await write([{ key: 'a' }, { key: 'b' }]);
    for (const id of ids) await store.deliveries.standInLine(fixture.organizationId, id, 'slack/T1/posts/C1', { now: systemClock.now(), wallClock: systemClock.now() });
    expect(await store.deliveries.due(systemClock.now(), systemClock.now(), 10)).toEqual([]);
    const lines = await store.deliveries.lines();
    expect(lines).toEqual([{ organizationId: fixture.organizationId, line: 'slack/T1/posts/C1' }]);
    for (const { organizationId, line } of lines) await work.callLine(organizationId, line, 0);
    await eventually(() => expect(sent.map(({ key }) => key).sort()).toEqual(['a', 'b']));
    expect(await store.deliveries.lines()).toEqual([]);
  });

  test('a platform without limits has no lines', async () => {
    await work.deliver(fixture.organizationId, await write(Array.from({ length: 20 }, (_, n) => ({ key: `k${n}` }))));
    await eventually(() => expect(sent).toHaveLength(20));
    expect(looks).toBe(20);
  });

  test('one workspace held back, one out of order and one sound: the sound one goes on, nothing is lost', async () => {
    await connect('T-slow', 'T-broken', 'T-sound');
    let slowed = 0;
    let isOver = false;
    const began = performance.now();
    refuse = (workspace) => {
      if (isOver) return undefined;
      if (workspace === 'T-slow') return (slowed += 1), new ChatError('rate-limited', 'slow down', 2_000);
      return workspace === 'T-broken' ? new ChatError('temporary', 'out of order') : undefined;
    };
    const ids = await write(Array.from({ length: 60 }, (_, n) => ({ key: `k${n}`, workspace: ['T-slow', 'T-broken', 'T-sound'][n % 3] ?? '', destination: { kind: 'channel' as const, channel: `C${n}` } })));
    await work.deliver(fixture.organizationId, ids);
    const of = (workspace: string) => sent.filter((one) => one.workspace === workspace);
    await eventually(() => expect(of('T-sound')).toHaveLength(20));
    // Those in hand at the moment of a refusal were refused too; the others waited without asking, for two seconds each time.
    expect(slowed).toBeLessThanOrEqual(8 * Math.ceil((performance.now() - began) / 2_000));
    isOver = true;
    const held = await database.prisma.chatWorkspace.findMany({ where: { heldUntil: { not: null } }, select: { externalId: true } });
    expect(held).toEqual([{ externalId: 'T-slow' }]);
    await pause(2_500);
    const sweepOnce = async (): Promise<void> => {
      await work.deliver(fixture.organizationId, (await store.deliveries.due(systemClock.now(), systemClock.now(), 100)).map(({ id }) => id));
      await pause(500);
      expect(sent).toHaveLength(60);
    };
    await eventually(sweepOnce, 60_000);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(60);
  });
});
