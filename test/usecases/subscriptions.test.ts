import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../prisma/client.js';
import type { Scope } from '../../src/domain/plan-tree.js';
import { databases } from '../support/database.js';
import { CHANNEL, openDigestWorld, section, textOf } from './digest-world.js';
import type { DigestWorld } from './digest-world.js';

const PEOPLE = [
  { key: 'ana', name: 'Ana Lark' },
  { key: 'ben', name: 'Ben Moss', language: 'es' },
  { key: 'lee', name: 'Lee Park', role: 'leader' },
  { key: 'sue', name: 'Sue Ward', role: 'steward' },
] as const;

describe.each(databases)('subscriptions on %s', (_engine, open) => {
  let database: Database;
  let world: DigestWorld;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    world = await openDigestWorld(database, { people: PEOPLE });
  });
  afterAll(() => database.close());

  const active = () => world.store.digests.subscriptions(world.organizationId, world.planId);
  const item = (code: string): Scope => ({ kind: 'item', itemId: world.itemId(code) });

  test('subscribing says what comes when, in the words of who asked', async () => {
    expect(await world.subscribe('sue', 'here')).toBe('Done. The digest of the whole plan will come here every week on Monday at 8:00 AM.\nThe next one: Mon, Sep 14, 8:00 AM.');
    expect(await world.subscribe('ben', 'me', { weekday: 5, at: '16:30', scope: item('1') })).toMatch(/^Listo\. Le enviaré el resumen de 1 Item 1 cada semana los viernes a las 4:30 p\.m\.\nEl próximo: vie, 18 sept?, 4:30 p\.m\.\.?$/);
  });

  test('a second one for the same place and part changes the first', async () => {
    await world.subscribe('sue', 'here');
    const [first] = await active();
    expect(await world.subscribe('lee', 'here', { weekday: 3, at: '07:15' })).toBe('Changed. The digest of the whole plan now comes here every week on Wednesday at 7:15 AM.\nThe next one: Wed, Sep 16, 7:15 AM.');
    expect((await active()).map(({ id, rule, at, createdById }) => [id, rule, at, createdById])).toEqual([[first?.id, 'FREQ=WEEKLY;BYDAY=WE', '07:15', world.personId('sue')]]);
    await world.passTo('2026-09-16T08:00');
    expect(world.read()).toHaveLength(1);
  });

  test('another part, another place or another person is another subscription', async () => {
    const unit: Scope = { kind: 'unit', unitId: world.unitId };
    for (const scope of [undefined, item('1'), item('1.a'), unit]) await world.subscribe('sue', 'here', scope && { scope });
    await world.subscribe('sue', 'me');
    await world.subscribe('lee', 'me');
    expect(await active()).toHaveLength(6);
  });

  test('for a channel that was mentioned elsewhere it says which', async () => {
    expect(await world.subscribe('sue', 'there')).toContain('Done. The digest of the whole plan will come in #leaders every week');
    expect(await world.subscribe('ben', 'there')).toContain('Cambiado. El resumen de todo el plan llega ahora en #leaders cada semana');
    expect((await active()).map(({ target }) => target)).toMatchObject([{ kind: 'channel', channel: CHANNEL }]);
  });

  test('asked for twice at once, there is one', async () => {
    await Promise.all([1, 2, 3].map(() => world.subscribe('sue', 'here')));
    expect(await active()).toHaveLength(1);
  });

  test('a channel’s digest is in the organization’s language, a person’s in their own', async () => {
    await world.subscribe('ben', 'here');
    await world.subscribe('ben', 'me');
    expect((await active()).map(({ target, language }) => [target.kind, language])).toEqual([['channel', 'en'], ['person', 'es']]);
  });

  test('a channel the bot is not in: it says so, and nothing is kept', async () => {
    const request = await world.request('sue', 'here');
    const answer = await world.commands.subscribe({ ...request, destination: { kind: 'channel', channel: 'c-elsewhere' }, weekday: 1, at: '08:00' });
    expect(textOf(answer)).toBe('I am not in this channel yet. Please write “/invite @Throughline” there, or add me under its members; then try again.');
    expect(await active()).toEqual([]);
  });

  test('answered somewhere else than in the channel, nothing is said to be here', async () => {
    const request = await world.request('sue', 'here');
    const there = { ...request, destination: { ...request.destination, isElsewhere: true } } as typeof request;
    expect(textOf(await world.commands.unsubscribe({ ...there, mayEndOthers: false }))).toBe('There is no digest to end there.');
    expect(textOf(await world.commands.digestNow(there))).toBe('The digest is on its way to the channel.');
    expect(textOf(await world.commands.subscribe({ ...there, weekday: 1, at: '08:00' }))).not.toContain('here');
  });

  test('ending one’s own: all of the place, or one part of it', async () => {
    for (const scope of [undefined, item('1'), item('1.a')]) await world.subscribe('sue', 'here', scope && { scope });
    expect(await world.unsubscribe('sue', 'here', false, item('1'))).toBe('Done. This digest will no longer come.');
    expect(await world.unsubscribe('sue', 'here', false, item('1'))).toMatch(/^There is no digest to end here\./);
    expect(await world.unsubscribe('sue', 'here')).toBe('Done. These 2 digests will no longer come.');
    expect(await active()).toEqual([]);
    await world.passTo('2026-09-14T09:00');
    expect(world.read()).toEqual([]);
  });

  test('ending others’: refused with who can, part by part; leaders may', async () => {
    await world.subscribe('sue', 'here');
    expect(await world.unsubscribe('ana', 'here')).toBe('Somebody else set this digest up. They, a leader or a steward can end it.');
    await world.subscribe('ana', 'here', { scope: item('1.a') });
    expect(await world.unsubscribe('ana', 'here')).toBe('Done. This digest will no longer come.\n1 other was set up by somebody else and will still come. They, a leader or a steward can end it.');
    expect(await active()).toHaveLength(1);
    expect(await world.unsubscribe('lee', 'here', true)).toBe('Done. This digest will no longer come.');
  });

  test('mine are not the channel’s, and the other way round', async () => {
    await world.subscribe('sue', 'here');
    expect(await world.unsubscribe('sue', 'me', true)).toMatch(/^There is no digest to end here\./);
    await world.subscribe('sue', 'me');
    await world.unsubscribe('sue', 'me');
    expect((await active()).map(({ target }) => target.kind)).toEqual(['channel']);
  });

  test('subscribed again after ending, it begins anew', async () => {
    await world.subscribe('sue', 'here');
    await world.passTo('2026-09-15T09:00');
    await world.unsubscribe('sue', 'here');
    await world.subscribe('sue', 'here');
    await world.passTo('2026-09-21T08:00');
    expect(section(world.read().at(-1), 'Where it stands')).toEqual(['No recent news: 3']);
  });

  test('who did what is written down', async () => {
    await world.subscribe('sue', 'here');
    await world.unsubscribe('lee', 'here', true);
    const entries = await database.prisma.auditEntry.findMany({ where: { subjectKind: 'subscription' }, orderBy: { at: 'asc' } });
    expect(entries.map((entry) => [entry.action, entry.actorId]).sort()).toEqual([['digest.subscribe', world.personId('sue')], ['digest.unsubscribe', world.personId('lee')]]);
  });

  describe('digest now', () => {
    test('is an answer to a person: what has happened since their last digest; nothing is kept of it', async () => {
      await world.subscribe('sue', 'me');
      await world.passTo('2026-09-14T10:00');
      await world.reports('ana', '1.a', { status: 'at-risk', note: 'since Monday' });
      await world.passTo('2026-09-16T10:00');
      const text = await world.digestNow('sue', 'me');
      expect(text).toMatch(/^# Weekly digest: Fixture Plan\nMonday, September 14 to Wednesday, September 16\n/);
      expect(section(text, 'Where it stands')).toEqual(['At risk: 1 (1 more)', 'No recent news: 2 (1 fewer)', 'In brackets: the change since the digest of Sep 14.']);
      expect(await world.digests()).toHaveLength(1);
      await world.passTo('2026-09-21T08:00');
      expect(section(world.read('u-sue').at(-1), 'Where it stands')).toEqual(['At risk: 1 (1 more)', 'No recent news: 2 (1 fewer)', 'In brackets: the change since the digest of Sep 14.']);
    });

    test('without a subscription it looks back a week and compares with nothing', async () => {
      await world.passTo('2026-09-16T10:00');
      const text = await world.digestNow('lee', 'me');
      expect(text).toMatch(/\nWednesday, September 9 to Wednesday, September 16\n/);
      expect(section(text, 'Where it stands')).toEqual(['No recent news: 3']);
    });

    test('in a channel it is posted for everyone, once a minute, without what is private', async () => {
      await database.prisma.planItem.updateMany({ where: { code: '1.b' }, data: { isPrivate: true } });
      await world.passTo('2026-09-16T10:00');
      expect(await world.digestNow('ana', 'here')).toBe('The digest is on its way to this channel.');
      await world.digestNow('sue', 'here');
      await world.send();
      expect(world.read(CHANNEL)).toHaveLength(1);
      expect(world.read(CHANNEL)[0]).not.toMatch(/1\.b/);
      world.clock.advance({ minutes: 1 });
      await world.digestNow('sue', 'here');
      await world.send();
      expect(world.read(CHANNEL)).toHaveLength(2);
    });

    test('of a part that is not there for its readers says there is nothing', async () => {
      await database.prisma.planItem.updateMany({ where: { code: '1.a' }, data: { isPrivate: true } });
      expect(await world.digestNow('lee', 'me', item('1.a'))).toBe('There is nothing here to report on yet.');
    });
  });
});
