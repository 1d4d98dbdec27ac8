import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { contentOf } from '../../src/domain/report-content.js';
import type { ReportContent } from '../../src/domain/report-content.js';
import type { NewReport } from '../../src/ports.js';
import { databases } from '../support/database.js';
import { storeWorld } from '../support/store-world.js';

const NOW = Temporal.Instant.from('2026-09-14T15:00:00Z');
const HOME = { platform: 'sandbox', workspace: 'sandbox' } as const;
const MESSAGE = { conversation: 'dm', message: 'm1' };

describe.each(databases)('reports on %s', (_engine, open) => {
  const world = storeWorld(open);
  let measureId: string;
  beforeEach(async () => {
    measureId = (await world.database.prisma.measure.findFirstOrThrow()).id;
  });

  const said = (words: string, more: { value?: number; needs?: string[]; blockers?: string[]; links?: string[]; message?: string } = {}): ReportContent =>
    contentOf([
      {
        kind: 'words',
        message: more.message ?? 'm1',
        words,
        files: [{ id: 'f1', name: 'a.pdf', mimeType: 'application/pdf', size: 5, url: 'https://files.example/f1' }],
        said: { status: 'at-risk', readings: more.value === undefined ? [] : [{ measureId, value: more.value, on: '2026-09-14' }], links: more.links ?? [], blockers: more.blockers ?? [], needs: more.needs ?? [] },
      },
    ]);
  const report = (content: ReportContent, more: Partial<NewReport> = {}): NewReport => ({
    ...HOME, ...MESSAGE, planId: world.fixture.planId, itemId: world.fixture.itemId('1.a'), personId: world.fixture.personId('ana'), language: 'en', late: false, source: 'words', at: NOW, content, ...more,
  });
  const file = async (content: ReportContent, more?: Partial<NewReport>) => (await world.store.reports.file(world.fixture.organizationId, report(content, more))).id;
  const by = () => ({ personId: world.fixture.personId('ana'), at: NOW.add({ hours: 1 }) });

  it('is filed whole, and read back as it was filed', async () => {
    const content = said('At risk: two drivers short', { value: 91.2, needs: ['two drivers'], blockers: ['nobody applies'], links: ['https://a.example/x'] });
    const id = await file(content);
    expect(await world.store.reports.byId(world.fixture.organizationId, id)).toMatchObject({ id, status: 'at-risk', revision: 1, content, ...MESSAGE });
    const rows = await world.store.reports.evidence(world.fixture.organizationId, world.fixture.itemId('1.a'), 10);
    expect(rows.map((row) => row.kind).sort()).toEqual(['file', 'link', 'reading', 'text']);
    expect(rows.find((row) => row.kind === 'reading')?.reading).toEqual({ measureId, value: 91.2, on: '2026-09-14' });
    const need = await world.database.prisma.need.findFirstOrThrow();
    expect(need).toMatchObject({ what: 'two drivers', state: 'open', reportId: id });
  });

  it('is filed once for a message and an item, and once more for another item', async () => {
    const first = await world.store.reports.file(world.fixture.organizationId, report(said('x')));
    expect(await world.store.reports.file(world.fixture.organizationId, report(said('y')))).toEqual({ id: first.id, isNew: false });
    expect((await world.store.reports.file(world.fixture.organizationId, report(said('x'), { itemId: world.fixture.itemId('1.b') }))).isNew).toBe(true);
    expect(await world.store.reports.byMessage(world.fixture.organizationId, HOME, MESSAGE)).toHaveLength(2);
    expect(await world.database.prisma.reportRevision.count()).toBe(2);
  });

  it('of buttons have no message, and do not get in each other’s way', async () => {
    const content = contentOf([{ kind: 'status', status: 'done' }]);
    const button = () => file(content, { message: undefined, source: 'button' });
    expect(await button()).not.toBe(await button());
  });

  it('keeps every version, retracts what is gone and leaves what stays', async () => {
    const id = await file(said('one', { value: 91, needs: ['drivers', 'buses'], blockers: ['snow'], links: ['https://a.example'] }));
    await world.database.prisma.need.updateMany({ where: { what: 'drivers' }, data: { state: 'met' } });
    await world.store.reports.revise(world.fixture.organizationId, id, { content: said('two', { value: 92, needs: ['drivers'], links: ['https://a.example', 'https://b.example'] }), reason: 'edited', ...by() });
    const [row] = await world.store.reports.history(world.fixture.organizationId, world.fixture.itemId('1.a'), 5);
    expect(row?.revisions.map(({ number, reason, words }) => [number, reason, words])).toEqual([[1, 'filed', 'one'], [2, 'edited', 'two']]);
    const readings = await world.database.prisma.reading.findMany({ orderBy: { id: 'asc' } });
    expect(readings.map((reading) => [reading.value, reading.retractedAt === null])).toEqual([[91, false], [92, true]]);
    const needs = await world.database.prisma.need.findMany({ orderBy: { what: 'asc' } });
    expect(needs.map((need) => [need.what, need.state])).toEqual([['buses', 'withdrawn'], ['drivers', 'met']]);
    expect(await world.database.prisma.blocker.count({ where: { retractedAt: null } })).toBe(0);
    expect(await world.database.prisma.evidence.count({ where: { kind: 'link' } })).toBe(2);
  });

  it('is taken back with all it brought, once; nothing is lost', async () => {
    const id = await file(said('one', { value: 91, needs: ['drivers'], blockers: ['snow'] }));
    await world.store.reports.confirm(world.fixture.organizationId, id, NOW);
    expect(await world.store.reports.retract(world.fixture.organizationId, id, by())).toBe(true);
    expect(await world.store.reports.retract(world.fixture.organizationId, id, by())).toBe(false);
    expect(await world.store.reports.confirm(world.fixture.organizationId, id, NOW)).toBe(false);
    expect(await world.store.reports.evidence(world.fixture.organizationId, world.fixture.itemId('1.a'), 10)).toEqual([]);
    const row = await world.store.reports.byId(world.fixture.organizationId, id);
    expect(row).toMatchObject({ content: { note: 'one' } });
    expect(row?.confirmedAt).toBeUndefined();
    expect(row?.retractedAt).toBeDefined();
    expect(await world.store.reports.latestOf(world.fixture.organizationId, world.fixture.personId('ana'), NOW.subtract({ hours: 1 }))).toBeUndefined();
  });

  it('is found by a message that joined it later, and no more once that is gone', async () => {
    const id = await file(said('one'));
    const joined = contentOf([...said('one').parts, ...said('more', { message: 'm2' }).parts]);
    await world.store.reports.revise(world.fixture.organizationId, id, { content: joined, reason: 'corrected', ...by() });
    const find = async () => (await world.store.reports.byMessage(world.fixture.organizationId, HOME, { conversation: 'dm', message: 'm2' })).map((row) => row.id);
    expect(await find()).toEqual([id]);
    expect(await world.store.reports.byMessage(world.fixture.organizationId, HOME, { conversation: 'elsewhere', message: 'm2' })).toEqual([]);
    await world.store.reports.revise(world.fixture.organizationId, id, { content: said('one'), reason: 'edited', ...by() });
    expect(await find()).toEqual([]);
  });

  it('belongs to its organization alone', async () => {
    const id = await file(said('one'));
    const other = await world.database.prisma.organization.create({ data: { key: 'other', name: 'Other', timeZone: 'UTC', language: 'en' } });
    expect(await world.store.reports.byId(other.id, id)).toBeUndefined();
    expect(await world.store.reports.byMessage(other.id, HOME, MESSAGE)).toEqual([]);
    expect(await world.store.reports.retract(other.id, id, by())).toBe(false);
  });
});
