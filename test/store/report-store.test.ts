import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import { contentOf } from '../../src/domain/report-content.js';
import type { ReportContent } from '../../src/domain/report-content.js';
import type { NewReport, Store } from '../../src/ports.js';
import { databases } from '../support/database.js';
import { createFixture } from '../support/fixture.js';
import type { Fixture } from '../support/fixture.js';

const NOW = Temporal.Instant.from('2026-09-14T15:00:00Z');
const HOME = { platform: 'sandbox', workspace: 'sandbox' } as const;
const MESSAGE = { conversation: 'dm', message: 'm1' };

describe.each(databases)('reports on %s', (_engine, open) => {
  let database: Database;
  let store: Store;
  let fixture: Fixture;
  let measureId: string;
  beforeAll(async () => {
    database = await open();
    store = createStore(database.prisma);
  });
  beforeEach(async () => {
    await database.prisma.$executeRawUnsafe('truncate "public"."Organization" cascade');
    fixture = await createFixture(database.prisma);
    measureId = (await database.prisma.measure.findFirstOrThrow()).id;
  });
  afterAll(() => database.close());

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
    ...HOME, ...MESSAGE, planId: fixture.planId, itemId: fixture.itemId('1.a'), personId: fixture.personId('ana'), language: 'en', late: false, source: 'words', at: NOW, content, ...more,
  });
  const file = async (content: ReportContent, more?: Partial<NewReport>) => (await store.reports.file(fixture.organizationId, report(content, more))).id;
  const by = () => ({ personId: fixture.personId('ana'), at: NOW.add({ hours: 1 }) });

  it('is filed whole, and read back as it was filed', async () => {
    const content = said('At risk: two drivers short', { value: 91.2, needs: ['two drivers'], blockers: ['nobody applies'], links: ['https://a.example/x'] });
    const id = await file(content);
    expect(await store.reports.byId(fixture.organizationId, id)).toMatchObject({ id, status: 'at-risk', revision: 1, content, ...MESSAGE });
    const rows = await store.reports.evidence(fixture.organizationId, fixture.itemId('1.a'), 10);
    expect(rows.map((row) => row.kind).sort()).toEqual(['file', 'link', 'reading', 'text']);
    expect(rows.find((row) => row.kind === 'reading')?.reading).toEqual({ measureId, value: 91.2, on: '2026-09-14' });
    const need = await database.prisma.need.findFirstOrThrow();
    expect(need).toMatchObject({ what: 'two drivers', state: 'open', reportId: id });
  });

  it('is filed once for a message and an item, and once more for another item', async () => {
    const first = await store.reports.file(fixture.organizationId, report(said('x')));
    expect(await store.reports.file(fixture.organizationId, report(said('y')))).toEqual({ id: first.id, isNew: false });
    expect((await store.reports.file(fixture.organizationId, report(said('x'), { itemId: fixture.itemId('1.b') }))).isNew).toBe(true);
    expect(await store.reports.byMessage(fixture.organizationId, HOME, MESSAGE)).toHaveLength(2);
    expect(await database.prisma.reportRevision.count()).toBe(2);
  });

  it('of buttons have no message, and do not get in each other’s way', async () => {
    const content = contentOf([{ kind: 'status', status: 'done' }]);
    const button = () => file(content, { message: undefined, source: 'button' });
    expect(await button()).not.toBe(await button());
  });

  it('keeps every version, retracts what is gone and leaves what stays', async () => {
    const id = await file(said('one', { value: 91, needs: ['drivers', 'buses'], blockers: ['snow'], links: ['https://a.example'] }));
    await database.prisma.need.updateMany({ where: { what: 'drivers' }, data: { state: 'met' } });
    await store.reports.revise(fixture.organizationId, id, { content: said('two', { value: 92, needs: ['drivers'], links: ['https://a.example', 'https://b.example'] }), reason: 'edited', ...by() });
    const [row] = await store.reports.history(fixture.organizationId, fixture.itemId('1.a'), 5);
    expect(row?.revisions.map(({ number, reason, words }) => [number, reason, words])).toEqual([[1, 'filed', 'one'], [2, 'edited', 'two']]);
    const readings = await database.prisma.reading.findMany({ orderBy: { id: 'asc' } });
    expect(readings.map((reading) => [reading.value, reading.retractedAt === null])).toEqual([[91, false], [92, true]]);
    const needs = await database.prisma.need.findMany({ orderBy: { what: 'asc' } });
    expect(needs.map((need) => [need.what, need.state])).toEqual([['buses', 'withdrawn'], ['drivers', 'met']]);
    expect(await database.prisma.blocker.count({ where: { retractedAt: null } })).toBe(0);
    expect(await database.prisma.evidence.count({ where: { kind: 'link' } })).toBe(2);
  });

  it('is taken back with all it brought, once; nothing is lost', async () => {
    const id = await file(said('one', { value: 91, needs: ['drivers'], blockers: ['snow'] }));
    await store.reports.confirm(fixture.organizationId, id, NOW);
    expect(await store.reports.retract(fixture.organizationId, id, by())).toBe(true);
    expect(await store.reports.retract(fixture.organizationId, id, by())).toBe(false);
    expect(await store.reports.confirm(fixture.organizationId, id, NOW)).toBe(false);
    expect(await store.reports.evidence(fixture.organizationId, fixture.itemId('1.a'), 10)).toEqual([]);
    const row = await store.reports.byId(fixture.organizationId, id);
    expect(row).toMatchObject({ content: { note: 'one' } });
    expect(row?.confirmedAt).toBeUndefined();
    expect(row?.retractedAt).toBeDefined();
    expect(await store.reports.latestOf(fixture.organizationId, fixture.personId('ana'), NOW.subtract({ hours: 1 }))).toBeUndefined();
  });

  it('is found by a message that joined it later, and no more once that is gone', async () => {
    const id = await file(said('one'));
    const joined = contentOf([...said('one').parts, ...said('more', { message: 'm2' }).parts]);
    await store.reports.revise(fixture.organizationId, id, { content: joined, reason: 'corrected', ...by() });
    const find = async () => (await store.reports.byMessage(fixture.organizationId, HOME, { conversation: 'dm', message: 'm2' })).map((row) => row.id);
    expect(await find()).toEqual([id]);
    expect(await store.reports.byMessage(fixture.organizationId, HOME, { conversation: 'elsewhere', message: 'm2' })).toEqual([]);
    await store.reports.revise(fixture.organizationId, id, { content: said('one'), reason: 'edited', ...by() });
    expect(await find()).toEqual([]);
  });

  it('belongs to its organization alone', async () => {
    const id = await file(said('one'));
    const other = await database.prisma.organization.create({ data: { key: 'other', name: 'Other', timeZone: 'UTC', language: 'en' } });
    expect(await store.reports.byId(other.id, id)).toBeUndefined();
    expect(await store.reports.byMessage(other.id, HOME, MESSAGE)).toEqual([]);
    expect(await store.reports.retract(other.id, id, by())).toBe(false);
  });
});
