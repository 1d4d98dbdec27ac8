import { expect, test } from 'vitest';
import type { ChannelChange } from '../../src/ports.js';
import { HOME, openWorld, textOf } from './answering-world.js';
import type { World } from './answering-world.js';

/** A world with a digest that Ana subscribed #leaders to, one of which waits. */
async function withChannel(): Promise<{ world: World; change: (change: ChannelChange, name?: string) => Promise<void>; channel: () => Promise<unknown>; waiting: () => Promise<string | undefined> }> {
  const world = await openWorld();
  const { store, organizationId, planId, clock } = world;
  await store.people.saveChannel(organizationId, HOME, { channel: 'C1', name: 'leaders', isPrivate: false, state: 'open' });
  await store.digests.subscribe(organizationId, { planId, target: { kind: 'channel', ...HOME, channel: 'C1' }, rule: 'FREQ=WEEKLY;BYDAY=MO', at: '08:00', timeZone: 'America/Chicago', language: 'en', startsOn: '2026-09-14', createdById: world.personId('ana') }, clock.now());
  await store.deliveries.create(organizationId, [{ ...HOME, key: 'waits', kind: 'digest', destination: { kind: 'channel', channel: 'C1' }, content: { kind: 'message', message: { summary: 'the digest', blocks: [] } }, dueAt: clock.now(), parked: 'not-in-channel' }]);
  let nonce = 0;
  return {
    world,
    change: (change, name) => world.does({ ...HOME, key: `channel/${(nonce += 1)}`, user: 'T1', at: clock.now().toString(), type: 'channel', channel: 'C1', change, ...(name !== undefined && { name }) }),
    channel: async () => (await store.people.channels(organizationId)).map(({ name, state }) => `${name} ${state}`)[0],
    waiting: async () => (await world.database.prisma.delivery.findFirstOrThrow({ where: { key: 'waits' } })).state,
  };
}

test('a channel follows its name', async () => {
  const { change, channel } = await withChannel();
  await change('renamed', 'leadership');
  expect(await channel()).toBe('leadership open');
});

test('archived: its subscriber and the steward are told once; back again, what waits is posted', async () => {
  const { world, change, channel, waiting } = await withChannel();
  await change('archived');
  await change('archived');
  expect(await channel()).toBe('leaders archived');
  for (const who of ['ana', 'sue']) expect(world.seenBy(who).map((post) => textOf(post.message))).toEqual([expect.stringContaining('Not delivered: #leaders is archived.')]);
  expect(await waiting()).toBe('parked');
  await change('unarchived');
  expect([await channel(), await waiting()]).toEqual(['leaders open', 'sent']);
});

test('put out of a channel and invited again', async () => {
  const { world, change, channel, waiting } = await withChannel();
  await change('left');
  expect(await channel()).toBe('leaders not-in');
  expect(textOf(world.last('ana')?.message)).toContain('/invite @Throughline');
  await change('joined');
  expect([await channel(), await waiting()]).toEqual(['leaders open', 'sent']);
});

test('deleted: its digests end, and whoever made them is told', async () => {
  const { world, change, channel } = await withChannel();
  await change('deleted');
  expect(await channel()).toBe('leaders gone');
  expect(await world.store.digests.subscriptions(world.organizationId, world.planId)).toEqual([]);
  expect(textOf(world.last('ana')?.message)).toContain('#leaders was deleted, so its digests are ended.');
});

test('a channel nothing was meant for is left aside', async () => {
  const { world, channel } = await withChannel();
  await world.does({ ...HOME, key: 'other', user: 'T1', at: world.clock.now().toString(), type: 'channel', channel: 'C9', change: 'archived' });
  expect(await channel()).toBe('leaders open');
  expect(await world.store.people.channels(world.organizationId)).toHaveLength(1);
});

test('the bot removed from the workspace: what waits there is parked with the cause', async () => {
  const { world, waiting } = await withChannel();
  await world.store.workspaces.save({ organizationId: world.organizationId, ...HOME, name: 'Lakeshore', scopes: [] }, world.clock.now());
  await world.database.prisma.delivery.updateMany({ where: { key: 'waits' }, data: { state: 'pending', lastError: null } });
  await world.does({ ...HOME, key: 'removed', user: 'T1', at: world.clock.now().toString(), type: 'workspace', change: 'removed' });
  expect(await waiting()).toBe('parked');
  expect(await world.store.workspaces.find(HOME)).toMatchObject({ state: 'removed', stateReason: 'removed' });
});

test.each(['removed', 'revoked'] as const)('that the bot was %s before it was connected again changes nothing', async (change) => {
  const { world } = await withChannel();
  const { store, organizationId, clock } = world;
  const removedAt = clock.now().toString();
  clock.advance({ minutes: 3 });
  await store.workspaces.save({ organizationId, ...HOME, name: 'Lakeshore', scopes: [], sealed: 'anew' }, clock.now());
  await world.does({ ...HOME, key: 'late', user: 'T1', at: removedAt, type: 'workspace', change });
  expect(await store.workspaces.find(HOME)).toMatchObject({ state: 'active', sealed: 'anew' });
  await world.does({ ...HOME, key: 'new', user: 'T1', at: clock.now().toString(), type: 'workspace', change });
  expect(await store.workspaces.find(HOME)).toMatchObject({ state: 'removed', stateReason: change });
});
