import { describe, expect, it } from 'vitest';
import type { Inbound, Store } from '../../src/ports.js';
import { chicago } from '../support/fixture.js';
import { openWorld, textOf } from './answering-world.js';

const ITEMS = [{ code: '1' }, { code: '1.a', parent: '1', owner: 'ana', title: 'Attendance recovers' }];

describe('receiving', () => {
  it('keeps what was done once and asks for it to be worked on; a repetition is nothing more', async () => {
    const world = await openWorld({ items: ITEMS });
    const inbound: Inbound = { ...world.by('ana', 'dm/m1'), type: 'message', conversation: world.dm('ana'), message: 'm1', text: 'hi', files: [] };
    await world.receive(inbound);
    await world.receive(inbound);
    expect(world.events).toHaveLength(1);
    expect(await world.database.prisma.inboundEvent.count()).toBe(1);
  });

  it('is done once it is kept: nobody waits for a queue that does not answer', async () => {
    const asked: string[] = [];
    const inbound = (_organizationId: string, ids: readonly string[]): Promise<void> => {
      asked.push(...ids);
      return new Promise(() => undefined);
    };
    const world = await openWorld({ items: ITEMS }, { deps: (deps) => ({ ...deps, work: { ...deps.work, inbound } }) });
    await world.receive({ ...world.by('ana', 'dm/m1'), type: 'message', conversation: world.dm('ana'), message: 'm1', text: 'hi', files: [] });
    expect(asked).toEqual((await world.database.prisma.inboundEvent.findMany()).map(({ id }) => id));
    expect(asked).toHaveLength(1);
  });

  it('refuses what no adapter should hand over, and a workspace nobody set up', async () => {
    const world = await openWorld({ items: ITEMS }, { deps: (deps) => ({ ...deps, organizationOf: async (_platform, workspace) => (workspace === 'sandbox' ? deps.organizationOf('sandbox', workspace) : undefined) }) });
    const message = { type: 'message', conversation: world.dm('ana'), message: 'm1', text: 'hi', files: [] } as const;
    await expect(world.receive({ ...world.by('ana', 'k'), ...message, at: 'yesterday' })).rejects.toMatchObject({ code: 'inbound-invalid' });
    await expect(world.receive({ ...world.by('ana', 'k'), ...message, workspace: 'elsewhere' })).rejects.toMatchObject({ code: 'workspace-unknown' });
    expect(await world.database.prisma.inboundEvent.count()).toBe(0);
  });

  it('answers a text that is too long and does not keep it', async () => {
    const world = await openWorld({ items: ITEMS });
    await world.says('ana', 'on track '.repeat(12_000));
    expect(textOf(world.last('ana')?.message)).toContain('more than 40,000 characters');
    expect(await world.database.prisma.inboundEvent.count()).toBe(0);
  });

  it('keeps words of strange characters as what they show', async () => {
    const world = await openWorld({ items: ITEMS });
    await world.sweep();
    await world.says('ana', 'On\u200B track \u202Ekcart ffo\u202C \u0000\ud800 done with calls');
    expect((await world.reports('1.a'))[0]?.content.note).toBe('On track kcart ffo \uFFFD done with calls');
  });
});

