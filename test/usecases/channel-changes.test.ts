import { expect, test } from 'vitest';
import type { ChannelChange } from '../../src/ports.js';
import { endChannel } from '../../src/usecases/not-delivered/end-channel.js';
import { loseChannel } from '../../src/usecases/not-delivered/lose-channel.js';
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

test('in Teams they are told what one does in Teams', async () => {
  const { world } = await withChannel();
  const { store, organizationId, planId, clock } = world;
  const place = { platform: 'teams', workspace: 'tenant-1' } as const;
  for (const channel of ['19:a@thread.tacv2', '19:b@thread.tacv2']) {
    await store.people.saveChannel(organizationId, place, { channel, name: 'leaders', isPrivate: false, state: 'open' });
    await store.digests.subscribe(organizationId, { planId, target: { kind: 'channel', ...place, channel }, rule: 'FREQ=WEEKLY;BYDAY=MO', at: '08:00', timeZone: 'America/Chicago', language: 'en', startsOn: '2026-09-14', createdById: world.personId('ana') }, clock.now());
  }
  const told = async (channel: string, state: 'not-in' | 'gone'): Promise<string> => {
    const ids = state === 'gone' ? await endChannel(store, organizationId, { ...place, channel, name: 'leaders', isPrivate: false, state: 'open' }, clock.now()) : await loseChannel(store, organizationId, { ...place, channel }, state, clock.now());
    return JSON.stringify(await world.database.prisma.delivery.findMany({ where: { id: { in: [...ids] } } }));
  };
  const [removed, ended] = [await told('19:a@thread.tacv2', 'not-in'), await told('19:b@thread.tacv2', 'gone')];
  expect(removed).toContain('Manage team');
  expect(ended).toContain('@Throughline subscribe here');
  for (const words of [removed, ended]) expect(words).not.toMatch(/\/invite|\/plan subscribe/u);
});

test('deleted: its digests end, and whoever made them is told', async () => {
  const { world, change, channel } = await withChannel();
  await change('deleted');
  expect(await channel()).toBe('leaders gone');
  expect(await world.store.digests.subscriptions(world.organizationId, world.planId)).toEqual([]);
  expect(textOf(world.last('ana')?.message)).toContain('#leaders was deleted, so its digests are ended.');
});

test('shared with another organization: what goes there waits, its subscriber and the steward are told once; among themselves again, it is posted', async () => {
  const { world, change, channel, waiting } = await withChannel();
  await change('shared');
  await change('shared');
  expect(await channel()).toBe('leaders shared');
  for (const who of ['ana', 'sue']) expect(world.seenBy(who).map((post) => textOf(post.message))).toEqual([expect.stringContaining('people of other organizations read #leaders')]);
  expect(await waiting()).toBe('parked');
  await change('unshared');
  expect([await channel(), await waiting()]).toEqual(['leaders open', 'sent']);
});

test('no longer shared, but archived: it stays closed', async () => {
  const { change, channel, waiting } = await withChannel();
  await change('archived');
  await change('unshared');
  expect([await channel(), await waiting()]).toEqual(['leaders archived', 'parked']);
});

test('under another id: its digests, what waits and what is posted there go by the new one', async () => {
  const { world, waiting } = await withChannel();
  const { store, organizationId, clock } = world;
  await store.people.setChannelState(organizationId, HOME, 'C1', 'gone');
  const [posted = '', elsewhere = ''] = await store.deliveries.create(organizationId, ['posted', 'elsewhere'].map((key) => ({ ...HOME, key, kind: 'digest', destination: { kind: 'channel', channel: key === 'posted' ? 'C1' : 'C8' }, thread: { conversation: key === 'posted' ? 'C1' : 'C8', message: '1.1' }, content: { kind: 'message', message: { summary: 'x', blocks: [] } }, dueAt: clock.now() })));
  for (const [id, conversation] of [[posted, 'C1'], [elsewhere, 'C8']] as const) await store.deliveries.markSent(organizationId, id, 1, { conversation, message: '2.2' }, clock.now());
  await world.does({ ...HOME, key: 'moved', user: 'T1', at: clock.now().toString(), type: 'channel', channel: 'C1', change: 'moved', movedTo: 'C2' });
  expect(await store.people.channels(organizationId)).toMatchObject([{ channel: 'C2', name: 'leaders', state: 'open' }]);
  expect((await store.digests.subscriptions(organizationId, world.planId)).map(({ target }) => target)).toMatchObject([{ channel: 'C2' }]);
  expect(await waiting()).toBe('sent');
  expect(world.posts.at(-1)?.to).toBe('C2');
  expect(await store.deliveries.byMessage(organizationId, HOME, { conversation: 'C2', message: '2.2' })).toMatchObject({ id: posted, destination: { channel: 'C2' }, thread: { conversation: 'C2', message: '1.1' } });
  expect(await store.deliveries.byMessage(organizationId, HOME, { conversation: 'C8', message: '2.2' })).toMatchObject({ id: elsewhere, destination: { channel: 'C8' }, thread: { conversation: 'C8' } });
});

test('under an id that is known already: the two become one', async () => {
  const { world } = await withChannel();
  const { store, organizationId } = world;
  await store.people.saveChannel(organizationId, HOME, { channel: 'C2', name: 'leaders', isPrivate: true, state: 'open' });
  await world.does({ ...HOME, key: 'moved', user: 'T1', at: world.clock.now().toString(), type: 'channel', channel: 'C1', change: 'moved', movedTo: 'C2' });
  expect((await store.people.channels(organizationId)).map(({ channel }) => channel)).toEqual(['C2']);
  expect((await store.digests.subscriptions(organizationId, world.planId)).map(({ target }) => target)).toMatchObject([{ channel: 'C2' }]);
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
