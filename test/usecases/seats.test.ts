import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import { createSeats } from '../../src/app/seats.js';
import { stopwatch, systemClock } from '../../src/clock.js';
import type { Chat, Destination, Store } from '../../src/ports.js';
import { inASeat } from '../../src/usecases/answering/in-a-seat.js';
import { deliver } from '../../src/usecases/deliver.js';
import type { DeliverDeps } from '../../src/usecases/deliver.js';
import { callLine } from '../../src/usecases/pacing.js';
import { openTestPglite } from '../support/database.js';
import { eventually, gate } from '../support/eventually.js';
import { createFixture } from '../support/fixture.js';
import type { Fixture } from '../support/fixture.js';
import { noPace, noWork } from '../support/no-queue.js';
import { silentLog } from '../support/silent-log.js';

let database: Database;
let store: Store;
let fixture: Fixture;
beforeAll(async () => {
  database = await openTestPglite();
  store = createStore(database.prisma);
  fixture = await createFixture(database.prisma);
});
afterAll(() => database.close());

const write = (workspace: string, count: number): Promise<readonly string[]> =>
  store.deliveries.create(
    fixture.organizationId,
    Array.from({ length: count }, (_, n) => ({ platform: 'slack' as const, workspace, key: `${workspace} ${n}`, kind: 'notice' as const, destination: { kind: 'direct' as const, user: `U${n}` }, content: { kind: 'message' as const, message: { summary: 'x', blocks: [] } }, dueAt: systemClock.now().subtract({ seconds: 1 }) })),
  );

test('of a workspace that hangs two messages are in hand of eight workers, the others stand in a line; all of another go out meanwhile, and those too once it answers', async () => {
  const answers = gate();
  const sent: string[] = [];
  const calls: { readonly line: string; readonly inMs: number }[] = [];
  const asked: string[] = [];
  const seats = createSeats({ workers: 8, elapsed: stopwatch() });
  const deps: DeliverDeps = {
    store,
    clock: systemClock,
    wallClock: systemClock,
    log: silentLog,
    pace: noPace,
    seats,
    work: { ...noWork, callLine: async (_organization, line, inMs) => void calls.push({ line, inMs }), deliver: async (_organization, ids) => void asked.push(...ids) },
    chatFor: ({ platform, workspace }) =>
      seats.timed({
        platform,
        workspace,
        send: async (_to: Destination, _message: unknown, { key }: { key: string }) => {
          if (workspace === 'T-hangs') await answers.wait;
          sent.push(key);
          return { conversation: 'c', message: key };
        },
      } as unknown as Chat),
    render: async () => ({ summary: 'x', blocks: [] }),
  };
  const run = (ids: readonly string[]) => Promise.all(ids.map((id) => deliver(deps, fixture.organizationId, id)));
  const LINE = 'slack/T-hangs/seats';
  const standing = () => database.prisma.delivery.count({ where: { line: LINE } });

  const hanging = run(await write('T-hangs', 20));
  await eventually(async () => expect(await standing()).toBe(18));
  for (const id of await write('T-sound', 10)) await deliver(deps, fixture.organizationId, id);
  expect(sent).toHaveLength(10);
  expect(new Set(calls.map(({ line }) => line))).toEqual(new Set([LINE]));
  // Nobody needs to ask for them one by one.
  expect(await store.deliveries.due(systemClock.now(), systemClock.now(), 100)).toEqual([]);
  expect(calls.every(({ inMs }) => inMs > 0 && inMs <= 2_000)).toBe(true);

  answers.open();
  await hanging;
  for (let rounds = 0; sent.length < 30 && rounds < 20; rounds += 1) {
    await callLine(deps, fixture.organizationId, LINE);
    await run(asked.splice(0));
  }
  expect(new Set(sent).size).toBe(30);
  expect(sent).toHaveLength(30);
  expect(await standing()).toBe(0);
});

test('an act of somebody whose workspace has its share is asked for again, and no seat is kept when work ends or fails', async () => {
  const seats = createSeats({ workers: 4, elapsed: stopwatch() });
  const again: { readonly ids: readonly string[]; readonly inMs: number | undefined }[] = [];
  const doors = gate();
  const worked: string[] = [];
  const handle = inASeat({ store: { inbox: { userOf: async (_organization, id) => (id === 'gone' ? undefined : { platform: 'slack', workspace: 'T1', user: 'U1' }) } }, seats, work: { inbound: async (_organization, ids, { inMs } = {}) => void again.push({ ids, inMs }) } }, async (_organization, id) => {
    worked.push(id);
    await doors.wait;
    if (id === 'first') throw new Error('it failed');
  });
  const first = handle('o', 'first');
  await eventually(() => expect(worked).toEqual(['first']));
  await handle('o', 'second');
  expect(again).toEqual([{ ids: ['second'], inMs: 250 }]);
  doors.open();
  await expect(first).rejects.toThrow('it failed');
  await handle('o', 'second');
  await handle('o', 'gone');
  expect(worked).toEqual(['first', 'second']);
});
