import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { sendDigests } from '../../src/usecases/digests/send-digests.js';
import { sweep } from '../../src/usecases/sweep.js';
import { openTestPglite, openTestPostgres } from '../support/database.js';
import { chicago } from '../support/fixture.js';
import type { FixtureOptions } from '../support/fixture.js';
import { CHANNEL, openDigestWorld, section } from './digest-world.js';
import type { DigestWorld } from './digest-world.js';

const MONDAY = chicago('2026-09-21T08:00');

describe('weekly digests', () => {
  let database: Database;
  let world: DigestWorld;
  beforeAll(async () => {
    database = await openTestPostgres();
  });
  afterAll(() => database.close());

  /** A subscription whose first digest, of a plan nobody was asked about yet, went out on Monday the 14th. */
  const start = async (options?: FixtureOptions): Promise<void> => {
    world = await openDigestWorld(database, options);
    await world.subscribe('sue', 'here');
    await world.passTo('2026-09-14T08:30');
  };
  const periods = async () => (await world.digests()).map((row) => [row.periodStart.toISOString(), row.periodEnd.toISOString()] as const);
  const iso = (local: string): string => new Date(chicago(local).epochMilliseconds).toISOString();

  describe('what it says', () => {
    test('counts with their change, what moved with its evidence, what is at risk with its needs, who is silent and why, what comes', async () => {
      await start();
      await world.passTo('2026-09-15T08:30');
      await world.reports('ana', '1.a', { status: 'at-risk', note: 'Attendance slips on Fridays', attendance: 91.2, links: ['https://example.org/fridays'], files: ['plan.pdf'], needs: ['two bus drivers'], blockers: ['no budget yet'] });
      await world.passTo('2026-09-21T08:00');
      expect(world.read().at(-1)).toBe(
        [
          '# Weekly digest: Fixture Plan',
          'Monday, September 14 to Monday, September 21',
          '## Where it stands',
          'At risk: 1 (1 more)',
          'No recent news: 2 (1 fewer)',
          'In brackets: the change since the digest of Sep 14.',
          '## What moved',
          '[At risk] 1.a Item 1.a · before: no recent news',
          '> Attendance slips on Fridays — Ana Lark, Sep 15',
          '- Attendance: 91.2 %, target 95 %',
          '- Link: https://example.org/fridays<https://example.org/fridays>',
          '- File: plan.pdf<https://files.example.org/plan.pdf>',
          '## At risk or off track',
          '[At risk] 1.a Item 1.a · Ana Lark · reported Sep 15',
          '- Needs: two bus drivers',
          '- In the way: no budget yet',
          '## Not answered yet',
          '- 1.b Item 1.b · Ana Lark · asked Sep 14, reminded Sep 15',
          '- 1.c Item 1.c · Ben Moss · asked Sep 14, reminded Sep 15',
          '## Due in the next seven days',
          '- Mon, Sep 21, 9:00 AM · Ana Lark · 1.a and 1.b',
          '- Mon, Sep 21, 9:00 AM · Ben Moss · 1.c',
          '<Details> <My part>',
        ].join('\n'),
      );
    });

    test('a first digest has nothing to compare with', async () => {
      await start();
      expect(section(world.read()[0], 'Where it stands')).toEqual(['No recent news: 3']);
    });

    test('counts and change follow from digest to digest, the values beside them', async () => {
      await start();
      await world.passTo('2026-09-14T10:00');
      await world.reports('ana', '1.a', { status: 'at-risk', note: 'low', attendance: 91 });
      await world.reports('ben', '1.c', { status: 'on-track', note: 'good' });
      await world.passTo('2026-09-21T10:00');
      await world.reports('ana', '1.a', { status: 'on-track', note: 'up', attendance: 93.4 });
      await world.reports('ben', '1.c', { status: 'on-track', note: 'still good' });
      await world.passTo('2026-09-28T08:00');
      const text = world.read().at(-1);
      expect(section(text, 'Where it stands')).toEqual(['On track: 2 (1 more)', 'At risk: 0 (1 fewer)', 'No recent news: 1 (no change)', 'In brackets: the change since the digest of Sep 21.']);
      expect(section(text, 'What moved')).toEqual(['[On track] 1.a Item 1.a · before: at risk', '> up — Ana Lark, Sep 21', '- Attendance: 93.4 %, before 91 %, target 95 %', 'Reported, same status as before: 1.c.']);
      expect(section(text, 'At risk or off track')).toEqual([]);
    });

    test('nothing was said: it says so', async () => {
      await start();
      await world.passTo('2026-09-21T08:00');
      expect(section(world.read().at(-1), 'What moved')).toEqual(['Nothing new was reported in this time.']);
    });

    test('an empty plan', async () => {
      await start({ items: [] });
      expect(world.read()).toEqual(['# Weekly digest: Fixture Plan\nMonday, September 7 to Monday, September 14\nThere is nothing here to report on yet.']);
    });

    test('of an area, and of a unit with the units below it', async () => {
      world = await openDigestWorld(database, { items: [{ code: '1', title: 'Safe schools' }, { code: '1.a', parent: '1', owner: 'ana' }, { code: '2', title: 'Reading' }, { code: '2.a', parent: '2', owner: 'ben' }, { code: '2.b', parent: '2', owner: 'ana' }] });
      const { organizationId, unitId, itemId } = world;
      const east = await database.prisma.unit.create({ data: { organizationId, key: 'east', name: 'East Side', kind: 'district', parentId: unitId } });
      const school = await database.prisma.unit.create({ data: { organizationId, key: 'lincoln', name: 'Lincoln School', kind: 'school', parentId: east.id } });
      await database.prisma.planItem.update({ where: { organizationId_id: { organizationId, id: itemId('2.b') } }, data: { unitId: school.id } });
      await world.subscribe('sue', 'here', { scope: { kind: 'item', itemId: itemId('2') } });
      await world.subscribe('ana', 'me', { scope: { kind: 'unit', unitId: east.id } });
      await world.passTo('2026-09-15T08:30');
      for (const code of ['1.a', '2.a', '2.b']) await world.reports('sue', code, { status: 'at-risk', note: `word of ${code}` });
      await world.passTo('2026-09-21T08:00');
      const [area] = world.read().slice(-1);
      expect(area).toMatch(/^# Weekly digest: 2 Reading\n/);
      expect(section(area, 'Where it stands')[0]).toBe('At risk: 2 (2 more)');
      expect(area).not.toMatch(/1\.a|Safe schools/);
      const [unit] = world.read('u-ana').slice(-1);
      expect(unit).toMatch(/^# Weekly digest: East Side\n/);
      expect(section(unit, 'Where it stands')[0]).toBe('At risk: 1 (1 more)');
      expect(unit).toMatch(/word of 2\.b/);
      expect(unit).not.toMatch(/1\.a|2\.a/);
    });

    test('in Spanish, to somebody who reads Spanish', async () => {
      world = await openDigestWorld(database);
      await world.subscribe('ben', 'me');
      await world.passTo('2026-09-14T10:00');
      await world.reports('ana', '1.a', { status: 'off-track', note: 'Faltan conductores', attendance: 91.2, needs: ['dos conductores'] });
      await world.passTo('2026-09-21T08:00');
      // How September is shortened depends on the ICU version.
      expect(world.read('u-ben').at(-1)?.replace(/sept\b/g, 'sep')).toBe(
        [
          '# Resumen semanal: Fixture Plan',
          'Del lunes, 14 de septiembre al lunes, 21 de septiembre',
          '## Cómo está',
          'Fuera de rumbo: 1 (1 más)',
          'Sin noticias recientes: 2 (1 menos)',
          'Entre paréntesis: el cambio desde el resumen del 14 sep.',
          '## Qué se movió',
          '[Fuera de rumbo] 1.a Item 1.a · antes: sin noticias recientes',
          '> Faltan conductores — Ana Lark, 14 sep',
          '- Attendance: 91.2 %, meta 95 %',
          '## En riesgo o fuera de rumbo',
          '[Fuera de rumbo] 1.a Item 1.a · Ana Lark · informado el 14 sep',
          '- Necesita: dos conductores',
          '## Aún sin respuesta',
          '- 1.b Item 1.b · Ana Lark · se le preguntó el 14 sep, se le recordó el 15 sep',
          '- 1.c Item 1.c · Ben Moss · se le preguntó el 14 sep, se le recordó el 15 sep',
          '## Toca en los próximos siete días',
          '- lun, 21 sep, 9:00 a.m. · Ana Lark · 1.a y 1.b',
          '- lun, 21 sep, 9:00 a.m. · Ben Moss · 1.c',
          '<Detalles> <Mi parte>',
        ].join('\n'),
      );
    });

    test('private items are not there for a channel or a stranger to them, in no section and no count; they are for their owner', async () => {
      world = await openDigestWorld(database, { items: [{ code: '1', title: 'Open' }, { code: '1.a', parent: '1', owner: 'ben' }, { code: '9', title: 'Secret', owner: 'ana', isPrivate: true }, { code: '9.a', title: 'Secret too', parent: '9', owner: 'ana' }, { code: '9.b', title: 'Silent secret', parent: '9', owner: 'ana' }] });
      await world.subscribe('sue', 'here');
      await world.subscribe('sue', 'me');
      await world.subscribe('ana', 'me');
      await world.passTo('2026-09-14T10:00');
      await world.reports('ana', '9.a', { status: 'off-track', note: 'Secret words', needs: ['secret money'] });
      await world.passTo('2026-09-21T08:00');
      for (const text of [world.read().at(-1), world.read('u-sue').at(-1)]) {
        expect(text).not.toMatch(/secret|\b9\b(?!:00)|off track|Ana/i);
        expect(section(text, 'Where it stands')[0]).toBe('No recent news: 1 (no change)');
        expect(section(text, 'Not answered yet')).toEqual(['- 1.a Item 1.a · Ben Moss · asked Sep 14, reminded Sep 15']);
      }
      const own = world.read('u-ana').at(-1);
      expect(section(own, 'Where it stands')[0]).toBe('Off track: 1 (1 more)');
      expect(own).toMatch(/Secret words/);
      expect(section(own, 'Not answered yet').join()).toMatch(/9\.b Silent secret/);
    });
  });

  describe('when it comes', () => {
    test('once a week, each period beginning where the one before ended', async () => {
      await start();
      await world.passTo('2026-09-28T09:30');
      expect(await periods()).toEqual([
        [iso('2026-09-07T08:00'), iso('2026-09-14T08:00')],
        [iso('2026-09-14T08:00'), iso('2026-09-21T08:00')],
        [iso('2026-09-21T08:00'), iso('2026-09-28T08:00')],
      ]);
      expect(world.read()).toHaveLength(3);
    });

    test('at 08:00 by the clocks of the place, across the end of summer time', async () => {
      world = await openDigestWorld(database);
      world.sleepTo('2026-10-20T12:00');
      await world.subscribe('sue', 'here');
      await world.passTo('2026-11-09T08:30');
      expect(await periods()).toEqual([
        ['2026-10-19T13:00:00.000Z', '2026-10-26T13:00:00.000Z'],
        ['2026-10-26T13:00:00.000Z', '2026-11-02T14:00:00.000Z'],
        ['2026-11-02T14:00:00.000Z', '2026-11-09T14:00:00.000Z'],
      ]);
      expect(world.read()[1]).toMatch(/Monday, October 26 to Monday, November 2/);
      expect(section(world.read()[0], 'Due in the next seven days')[0]).toMatch(/^- Mon, Oct 26, 9:00 AM/);
      expect(section(world.read()[1], 'Due in the next seven days')[0]).toMatch(/^- Mon, Nov 2, 9:00 AM/);
    });

    test('a first period that holds the change of clocks begins at 08:00 too', async () => {
      world = await openDigestWorld(database);
      world.sleepTo('2026-10-28T12:00');
      await world.subscribe('sue', 'here');
      await world.passTo('2026-11-02T08:30');
      expect(await periods()).toEqual([['2026-10-26T13:00:00.000Z', '2026-11-02T14:00:00.000Z']]);
    });

    test('on a closed Monday it comes on the next open day, and on Monday again after it', async () => {
      await start({ closed: [{ from: '2026-09-21', to: '2026-09-22', name: 'Storm days' }] });
      await world.passTo('2026-09-22T23:00');
      expect(world.read()).toHaveLength(1);
      await world.passTo('2026-09-28T08:30');
      expect(await periods()).toEqual([
        [iso('2026-09-07T08:00'), iso('2026-09-14T08:00')],
        [iso('2026-09-14T08:00'), iso('2026-09-23T08:00')],
        [iso('2026-09-23T08:00'), iso('2026-09-28T08:00')],
      ]);
    });

    test('a day that was closed only after the digest was planned is kept free too, and one opened again is used', async () => {
      await start();
      await database.prisma.closedDay.create({ data: { organizationId: world.organizationId, calendarId: (await database.prisma.calendar.findFirstOrThrow()).id, startsOn: new Date('2026-09-21'), endsOn: new Date('2026-09-21'), kind: 'holiday', name: 'Snow' } });
      await world.passTo('2026-09-21T12:00');
      expect(world.read()).toHaveLength(1);
      await world.passTo('2026-09-22T08:00');
      expect(world.read()).toHaveLength(2);
      await world.passTo('2026-09-26T08:00');
      await database.prisma.closedDay.deleteMany();
      await world.passTo('2026-09-28T08:00');
      expect((await periods()).at(-1)).toEqual([iso('2026-09-22T08:00'), iso('2026-09-28T08:00')]);
    });

    test('a closed day that is opened again does not cost a digest', async () => {
      await start({ closed: [{ from: '2026-09-21', to: '2026-09-21', name: 'Perhaps' }] });
      await database.prisma.closedDay.deleteMany();
      await world.passTo('2026-09-22T08:00');
      expect((await periods()).at(-1)).toEqual([iso('2026-09-14T08:00'), iso('2026-09-21T08:00')]);
    });

    test('whoever asks for Sunday evening gets it on Sunday, but not in the holidays', async () => {
      world = await openDigestWorld(database, { closed: [{ from: '2026-09-25', to: '2026-09-28', name: 'Break' }] });
      expect(await world.subscribe('sue', 'me', { weekday: 7, at: '18:00' })).toMatch(/The next one: Sun, Sep 13, 6:00 PM\./);
      await world.passTo('2026-09-30T12:00');
      expect((await periods()).map(([, end]) => end)).toEqual([iso('2026-09-13T18:00'), iso('2026-09-20T18:00'), iso('2026-09-29T18:00')]);
    });

    test('nothing comes of a week that ended before the plan was started, nor while it is paused; then one digest for all', async () => {
      world = await openDigestWorld(database, { startedAt: '2026-09-30T12:00:00Z' });
      const running = (state: string) => database.prisma.plan.updateMany({ data: { state } });
      await running('draft');
      await world.subscribe('sue', 'here');
      await world.passTo('2026-09-30T09:00');
      await running('running');
      await world.passTo('2026-10-02T09:00');
      expect(world.read()).toEqual([]);
      await world.passTo('2026-10-05T09:00');
      expect(await periods()).toEqual([[iso('2026-09-28T08:00'), iso('2026-10-05T08:00')]]);
      await running('paused');
      await world.passTo('2026-10-20T09:00');
      expect(world.read()).toHaveLength(1);
      await running('running');
      await world.passTo('2026-10-20T10:00');
      expect((await periods()).at(-1)).toEqual([iso('2026-10-05T08:00'), iso('2026-10-19T08:00')]);
    });
  });

  describe('after downtime', () => {
    test('three weeks: one digest covers all that passed, and what it says is due is still to come', async () => {
      await start();
      await world.passTo('2026-09-14T10:00');
      await world.reports('ana', '1.a', { status: 'at-risk', note: 'before the silence' });
      world.sleepTo('2026-10-07T10:00');
      for (const _again of [1, 2]) await world.sweepAndSend();
      expect((await periods()).at(-1)).toEqual([iso('2026-09-14T08:00'), iso('2026-10-05T08:00')]);
      expect(world.read()).toHaveLength(2);
      const text = world.read().at(-1);
      expect(section(text, 'What moved')[0]).toBe('[At risk] 1.a Item 1.a · before: no recent news');
      expect(section(text, 'Due in the next seven days')).toEqual(['- Mon, Oct 12, 9:00 AM · Ana Lark · 1.a and 1.b', '- Mon, Oct 12, 9:00 AM · Ben Moss · 1.c']);
      await world.passTo('2026-10-12T08:30');
      expect((await periods()).at(-1)).toEqual([iso('2026-10-05T08:00'), iso('2026-10-12T08:00')]);
    });

    test('up again at night, it waits for the morning; answers until then are in it', async () => {
      await start();
      world.sleepTo('2026-09-22T02:00');
      await world.sweepAndSend();
      expect(world.read()).toHaveLength(1);
      await world.reports('ben', '1.c', { status: 'on-track', note: 'Night shift' });
      await world.passTo('2026-09-22T08:00');
      expect(world.read()).toHaveLength(2);
      expect(world.read().at(-1)).not.toMatch(/Brought up to date/);
    });

    test('up again on Sunday, Monday’s digest stands for the one that was missed', async () => {
      await start();
      world.sleepTo('2026-10-04T11:00');
      await world.sweepAndSend();
      await world.passTo('2026-10-05T08:00');
      expect((await periods()).slice(1)).toEqual([[iso('2026-09-14T08:00'), iso('2026-10-05T08:00')]]);
      expect(world.read()).toHaveLength(2);
    });
  });

  describe('exactly once', () => {
    test('however many sweeps run at once and again', async () => {
      await start();
      await world.passTo('2026-09-21T07:59');
      world.clock.set(MONDAY);
      await Promise.all([1, 2, 3, 4].map(() => sweep(world.sweepDeps(), MONDAY)));
      await world.sweepAndSend();
      const rows = (await world.digests()).slice(1);
      expect(rows.map((row) => row.deliveries.length)).toEqual([1]);
      expect(world.read()).toHaveLength(2);
    });

    test('a crash between writing and posting: the next sweep asks for it again', async () => {
      await start();
      await world.passTo('2026-09-21T07:59');
      world.clock.set(MONDAY);
      await sendDigests({ store: world.store, home: async () => ({ platform: 'sandbox', workspace: 'sandbox' }), log: world.log, work: { deliver: async () => undefined } }, MONDAY);
      expect(world.read()).toHaveLength(1);
      await world.sweepAndSend();
      await world.sweepAndSend();
      expect(world.read()).toHaveLength(2);
      expect(await world.digests()).toHaveLength(2);
    });

    test('a crash before all is written leaves nothing, and the next sweep writes it', async () => {
      await start();
      await world.passTo('2026-09-21T07:59');
      world.clock.set(MONDAY);
      const broken: typeof world.store = { ...world.store, transaction: (work) => world.store.transaction((tx) => work({ ...tx, deliveries: { ...tx.deliveries, create: () => Promise.reject(new Error('power cut')) } })) };
      await sendDigests({ store: broken, home: async () => ({ platform: 'sandbox', workspace: 'sandbox' }), log: world.log, work: world.work }, MONDAY);
      expect(await world.digests()).toHaveLength(1);
      expect(world.log.lines.map((line) => [line.level, line.event])).toEqual([['error', 'digest.failed']]);
      await world.sweepAndSend();
      expect(world.read()).toHaveLength(2);
    });

    test('one subscription that fails does not keep the others from theirs', async () => {
      await start();
      await world.subscribe('sue', 'me');
      await database.prisma.subscription.updateMany({ where: { channelId: { not: null } }, data: { rule: 'FREQ=SOMETIMES' } });
      await world.passTo('2026-09-21T08:00');
      expect(world.read()).toHaveLength(1);
      expect(world.read('u-sue')).toHaveLength(1);
      expect(world.log.lines.every((line) => line.event === 'digest.failed' && line.fields['code'] === 'bad-rule')).toBe(true);
    });
  });

  describe('where it goes', () => {
    test('to a person who is not in chat yet: it waits, and a newer one takes its place', async () => {
      await start({ people: [{ key: 'ana' }, { key: 'ben' }, { key: 'sue', role: 'steward', unmatched: true }] });
      await world.subscribe('sue', 'me');
      await world.passTo('2026-09-28T08:30');
      const waiting = await database.prisma.delivery.findMany({ where: { kind: 'digest', destinationKind: 'direct' }, orderBy: { dueAt: 'asc' } });
      expect(waiting.map((row) => row.state)).toEqual(['cancelled', 'parked']);
    });

    test('to nobody who has left', async () => {
      await start();
      await world.subscribe('ben', 'me');
      await database.prisma.person.updateMany({ where: { name: 'Ben Moss' }, data: { active: false } });
      await world.passTo('2026-09-21T08:30');
      expect(world.read('u-ben')).toEqual([]);
      expect(world.read()).toHaveLength(2);
    });

    test('an area that is retired or turned private posts nothing to the channel', async () => {
      world = await openDigestWorld(database);
      await world.subscribe('sue', 'here', { scope: { kind: 'item', itemId: world.itemId('1') } });
      await database.prisma.planItem.updateMany({ where: { code: '1' }, data: { isPrivate: true } });
      await world.passTo('2026-09-14T08:30');
      expect(world.read()).toEqual([]);
      await database.prisma.planItem.updateMany({ where: { code: '1' }, data: { isPrivate: false, retiredAt: new Date('2026-09-16') } });
      await world.passTo('2026-09-21T08:30');
      expect(world.read(CHANNEL)).toEqual([]);
      expect(Temporal.Instant.compare((await world.store.digests.subscriptions(world.organizationId, world.planId))[0]!.nextAt!, world.clock.now())).toBe(1);
    });
  });
});

test('more subscriptions than one batch all get their digest', async () => {
  const database = await openTestPglite();
  const world = await openDigestWorld(database, { items: [] });
  const { organizationId, planId } = world;
  const nextAt = new Date(chicago('2026-09-14T08:00').epochMilliseconds);
  for (let n = 0; n < 101; n += 1) {
    const channel = await database.prisma.channel.create({ data: { organizationId, platform: 'sandbox', workspace: 'sandbox', externalId: `c-${n}`, name: `c-${n}` } });
    await database.prisma.subscription.create({ data: { organizationId, planId, channelId: channel.id, rule: 'FREQ=WEEKLY;BYDAY=MO', at: '08:00', timeZone: 'America/Chicago', language: 'en', startsOn: new Date('2026-09-14'), nextAt, createdAt: nextAt } });
  }
  world.clock.set(chicago('2026-09-14T08:00'));
  await world.sweepAndSend();
  expect(await database.prisma.subscription.count({ where: { nextAt } })).toBe(0);
  await database.close();
});
