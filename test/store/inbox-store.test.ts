import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Inbound, InboxEvent, InboxStore } from '../../src/ports.js';
import { databases } from '../support/database.js';
import { storeWorld } from '../support/store-world.js';

const NOW = Temporal.Instant.from('2026-09-14T14:00:00Z');
const LEASE = 60_000;
const ANA = { platform: 'sandbox', workspace: 'sandbox', user: 'u-ana' } as const;
const act = (key: string, user = 'u-ana', workspace = 'sandbox'): Inbound => ({ platform: 'sandbox', workspace, key, user, at: NOW.toString(), type: 'message', conversation: { id: 'dm', kind: 'direct' }, message: key, text: 'hi', files: [] });

describe.each(databases)('the inbox on %s', (_engine, open) => {
  const world = storeWorld(open);
  let inbox: InboxStore;
  let organizationId: string;
  beforeEach(() => {
    ({ inbox } = world.store);
    ({ organizationId } = world.fixture);
  });

  const add = (key: string, seconds = 0, user?: string) => inbox.add(organizationId, act(key, user), NOW.add({ seconds }));
  const claim = (at = NOW) => inbox.claimNext(organizationId, ANA, at, LEASE);
  const keyOf = (event: InboxEvent | undefined) => event?.inbound.key;

  it('keeps an act once by its key in its workspace', async () => {
    expect(await add('k1')).toBeDefined();
    expect(await add('k1')).toBeUndefined();
    expect(await inbox.add(organizationId, act('k1', 'u-ana', 'other'), NOW)).toBeDefined();
  });

  it('gives one event of a user at a time, the oldest first, whole as it was kept', async () => {
    await add('second', 2);
    await add('first', 1);
    const event = await claim();
    expect(event).toMatchObject({ attempts: 1, inbound: act('first') });
    expect(await claim()).toBeUndefined();
    expect(await inbox.markDone(organizationId, event!, NOW)).toBe(true);
    expect(keyOf(await claim())).toBe('second');
  });

  it('lets one of many win', async () => {
    for (let index = 0; index < 5; index += 1) await add(`k${index}`, index);
    const taken = await Promise.all(Array.from({ length: 8 }, () => claim()));
    expect(taken.flatMap((event) => keyOf(event) ?? [])).toEqual(['k0']);
  });

  it('keeps users apart', async () => {
    await add('a');
    await add('b', 1, 'u-ben');
    expect(keyOf(await claim())).toBe('a');
    expect(keyOf(await inbox.claimNext(organizationId, { ...ANA, user: 'u-ben' }, NOW, LEASE))).toBe('b');
  });

  it('takes over a lease that ran out; who lost it finishes nothing', async () => {
    await add('a');
    const lost = await claim();
    const later = NOW.add({ milliseconds: LEASE });
    expect(await claim(later.subtract({ milliseconds: 1 }))).toBeUndefined();
    const taken = await claim(later);
    expect([taken?.attempts, taken?.wasLost, lost?.wasLost]).toEqual([2, true, false]);
    expect(await inbox.markDone(organizationId, lost!, later)).toBe(false);
    expect(await inbox.markDone(organizationId, taken!, later)).toBe(true);
  });

  it('takes over at once what a process that is gone had in hand, and knows that it was lost', async () => {
    await add('a');
    const lost = await claim();
    await world.store.upkeep.endLeases(NOW.add({ seconds: 1 }));
    expect(await claim()).toBeUndefined();
    const taken = await claim(NOW.add({ seconds: 1 }));
    expect([taken?.attempts, taken?.wasLost]).toEqual([2, true]);
    expect(await inbox.markDone(organizationId, lost!, NOW)).toBe(false);
  });

  it('does not let a younger event overtake one that waits to be tried again', async () => {
    await add('a');
    await add('b', 1);
    const event = await claim();
    await inbox.markNotDone(organizationId, event!, { state: 'pending' }, 'temporary', NOW);
    expect(keyOf(await claim())).toBe('a');
    await inbox.markNotDone(organizationId, { ...event!, attempts: 2 }, { state: 'failed' }, 'bad', NOW);
    expect(keyOf(await claim())).toBe('b');
  });

  it('lets others go before one that is set aside, save those about the same message', async () => {
    await add('a');
    await inbox.add(organizationId, { platform: 'sandbox', workspace: 'sandbox', key: 'a-edited', user: 'u-ana', at: NOW.toString(), type: 'edit', conversation: { id: 'dm', kind: 'direct' }, message: 'a', text: 'hey' }, NOW.add({ seconds: 1 }));
    await add('b', 2);
    const until = NOW.add({ minutes: 10 });
    await inbox.markNotDone(organizationId, (await claim())!, { state: 'pending', nextAttemptAt: until }, 'temporary', NOW);
    const b = await claim();
    expect(keyOf(b)).toBe('b');
    await inbox.markDone(organizationId, b!, NOW);
    expect(await claim()).toBeUndefined();
    const again = await claim(until);
    expect([keyOf(again), again?.attempts, again?.wasLost]).toEqual(['a', 2, false]);
    await inbox.markDone(organizationId, again!, until);
    expect(keyOf(await claim(until))).toBe('a-edited');
  });

  it('gives up one that makes no sense, with a code, and goes on', async () => {
    const id = await add('a');
    await add('b', 1);
    await world.database.prisma.inboundEvent.updateMany({ where: { id: id! }, data: { payload: { type: 'song' } } });
    await expect(claim()).rejects.toMatchObject({ code: 'stored-data-unreadable' });
    expect(keyOf(await claim())).toBe('b');
    expect(await inbox.givenUp(organizationId, NOW, 10)).toEqual([{ type: 'message', code: 'stored-data-unreadable' }]);
  });

  it('says which users wait: the oldest of each, none that is being worked on', async () => {
    const [a] = [await add('a'), await add('b', 1)];
    await add('c', 2, 'u-ben');
    await inbox.claimNext(organizationId, { ...ANA, user: 'u-ben' }, NOW, LEASE);
    expect(await inbox.waitingDue(NOW, 10)).toEqual([{ organizationId, id: a }]);
    expect(await inbox.waitingDue(NOW.add({ minutes: 2 }), 10)).toHaveLength(2);
    expect(await inbox.userOf(organizationId, a!)).toEqual(ANA);
  });
});
