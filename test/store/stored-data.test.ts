import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/domain/report-content.js';
import type { ClarificationContent } from '../../src/ports.js';
import { databases } from '../support/database.js';
import { storeWorld } from '../support/store-world.js';

const NOW = Temporal.Instant.from('2026-09-14T15:00:00Z');
const HOME = { platform: 'sandbox', workspace: 'sandbox' } as const;
const FILE = { id: 'f1', name: 'a.pdf', mimeType: 'application/pdf', size: 5, url: 'https://files.example/f1' };
const SECRET = 'two drivers short';
const QUESTIONS: readonly ClarificationContent[] = [
  { kind: 'which-item', words: SECRET, files: [FILE], message: 'm1', thread: { conversation: 'dm', message: 'm0' }, at: NOW.toString(), itemIds: ['i1', 'i2'], intro: 'Which?', withdrawn: 'edited' },
  { kind: 'which-item', words: '', files: [], message: 'm1', at: NOW.toString(), itemIds: [] },
  { kind: 'form', itemId: 'i1', checkId: 'c1', reportId: 'r1', draft: { status: 'at-risk', note: SECRET, readings: { attendance: '93,4' }, blockers: '', needs: '', link: '', files: [FILE] } },
  { kind: 'form', itemId: 'i1', draft: { note: '', readings: {}, blockers: '', needs: '', link: '', files: [] } },
];

describe.each(databases)('what was kept as JSON on %s', (_engine, open) => {
  const world = storeWorld(open);

  const ask = (content: ClarificationContent) =>
    world.store.conversations.ask(world.fixture.organizationId, { ...HOME, personId: world.fixture.personId('ana'), conversation: 'dm', content, createdAt: NOW, expiresAt: NOW.add({ hours: 1 }) });
  /** An error that names the row and repeats nothing of what people said. */
  const unreadable = (table: string, id: string): unknown =>
    expect.objectContaining({ code: 'stored-data-unreadable', message: expect.stringMatching(new RegExp(`^Row ${id} of the table ${table} (?!.*${SECRET})`)) as unknown });

  it.each(QUESTIONS.map((content) => [content.kind, content] as const))('gives a question back as it was asked: %s', async (_kind, content) => {
    const id = await ask(content);
    expect((await world.store.conversations.byId(world.fixture.organizationId, id))?.content).toEqual(content);
    expect((await world.store.conversations.open(world.fixture.organizationId, world.fixture.personId('ana'), NOW)).map((one) => one.content)).toEqual([content]);
  });

  it.each<[string, object]>([
    ['another kind', { kind: 'song', words: SECRET }],
    ['a part missing', { kind: 'which-item', words: SECRET, files: [], message: 'm1', at: NOW.toString() }],
    ['a part of another shape', { kind: 'form', itemId: 'i1', draft: { note: SECRET, readings: [1], blockers: '', needs: '', link: '', files: [] } }],
  ])('refuses a question with %s', async (_what, payload) => {
    const id = await ask(QUESTIONS[0]!);
    await world.database.prisma.clarification.updateMany({ where: { id }, data: { payload } });
    await expect(world.store.conversations.byId(world.fixture.organizationId, id)).rejects.toEqual(unreadable('Clarification', id));
    await expect(world.store.conversations.open(world.fixture.organizationId, world.fixture.personId('ana'), NOW)).rejects.toEqual(unreadable('Clarification', id));
  });

  it('refuses a report whose version is of another shape, and reads one that names no parts as saying nothing', async () => {
    const content = contentOf([{ kind: 'words', words: SECRET, files: [], said: { readings: [], links: [], blockers: [], needs: [] } }]);
    const { id } = await world.store.reports.file(world.fixture.organizationId, { ...HOME, planId: world.fixture.planId, itemId: world.fixture.itemId('1.a'), personId: world.fixture.personId('ana'), language: 'en', late: false, source: 'words', at: NOW, content });
    const revision = await world.database.prisma.reportRevision.findFirstOrThrow({ where: { reportId: id } });
    const write = (understood: object) => world.database.prisma.reportRevision.updateMany({ where: { id: revision.id }, data: { understood } });

    await write({ parts: [{ kind: 'words', words: [SECRET] }] });
    await expect(world.store.reports.byId(world.fixture.organizationId, id)).rejects.toEqual(unreadable('ReportRevision', revision.id));
    await write({});
    expect((await world.store.reports.byId(world.fixture.organizationId, id))?.content.parts).toEqual([]);
  });
});
