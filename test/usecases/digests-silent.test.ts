import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { openTestPostgres } from '../support/database.js';
import { chicago } from '../support/fixture.js';
import type { FixtureOptions } from '../support/fixture.js';
import { openDigestWorld, section } from './digest-world.js';
import type { DigestWorld } from './digest-world.js';

describe('who has not answered, and why', () => {
  let database: Database;
  let world: DigestWorld;
  beforeAll(async () => {
    database = await openTestPostgres();
  });
  afterAll(() => database.close());

  const start = async (options?: FixtureOptions): Promise<void> => {
    world = await openDigestWorld(database, options);
    await world.subscribe('sue', 'here');
  };
  const silent = () => section(world.read().at(-1), 'Not answered yet');
  const openCheck = async (code: string): Promise<string> => {
    const [check] = await world.store.checks.openForItems(world.organizationId, [world.itemId(code)]);
    if (!check) throw new Error(`no open check of ${code}`);
    return check.id;
  };

  test('nobody who was not asked yet, or has answered', async () => {
    await start();
    await world.passTo('2026-09-14T08:00');
    expect(silent()).toEqual([]);
    await world.passTo('2026-09-14T10:00');
    for (const code of ['1.a', '1.b']) await world.reports('ana', code, { status: 'on-track', note: 'fine' });
    await world.reports('ben', '1.c', { note: 'only a note' });
    await world.passTo('2026-09-21T08:00');
    expect(silent()).toEqual([]);
    expect(section(world.read().at(-1), 'What moved').at(-1)).toBe('A note, but no status yet: 1.c.');
  });

  test('whoever is asked at the minute of the digest is not yet silent', async () => {
    world = await openDigestWorld(database);
    await world.subscribe('sue', 'here', { at: '09:00' });
    await world.passTo('2026-09-14T09:00');
    expect(silent()).toEqual([]);
  });

  test('asked and reminded; a second time after the first went by', async () => {
    await start();
    await world.passTo('2026-09-21T08:00');
    expect(silent()[0]).toBe('- 1.a Item 1.a · Ana Lark · asked Sep 14, reminded Sep 15');
    await world.passTo('2026-09-28T08:00');
    expect(silent()[0]).toBe('- 1.a Item 1.a · Ana Lark · no answer to the check of Sep 14, asked Sep 21, reminded Sep 22');
  });

  test('given up on in the week, and no longer named once that was told', async () => {
    await start({ rule: 'FREQ=WEEKLY;INTERVAL=4;BYDAY=MO' });
    await world.passTo('2026-09-28T08:00');
    expect(silent()[0]).toBe('- 1.a Item 1.a · Ana Lark · no answer to the check of Sep 14');
    await world.passTo('2026-10-05T08:00');
    expect(silent()).toEqual([]);
  });

  test('not delivered: nobody can be found in chat, or the platform refused', async () => {
    await start({ people: [{ key: 'ana', name: 'Ana Lark', unmatched: true }, { key: 'ben', name: 'Ben Moss' }, { key: 'sue', role: 'steward' }] });
    await world.passTo('2026-09-16T08:00');
    await database.prisma.delivery.updateMany({ where: { destination: 'u-ben' }, data: { state: 'failed', sentAt: null, lastError: 'channel-gone' } });
    await world.passTo('2026-09-21T08:00');
    expect(silent()).toEqual([
      '- 1.a Item 1.a · Ana Lark · the question could not be delivered',
      '- 1.b Item 1.b · Ana Lark · the question could not be delivered',
      '- 1.c Item 1.c · Ben Moss · the question could not be delivered',
    ]);
  });

  test('a question that failed and a reminder that arrived: asked', async () => {
    await start();
    await world.passTo('2026-09-14T10:00');
    await database.prisma.delivery.updateMany({ where: { destination: 'u-ben', kind: 'prompt' }, data: { state: 'failed', sentAt: null } });
    await world.passTo('2026-09-21T08:00');
    expect(silent().at(-1)).toBe('- 1.c Item 1.c · Ben Moss · asked Sep 14, reminded Sep 15');
  });

  test('away before being asked, with a day of return or without', async () => {
    await start();
    const at = world.clock.now();
    await world.store.people.setAway(world.organizationId, { personId: world.personId('ana'), startsOn: '2026-09-13', endsOn: '2026-09-23' }, at);
    await world.store.people.setAway(world.organizationId, { personId: world.personId('ben'), startsOn: '2026-09-13' }, at);
    await world.passTo('2026-09-21T08:00');
    expect(silent()).toEqual(['- 1.a Item 1.a · Ana Lark · away until Sep 23', '- 1.b Item 1.b · Ana Lark · away until Sep 23', '- 1.c Item 1.c · Ben Moss · away']);
  });

  test('away since being asked; an absence yet to come is no reason', async () => {
    await start();
    await world.passTo('2026-09-16T08:00');
    const at = world.clock.now();
    await world.store.people.setAway(world.organizationId, { personId: world.personId('ana'), startsOn: '2026-09-16', endsOn: '2026-09-21' }, at);
    await world.store.people.setAway(world.organizationId, { personId: world.personId('ben'), startsOn: '2026-09-22', endsOn: '2026-09-25' }, at);
    await world.passTo('2026-09-21T08:00');
    expect(silent()).toEqual([
      '- 1.a Item 1.a · Ana Lark · asked Sep 14, reminded Sep 15, away until Sep 21',
      '- 1.b Item 1.b · Ana Lark · asked Sep 14, reminded Sep 15, away until Sep 21',
      '- 1.c Item 1.c · Ben Moss · asked Sep 14, reminded Sep 15',
    ]);
  });

  test('the delegate is named where they were asked instead', async () => {
    await start();
    await world.store.people.setAway(world.organizationId, { personId: world.personId('ben'), startsOn: '2026-09-13', endsOn: '2026-09-23', delegateId: world.personId('sue') }, world.clock.now());
    await world.passTo('2026-09-21T08:00');
    expect(silent().at(-1)).toBe('- 1.c Item 1.c · Sue Ward · asked Sep 14, reminded Sep 15');
  });

  test('put off by their own word, and still told so after they were asked again', async () => {
    await start({ rule: 'FREQ=WEEKLY;INTERVAL=4;BYDAY=MO' });
    await world.passTo('2026-09-18T10:00');
    await world.store.checks.snooze(world.organizationId, [await openCheck('1.c')], chicago('2026-09-23T09:00'));
    await world.passTo('2026-09-21T08:00');
    expect(silent().at(-1)).toBe('- 1.c Item 1.c · Ben Moss · asked Sep 14, put off to Sep 23');
    await world.passTo('2026-09-24T10:00');
    await world.reports('ana', '1.a', { status: 'on-track', note: 'late, so the digest is written anew' });
    const [first] = world.read().slice(1);
    expect(section(first, 'Not answered yet').at(-1)).toBe('- 1.c Item 1.c · Ben Moss · put off to Sep 23');
  });

  test('skipped checks are nobody’s silence', async () => {
    await start();
    await world.passTo('2026-09-14T10:00');
    await world.store.checks.close(world.organizationId, [await openCheck('1.c')], 'excused', 'skipped', world.clock.now());
    await world.passTo('2026-09-21T08:00');
    expect(silent().join()).not.toMatch(/1\.c/);
  });

  test('nobody is blamed for checks that passed while nothing ran', async () => {
    await start();
    await world.passTo('2026-09-14T08:30');
    world.sleepTo('2026-10-03T11:00');
    await world.sweepAndSend();
    await world.passTo('2026-10-05T08:00');
    expect(silent()).toEqual([]);
  });
});
