import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../prisma/client.js';
import type { Store } from '../../src/ports.js';
import { refreshDigests } from '../../src/usecases/digests/refresh-digests.js';
import { openTestPostgres } from '../support/database.js';
import { gate, pause } from '../support/eventually.js';
import { chicago } from '../support/fixture.js';
import { openDigestWorld, section } from './digest-world.js';
import type { DigestWorld } from './digest-world.js';

const EVERY_SECOND_WEEK = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO';
/** Milliseconds in which the second of two writers would be done, were it not made to wait for the first. */
const LONG_ENOUGH = 1_500;
const EVERY_EIGHTH_WEEK = 'FREQ=WEEKLY;INTERVAL=8;BYDAY=MO';

describe('posted digests are kept fresh', () => {
  let database: Database;
  let world: DigestWorld;
  beforeAll(async () => {
    database = await openTestPostgres();
  });
  afterAll(() => database.close());

  const start = async (rule: string): Promise<void> => {
    world = await openDigestWorld(database, { rule });
    await world.subscribe('sue', 'here');
    await world.passTo('2026-09-14T12:00');
  };
  /** Of each digest after the first: how often it was changed and posted. */
  const versions = async () => (await world.digests()).slice(1).map((row) => row.deliveries.map((one) => [one.version, one.sentVersion] as const));

  test('a late answer counts for the week of its check: the digest changes in place and says so, the next one does not tell it again', async () => {
    await start(EVERY_SECOND_WEEK);
    await world.reports('ana', '1.b', { status: 'on-track', note: 'in time' });
    await world.passTo('2026-09-23T10:00');
    const [, before] = await world.digests();
    expect(section(world.read()[1], 'Not answered yet').join()).toMatch(/1\.a.*1\.c/);
    await world.reports('ana', '1.a', { status: 'at-risk', note: 'late but true', attendance: 91 });

    const [, after] = await world.digests();
    expect(after?.id).toBe(before?.id);
    expect(await versions()).toEqual([[[2, 2]]]);
    expect(world.updates).toEqual(['c-leaders']);
    const updated = world.read()[1];
    expect(updated).toMatch(/^# .*\nMonday, September 14 to Monday, September 21\nBrought up to date on Sep 23, after an answer came late or was changed\.\n/);
    expect(section(updated, 'Where it stands')).toEqual(['On track: 1 (1 more)', 'At risk: 1 (1 more)', 'No recent news: 1 (2 fewer)', 'In brackets: the change since the digest of Sep 14.']);
    expect(section(updated, 'What moved').slice(0, 3)).toEqual(['[At risk] 1.a Item 1.a · before: no recent news', '> late but true — Ana Lark, Sep 23, late', '- Attendance: 91 %, target 95 %']);
    expect(section(updated, 'Not answered yet').join()).not.toMatch(/1\.a/);

    await world.passTo('2026-09-28T08:00');
    const next = world.read()[2];
    expect(section(next, 'Where it stands')).toEqual(['On track: 1 (no change)', 'At risk: 1 (no change)', 'No recent news: 1 (no change)', 'In brackets: the change since the digest of Sep 21.']);
    expect(section(next, 'What moved')).toEqual(['Nothing new was reported in this time.']);
    expect(section(next, 'At risk or off track')[0]).toBe('[At risk] 1.a Item 1.a · Ana Lark · reported Sep 23');
  });

  test('two digests of the last two weeks change where both are touched', async () => {
    await start(EVERY_EIGHTH_WEEK);
    await world.passTo('2026-09-28T12:00');
    await world.reports('ana', '1.a', { status: 'on-track', note: 'at last' });
    expect(await versions()).toEqual([[[2, 2]], [[2, 2]]]);
    expect(section(world.read()[1], 'Where it stands')[0]).toBe('On track: 1 (1 more)');
    expect(section(world.read()[2], 'Where it stands')[0]).toBe('On track: 1 (no change)');
  });

  test('up to two weeks after the period; a later answer is told in the week in which it comes', async () => {
    await start(EVERY_EIGHTH_WEEK);
    await world.passTo('2026-10-05T07:59');
    await world.reports('ana', '1.a', { status: 'on-track', note: 'just in time' });
    expect(section(world.read()[1], 'What moved')[0]).toMatch(/1\.a/);
    await world.passTo('2026-10-05T08:01');
    await world.reports('ana', '1.b', { status: 'at-risk', note: 'too late for that' });
    expect(world.read()[1]).not.toMatch(/too late for that/);
    await world.passTo('2026-10-12T08:00');
    const text = world.read().at(-1);
    expect(section(text, 'What moved').slice(0, 2)).toEqual(['[At risk] 1.b Item 1.b · before: no recent news', '> too late for that — Ana Lark, Oct 5, late']);
    expect(section(text, 'Where it stands').slice(0, 2)).toEqual(['On track: 1 (no change)', 'At risk: 1 (1 more)']);
  });

  test('a late answer to a check from before the first digest’s period is told when it comes', async () => {
    world = await openDigestWorld(database, { rule: EVERY_EIGHTH_WEEK });
    await world.passTo('2026-09-23T12:00');
    await world.subscribe('sue', 'here');
    await world.passTo('2026-09-24T12:00');
    await world.reports('ana', '1.a', { status: 'on-track', note: 'early October is late enough' });
    await world.passTo('2026-09-28T08:00');
    expect(section(world.read()[0], 'What moved')[0]).toBe('[On track] 1.a Item 1.a · before: no recent news');
  });

  test('an edited report changes the digest that tells of it; taken back, the item waits again', async () => {
    await start(EVERY_SECOND_WEEK);
    const report = await world.reports('ana', '1.a', { status: 'on-track', note: 'all well', attendance: 94 });
    await world.passTo('2026-09-22T10:00');
    await world.edits('ana', '1.a', report, { status: 'off-track', note: 'I misread it', attendance: 84, needs: ['help'] });
    expect(section(world.read()[1], 'What moved').slice(0, 3)).toEqual(['[Off track] 1.a Item 1.a · before: no recent news', '> I misread it — Ana Lark, Sep 14', '- Attendance: 84 %, target 95 %']);
    expect(section(world.read()[1], 'At risk or off track').at(-1)).toBe('- Needs: help');

    await world.passTo('2026-09-23T10:00');
    await world.retracts('ana', '1.a', report);
    const text = world.read()[1];
    expect(section(text, 'Where it stands')).toEqual(['No recent news: 3 (no change)', 'In brackets: the change since the digest of Sep 14.']);
    expect(section(text, 'At risk or off track')).toEqual([]);
    expect(section(text, 'Not answered yet')[0]).toBe('- 1.a Item 1.a · Ana Lark · asked Sep 14');
    expect(text).toMatch(/Brought up to date on Sep 23/);
    expect(await versions()).toEqual([[[3, 3]]]);
  });

  test('an answer in time to a later check leaves earlier digests untouched', async () => {
    await start('FREQ=WEEKLY;BYDAY=MO');
    await world.reports('ana', '1.a', { status: 'at-risk', note: 'week one', attendance: 91, needs: ['two drivers'] });
    await world.passTo('2026-09-21T10:00');
    await world.reports('ana', '1.a', { status: 'on-track', note: 'week two', attendance: 95, needs: ['a party'] });
    await world.reports('ana', '1.b', { status: 'on-track', note: 'week two' });
    expect(await versions()).toEqual([[[1, 1]]]);
    expect(world.updates).toEqual([]);
    const [, digest] = await world.digests();
    expect(digest?.updatedAt).toEqual(digest?.createdAt);
  });

  test('rebuilt for another item, a digest still tells values, needs, reminders and lapses as they stood then', async () => {
    await start('FREQ=WEEKLY;BYDAY=MO');
    await world.reports('ana', '1.a', { status: 'at-risk', note: 'week one', attendance: 91, needs: ['two drivers'] });
    await world.passTo('2026-09-21T08:30');
    const before = world.read()[1];
    // Between the digest and the next check: late for the check of the 14th. The rest happens after it.
    await world.reports('ben', '1.c', { status: 'on-track', note: 'late' });
    await world.passTo('2026-09-24T10:00');
    await world.reports('ana', '1.a', { status: 'on-track', note: 'week two', attendance: 95, needs: ['a party'] });
    const [late] = await world.store.reports.history(world.organizationId, world.itemId('1.c'), 1);
    await world.edits('ben', '1.c', late?.id ?? '', { status: 'on-track', note: 'late and mended' });
    const lines = (text: string | undefined, heading: string) => section(text, heading).filter((line) => !line.includes('1.c'));
    const after = world.read()[1];
    expect(after).toMatch(/late and mended/);
    for (const heading of ['At risk or off track', 'Not answered yet', 'Due in the next seven days']) expect(lines(after, heading)).toEqual(lines(before, heading));
    expect(section(after, 'What moved').slice(0, 3)).toEqual(section(before, 'What moved').slice(0, 3));
  });

  test('what is no longer part of the plan stays in the digest of the week in which it was', async () => {
    await start(EVERY_SECOND_WEEK);
    await world.reports('ana', '1.b', { status: 'at-risk', note: 'still here' });
    await world.passTo('2026-09-22T10:00');
    await database.prisma.planItem.updateMany({ where: { code: '1.b' }, data: { retiredAt: new Date('2026-09-22T12:00:00Z') } });
    await world.reports('ana', '1.a', { status: 'on-track', note: 'late' });
    expect(section(world.read()[1], 'At risk or off track')[0]).toMatch(/1\.b/);
    await world.passTo('2026-09-28T08:00');
    expect(world.read()[2]).not.toMatch(/1\.b/);
    expect(section(world.read()[2], 'Where it stands')).toContain('At risk: 0 (1 fewer)');
  });

  test('what was made private since is gone from the channel’s digests as soon as they are touched', async () => {
    await start(EVERY_SECOND_WEEK);
    await world.reports('ana', '1.b', { status: 'at-risk', note: 'not for all' });
    await world.passTo('2026-09-22T10:00');
    await database.prisma.planItem.updateMany({ where: { code: '1.b' }, data: { isPrivate: true } });
    await world.reports('ana', '1.a', { status: 'on-track', note: 'late' });
    expect(world.read()[1]).not.toMatch(/1\.b|not for all/);
  });

  test('two late answers at once are both told, whichever is written last', async () => {
    await start(EVERY_SECOND_WEEK);
    await world.passTo('2026-09-22T10:00');
    const door = gate();
    const slow = world.holdingTransactions(door.wait);
    const first = slow.reports('ana', '1.a', { status: 'on-track', note: 'first' });
    await slow.reached;
    const second = world.reports('ben', '1.c', { status: 'at-risk', note: 'second' });
    await Promise.race([second, pause(LONG_ENOUGH)]);
    door.open();
    await Promise.all([first, second]);
    // One may have come while the message with the other was in hand.
    await world.sweepAndSend();
    expect(world.read()[1]).toMatch(/first/);
    expect(world.read()[1]).toMatch(/second/);
  });

  test('an answer that is being filed while its digest is written is in it', async () => {
    await start(EVERY_SECOND_WEEK);
    await world.passTo('2026-09-21T07:59');
    const door = gate();
    const slow = world.holdingTransactions(door.wait);
    const filing = slow.reports('ana', '1.a', { status: 'on-track', note: 'at the last minute' });
    await slow.reached;
    world.clock.set(chicago('2026-09-21T08:00'));
    const writing = world.sweepAndSend();
    await Promise.race([writing, pause(LONG_ENOUGH)]);
    door.open();
    await Promise.all([filing, writing]);
    await world.send();
    expect(world.read()[1]).toMatch(/at the last minute/);
  });

  test('however many subscribers, what their digests are made from is loaded once', async () => {
    await start(EVERY_SECOND_WEEK);
    for (const who of ['sue', 'ana', 'ben']) await world.subscribe(who, 'me');
    await world.passTo('2026-09-21T12:00');
    let loads = 0;
    const counting = ({ overview }: Store): Store['overview'] => ({
      ...overview,
      load: (query) => {
        loads += 1;
        return overview.load(query);
      },
    });
    await world.store.digests.requestRefresh(world.organizationId, [world.itemId('1.a')], world.clock.now());
    const counted: Store = { ...world.store, transaction: (work) => world.store.transaction((tx) => work({ ...tx, overview: counting(tx) })) };
    await refreshDigests({ store: counted, work: world.work }, world.organizationId, world.clock.now());
    // The channel's first digest, its second one, and the first one of three people.
    expect(loads).toBe(3);
  });

  test('digests of other plans and of ended subscriptions are left alone', async () => {
    await start(EVERY_SECOND_WEEK);
    await world.passTo('2026-09-22T10:00');
    await world.unsubscribe('sue', 'here');
    await world.reports('ana', '1.a', { status: 'on-track', note: 'late' });
    expect(await versions()).toEqual([[[1, 1]]]);
    await refreshDigests({ store: world.store, work: world.work }, world.organizationId, world.clock.now());
    expect(world.requested).toEqual([]);
  });
});