describe('working through', () => {
  it('takes one person’s acts in order, two workers or not', async () => {
    const world = await openWorld({ items: ITEMS });
    await world.sweep();
    const words = ['at risk', 'off track', 'done'];
    for (const [index, text] of words.entries()) {
      await world.receive({ ...world.by('ana', `k${index}`), type: 'message', conversation: world.dm('ana'), message: `m${index}`, text, files: [], thread: world.last('ana')!.ref.message });
      world.clock.advance({ seconds: 1 });
    }
    const ids = world.events.splice(0);
    await Promise.all(ids.map((id) => world.handle(world.organizationId, id)));
    const [report] = await world.reports('1.a');
    expect(await world.reports('1.a')).toHaveLength(1);
    expect(report).toMatchObject({ status: 'done', revision: 3, content: { note: 'at risk\noff track\ndone' } });
  });

  it('takes over where a worker died, once', async () => {
    const world = await openWorld({ items: ITEMS });
    await world.sweep();
    await world.receive({ ...world.by('ana', 'k1'), type: 'message', conversation: world.dm('ana'), message: 'm1', text: 'on track', files: [] });
    const [id = ''] = world.events.splice(0);
    const user = await world.store.inbox.userOf(world.organizationId, id);
    await world.store.inbox.claimNext(world.organizationId, user!, world.clock.now(), 60_000);
    await world.handle(world.organizationId, id);
    expect(await world.history('1.a')).toHaveLength(0);
    expect(await world.store.inbox.waitingDue(world.clock.now(), 10)).toHaveLength(0);
    world.clock.advance({ minutes: 2 });
    expect(await world.store.inbox.waitingDue(world.clock.now(), 10)).toEqual([{ organizationId: world.organizationId, id }]);
    await world.sweep();
    expect(world.events).toEqual([]);
    expect(await world.reports('1.a')).toHaveLength(1);
  });

  it('a crash before the end changes nothing, and the next try does it all once', async () => {
    let crashes = 1;
    const crash = async (): Promise<void> => {
      if ((crashes -= 1) >= 0) throw new Error('the process ended');
    };
    const world = await openWorld({ items: ITEMS }, { deps: (deps) => ({ ...deps, onReportChanged: crash }) });
    await world.sweep();
    await expect(world.says('ana', 'on track')).rejects.toThrow();
    expect(await world.history('1.a')).toHaveLength(0);
    expect((await world.check('1.a'))?.state).toBe('asked');
    await world.sweep();
    expect(await world.reports('1.a')).toHaveLength(1);
    expect(world.seenBy('ana')).toHaveLength(2);
  });

  it('an event that goes on failing is set aside after three tries, the next one goes on, and it is given up after hours', async () => {
    const failing = (store: Store): Store => ({ ...store, transaction: (work) => store.transaction((tx) => work({ ...tx, reports: { ...tx.reports, file: async () => Promise.reject(new TypeError('bad')) } })) });
    const world = await openWorld({ items: ITEMS }, { deps: (deps) => ({ ...deps, store: failing(deps.store) }) });
    await world.sweep();
    await expect(world.says('ana', 'on track')).rejects.toThrow();
    await expect(world.sweep()).rejects.toThrow();
    await world.receive({ ...world.by('ana', 'next'), type: 'message', conversation: world.dm('ana'), message: 'm-next', text: 'hello', files: [] });
    await world.work();
    const told = (words: string) => world.seenBy('ana').filter((post) => textOf(post.message).includes(words)).length;
    const event = async () => (await world.database.prisma.inboundEvent.findMany({ orderBy: { id: 'asc' } }))[0];
    expect([told('I will try again for some hours'), told('Hello, Ana!'), told('I could not file this')]).toEqual([1, 1, 0]);
    expect(await event()).toMatchObject({ state: 'pending', attempts: 3, lastError: 'TypeError' });

    const waits: number[] = [];
    for (let row = await event(); row?.state === 'pending'; row = await event()) {
      const until = row.nextAttemptAt?.getTime() ?? 0;
      waits.push((until - world.clock.now().epochMilliseconds) / 60_000);
      world.clock.advance({ milliseconds: until - world.clock.now().epochMilliseconds - 1 });
      await world.sweep();
      expect((await event())?.attempts).toBe(row.attempts);
      world.clock.advance({ milliseconds: 1 });
      await world.sweep();
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(await event()).toMatchObject({ state: 'failed', attempts: 12, lastError: 'TypeError' });
    expect([told('I will try again for some hours'), told('I could not file this')]).toEqual([1, 1]);
    expect(await world.store.inbox.givenUp(world.organizationId, world.clock.now(), 10)).toEqual([{ type: 'message', code: 'TypeError' }]);
  });
});

describe('people', () => {
  it('nobody knows are told whom to turn to, by name', async () => {
    const world = await openWorld({ items: ITEMS });
    await world.says('zed', 'on track');
    expect(textOf(world.last('zed')?.message)).toContain('Please ask Sue Ward');
  });

  it('newly joined are matched by email the moment they write, and get what waited for them', async () => {
    const world = await openWorld(
      { items: ITEMS, people: [{ key: 'ana', name: 'Ana Lark', unmatched: true }, { key: 'sue', name: 'Sue Ward', role: 'steward' }] },
      { profiles: [{ user: 'u-ana', name: 'Ana', email: 'ANA@example.org', active: true }] },
    );
    await world.sweep();
    expect(world.seenBy('ana')).toHaveLength(0);
    await world.says('ana', 'hello');
    expect(world.seenBy('ana').map((post) => textOf(post.message)).join()).toContain('1.a');
    await world.says('ana', 'on track');
    expect(await world.reports('1.a')).toHaveLength(1);
  });

  it('announced by the platform get what waited for them', async () => {
    const world = await openWorld({ items: ITEMS, people: [{ key: 'ana', name: 'Ana Lark', unmatched: true }] });
    await world.sweep();
    await world.does({ ...world.by('ana', 'join'), type: 'member', change: 'joined', profile: { user: 'u-ana', name: 'Ana', email: 'ana@example.org', active: true } });
    expect(textOf(world.last('ana')?.message)).toContain('1.a Attendance recovers'.slice(0, 3));
  });

  it('whoever goes to another zone is asked by their own clock from then on', async () => {
    const world = await openWorld({ items: [...ITEMS, { code: '1.c', parent: '1', owner: 'ben' }] });
    const moves = (timeZone: string) => world.does({ ...world.by('ana', `zone/${timeZone}`), type: 'member', change: 'updated', profile: { user: 'u-ana', name: 'Ana', timeZone, active: true } });
    const planned = async (code: string) => (await world.store.checks.scheduleInputs(world.organizationId)).items.find((item) => item.code === code)?.planned?.at;
    await world.sweep();
    await moves('America/New_York');
    expect(await planned('1.a')).toEqual(chicago('2026-09-21T08:00'));
    await moves('Pacific/Honolulu');
    expect(await planned('1.a')).toEqual(chicago('2026-09-21T14:00'));
    expect(await planned('1.c')).toEqual(chicago('2026-09-21T09:00'));
  });

  it('of a private item only: its code means nothing to anyone else', async () => {
    const world = await openWorld({ items: [...ITEMS, { code: '9', owner: 'ben', title: 'Secret', isPrivate: true }] });
    await world.sweep();
    await world.says('ana', '9 is off track, and so is 8');
    const hidden = textOf(world.last('ana')?.message);
    expect(hidden).not.toContain('Secret');
    expect(await world.history('9')).toHaveLength(0);
    const unknown = await openWorld({ items: ITEMS });
    await unknown.sweep();
    await unknown.says('ana', '9 is off track, and so is 8');
    expect(textOf(unknown.last('ana')?.message)).toBe(hidden);
  });
});
