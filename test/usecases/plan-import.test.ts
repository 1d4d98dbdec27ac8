import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { runExport } from '../../src/cli/export.js';
import { runImport } from '../../src/cli/import.js';
import { readPlanFile } from '../../src/domain/plan-file/read-plan-file.js';
import type { Store } from '../../src/ports.js';
import { applyImport, planImport } from '../../src/usecases/plan/import-plan.js';
import { databases } from '../support/database.js';
import { emptyDatabase } from '../support/empty-database.js';
import { MORNING, SAMPLES, importText, openWorld, sample, terminal } from './plan-world.js';

const goals = sample('2-goals-and-objectives');

describe.each(databases)('importing plans on %s', (_engine, open) => {
  let database: Database;
  let store: Store;
  beforeAll(async () => {
    ({ database, store } = await openWorld(open));
  });
  beforeEach(async () => {
    await emptyDatabase(database);
  });
  afterAll(() => database.close());

  const exported = async (plan: string): Promise<string> => {
    const at = terminal();
    await runExport({ plan, out: 'out.yaml' }, store, at.io);
    return at.files.get('out.yaml') ?? '';
  };

  it('takes a plan, its organization and its units as the same in other capitals', async () => {
    const text = (organization: string, plan: string, unit: string) => `organization: { key: ${organization}, name: Lake, time-zone: America/Chicago }\nunits: [{ key: ${unit}, name: D }]\nplan: { code: ${plan}, title: X, starts: 2026-09-01 }\n`;
    expect((await importText(store, text('lake', 'U-1', 'd'))).code).toBe(0);
    expect((await importText(store, text('Lake', 'u-1', 'D'))).out).toEqual(['Nothing to change.']);
    expect((await store.plans.list()).map(({ code }) => code)).toEqual(['U-1']);
    expect(await database.prisma.unit.count()).toBe(1);
    const [{ organizationId } = { organizationId: '' }] = await store.plans.list();
    const row = { organizationId, title: 'X', language: 'en', state: 'draft', createdAt: new Date(0), importedAt: new Date(0), fileHash: '' };
    await expect(database.prisma.plan.create({ data: { ...row, code: 'u-1' } })).rejects.toThrow();
  });

  it('brings in every sample; import, export, import is a fixed point; nothing is sent', async () => {
    for (const name of SAMPLES) {
      const text = sample(name);
      const first = await importText(store, text);
      expect([first.code, first.err]).toEqual([0, []]);
      expect((await importText(store, text)).out).toEqual(['Nothing to change.']);
      const read = readPlanFile(text);
      const code = read.ok ? read.document.plan.code : '';
      const file = await exported(code);
      expect(readPlanFile(file)).toEqual(read);
      expect((await importText(store, file)).out).toEqual(['Nothing to change.']);
      expect(await exported(code)).toBe(file);
    }
    expect((await store.plans.list()).map(({ code, state }) => [code, state])).toEqual([
      ['CF-renew', 'draft'],
      ['HJ-work-plan', 'draft'],
      ['MB-2026', 'draft'],
      ['SC-indicators', 'draft'],
      ['wenmoor-2026', 'draft'],
    ]);
    expect(await database.prisma.delivery.count()).toBe(0);
    expect(await database.prisma.schedule.count()).toBe(0);
  });

  it('gives the open checks of an item to its new owner', async () => {
    await importText(store, goals);
    const plan = await database.prisma.plan.findFirstOrThrow();
    const { id: itemId, organizationId, ownerId } = await database.prisma.planItem.findFirstOrThrow({ where: { code: '1.a' } });
    await store.checks.createChecks(organizationId, [{ planId: plan.id, itemId, personId: ownerId ?? '', occurrenceOn: '2026-09-14', timeZone: 'America/Chicago', dueAt: MORNING, state: 'due', askAt: MORNING }]);
    await importText(store, goals.replace('        owner: Priya Nandakumar\n', '        owner: Hollis Tran\n'));
    const hollis = await database.prisma.person.findFirstOrThrow({ where: { name: 'Hollis Tran' } });
    expect((await store.checks.openForItems(organizationId, [itemId])).map((check) => check.personId)).toEqual([hollis.id]);
  });

  it('changes nothing for a file with faults, and tells each with its place', async () => {
    const { code, err } = await importText(store, goals.replace('owner: Rosa Delgado', 'owner: Rosa Delgad').replace('America/Chicago', 'America/Chicgo'));
    expect(code).toBe(1);
    expect(err).toEqual([
      'plan.yaml:8:14  organization.time-zone',
      '  “America/Chicgo” is not a time zone.',
      '  Did you mean “America/Chicago”?',
      expect.stringMatching(/^plan\.yaml:\d+:16 {2}goals\[0\]\.objectives\[2\]\.owner$/),
      '  There is no person “Rosa Delgad” in this file.',
      '  Did you mean “Rosa Delgado”?',
      'plan.yaml has 2 faults. Nothing was imported.',
    ]);
    expect(await database.prisma.organization.count()).toBe(0);
  });

  it('knows an item by its code however it is written, retired or not', async () => {
    await importText(store, goals);
    const { id } = await database.prisma.planItem.findFirstOrThrow({ where: { code: '3.d' } });
    const loud = goals.replace(/(: \d\.)([a-g])\b/g, (_all, before: string, letter: string) => `${before}${letter.toUpperCase()}`);
    expect(loud).toContain('1.A');
    expect(await importText(store, loud)).toMatchObject({ out: ['Nothing to change.'], err: [] });
    expect((await importText(store, loud.replace('Students believe in what they can do', 'Students trust themselves'))).out).toContain('~ changed: item 1.f  Students trust themselves');

    await importText(store, goals.slice(0, goals.indexOf('      - code: 3.d')));
    expect((await database.prisma.planItem.findUniqueOrThrow({ where: { id } })).retiredAt).not.toBeNull();
    expect((await importText(store, loud)).out).toContain('+ back: item 3.d  Students use their gifts to make the community more welcoming');
    expect(await database.prisma.planItem.findUniqueOrThrow({ where: { id } })).toMatchObject({ code: '3.d', retiredAt: null });
    expect(await database.prisma.planItem.count({ where: { retiredAt: null } })).toBe(18);
  });

  it('asks before it changes anything, and takes no for an answer', async () => {
    const at = terminal(false);
    at.files.set('plan.yaml', goals);
    expect(await runImport({ file: 'plan.yaml' }, store, at.io, MORNING)).toBe(1);
    expect(at.asked).toEqual(['Apply this? [y/N]']);
    expect(at.out[0]).toBe('A new plan: “From strong to remarkable: our plan for 2026 to 2029” (MB-2026)');
    expect(at.err).toEqual(['Nothing was changed. Add --yes to apply without being asked.']);
    expect(await database.prisma.organization.count()).toBe(0);
  });

  it('says which items nobody is asked for', async () => {
    const { out } = await importText(store, goals.replace('        owner: Rosa Delgado\n', ''));
    expect(out).toContain('Not asked yet, as nobody owns them: 1.c.');
  });

  it('keeps the rows of codes that stay, retires what is gone, and brings it back with its history', async () => {
    await importText(store, goals);
    const { prisma } = database;
    const plan = await prisma.plan.findFirstOrThrow();
    const { organizationId, id: planId } = plan;
    const item = await prisma.planItem.findFirstOrThrow({ where: { code: '3.d' } });
    const measure = await prisma.measure.findFirstOrThrow({ where: { itemId: item.id } });
    const personId = item.ownerId ?? '';
    const filed = { organizationId, planId, itemId: item.id, personId };
    const check = await prisma.check.create({ data: { ...filed, occurrenceOn: new Date('2026-09-18'), timeZone: 'America/Chicago', dueAt: new Date('2026-09-18T14:00:00Z'), state: 'asked', askedAt: new Date('2026-09-18T14:00:00Z') } });
    const report = await prisma.report.create({ data: { ...filed, note: 'Going well', status: 'on-track', language: 'en', source: 'words', platform: 'sandbox', workspace: 'sandbox', at: new Date('2026-09-18T15:00:00Z') } });
    await prisma.evidence.create({ data: { organizationId, itemId: item.id, reportId: report.id, kind: 'text', title: 'Going well', addedById: personId, at: new Date('2026-09-18T15:00:00Z') } });
    await prisma.reading.create({ data: { organizationId, measureId: measure.id, value: 120, on: new Date('2026-09-18'), recordedAt: new Date('2026-09-18T15:00:00Z') } });

    const renamed = goals.replace('Students use their gifts to make the community more welcoming', 'Students make the community more welcoming');
    expect((await importText(store, renamed)).out).toContain('~ changed: item 3.d  Students make the community more welcoming');
    expect(await prisma.planItem.findFirstOrThrow({ where: { code: '3.d' } })).toMatchObject({ id: item.id, title: 'Students make the community more welcoming', createdAt: item.createdAt });

    const without = renamed.slice(0, renamed.indexOf('      - code: 3.d'));
    expect((await importText(store, without)).out).toContain('retired: 1 item and 1 measure');
    expect(await prisma.planItem.findFirstOrThrow({ where: { code: '3.d' } })).toMatchObject({ id: item.id, retiredAt: new Date(MORNING.epochMilliseconds) });
    expect(await prisma.check.findFirstOrThrow({ where: { id: check.id } })).toMatchObject({ state: 'excused', stateReason: 'retired' });
    expect((await store.plans.load('marlow-bend', 'MB-2026'))?.items.map(({ code }) => code)).not.toContain('3.d');
    expect((await importText(store, without)).out).toEqual(['Nothing to change.']);

    expect((await importText(store, renamed)).out).toContain('+ back: item 3.d  Students make the community more welcoming');
    expect(await prisma.planItem.findFirstOrThrow({ where: { code: '3.d' } })).toMatchObject({ id: item.id, retiredAt: null });
    expect([await prisma.report.count(), await prisma.evidence.count(), await prisma.reading.count(), await prisma.check.count()]).toEqual([1, 1, 1, 1]);
    expect(await prisma.measure.count({ where: { itemId: item.id, id: measure.id, retiredAt: null } })).toBe(1);
  });

  it('turns parents and children around', async () => {
    const head = 'organization: { key: l, name: L, time-zone: UTC }\nplan: { code: x, title: X }\n';
    const trees = ['goals: [{ code: 1, title: A, objectives: [{ code: 2, title: B, actions: [{ code: 3, title: C }] }] }]\n', 'goals: [{ code: 3, title: C, objectives: [{ code: 2, title: B, actions: [{ code: 1, title: A }] }] }]\n'];
    await importText(store, head + trees[0]);
    const ids = await database.prisma.planItem.findMany({ orderBy: { code: 'asc' }, select: { id: true } });
    const { out } = await importText(store, head + trees[1]);
    expect(out).toContain('> moved: item 1  A  from the top to 2');
    const items = await database.prisma.planItem.findMany({ orderBy: { code: 'asc' }, include: { parent: true } });
    expect(items.map((item) => item.parent?.code)).toEqual(['2', '3', undefined]);
    expect(items.map(({ id }) => ({ id }))).toEqual(ids);
  });

  it('turns a cadence off and on again while the plan runs', async () => {
    await importText(store, goals);
    const [plan] = await store.plans.list();
    if (!plan) throw new Error('no plan');
    await store.transaction((inside) => inside.plans.start(plan.organizationId, plan.planId, { at: MORNING }));
    const schedules = async () => {
      const item = await database.prisma.planItem.findFirstOrThrow({ where: { code: '3.d' }, include: { schedules: { where: { active: true }, include: { cadence: true } } } });
      return item.schedules.map(({ cadence }) => [cadence.itemId === item.id, cadence.rule]);
    };
    const own = 'cadence: { every: 2 weeks, on: fri, at: 09:00 }';
    expect((await importText(store, goals.replace(own, 'cadence: none'))).out.join('\n')).toContain('cadence: every 2 weeks on fri → none');
    expect(await schedules()).toEqual([]);
    expect((await importText(store, goals.replace(`        ${own}\n`, ''))).out.join('\n')).toContain('cadence: none → nothing');
    expect(await schedules()).toEqual([[false, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO']]);
    expect((await importText(store, goals)).code).toBe(0);
    expect(await schedules()).toEqual([[true, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR']]);
    // Straight from its own to the plan's: what was planned by the cadence that is gone goes with it.
    expect((await importText(store, goals.replace(`        ${own}\n`, ''))).code).toBe(0);
    expect(await schedules()).toEqual([[false, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO']]);
  });

  it('exports what commands changed, and importing that changes nothing', async () => {
    await importText(store, goals);
    const { prisma } = database;
    const item = await prisma.planItem.findFirstOrThrow({ where: { code: '2.b' } });
    const person = await prisma.person.findFirstOrThrow({ where: { name: 'Hollis Tran' } });
    await store.items.setOwner(item.organizationId, item.id, person.id);
    await store.items.setCadence(item.organizationId, item.id, { rule: 'FREQ=WEEKLY;BYDAY=WE', at: '10:30', startsOn: '2026-09-14', words: 'weekly wed 10:30' });
    const file = await exported('MB-2026');
    const read = readPlanFile(file);
    expect(read.ok && read.document.items.find(({ code }) => code === '2.b')).toMatchObject({ owner: 'hollis.tran@marlowbend.example.org', cadence: { rule: 'FREQ=WEEKLY;BYDAY=WE', at: '10:30' } });
    expect((await importText(store, file)).out).toEqual(['Nothing to change.']);
    // The old file says otherwise, and says so before it does so.
    expect((await importText(store, goals)).out.join('\n')).toContain('owner: hollis.tran@marlowbend.example.org → naomi.feldstrom@marlowbend.example.org');
  });

  it('refuses what was agreed to when the plan has changed meanwhile, and writes nothing', async () => {
    await importText(store, goals);
    const planned = await planImport(store, goals.replace('A place for everyone', 'Room for everyone'));
    if (!planned.ok) throw new Error('the file has faults');
    const item = await database.prisma.planItem.findFirstOrThrow({ where: { code: '2.b' } });
    const person = await database.prisma.person.findFirstOrThrow({ where: { name: 'Hollis Tran' } });
    await store.items.setOwner(item.organizationId, item.id, person.id);
    await expect(applyImport(store, planned, { at: MORNING })).rejects.toMatchObject({ code: 'plan-changed' });
    expect((await store.plans.load('marlow-bend', 'MB-2026'))?.items[0]?.title).toBe('A place for everyone');
  });

  it('is undone as a whole when anything in its transaction fails', async () => {
    const planned = await planImport(store, goals);
    if (!planned.ok) throw new Error('the file has faults');
    await expect(
      store.transaction(async (inside) => {
        await inside.plans.apply({ document: planned.document, diff: planned.diff, at: MORNING });
        throw new Error('the power goes');
      }),
    ).rejects.toThrow('the power goes');
    expect([await database.prisma.organization.count(), await database.prisma.person.count(), await database.prisma.planItem.count()]).toEqual([0, 0, 0]);
  });

  it('lets two plans of one organization share its people and units', async () => {
    await importText(store, goals);
    const second = 'organization: { key: marlow-bend, name: Marlow Bend School District, time-zone: America/Chicago, language: en }\npeople: [{ email: hollis.tran@marlowbend.example.org, name: Hollis Tran }]\nplan: { code: counseling, title: Counseling plan }\ngoals: [{ code: 1, title: More time to talk, owner: Hollis Tran }]\n';
    const { out } = await importText(store, second);
    expect(out.slice(1)).toEqual(['+ new: plan counseling  Counseling plan', '+ new: item 1  More time to talk', 'new: 1 plan and 1 item', 'Imported counseling. Nothing was sent.', expect.stringContaining('draft')]);
    expect((await importText(store, goals)).out).toEqual(['Nothing to change.']);
  });

  it('writes down who imported what', async () => {
    await importText(store, goals);
    await importText(store, goals.replace('A place for everyone', 'Room for everyone'));
    const entries = await database.prisma.auditEntry.findMany({ orderBy: { id: 'asc' } });
    expect(entries.map(({ action, actorId, details }) => [action, actorId, (details as { changed?: string[] }).changed])).toEqual([
      ['plan.import', null, undefined],
      ['plan.import', null, ['item 1']],
    ]);
  });
});
