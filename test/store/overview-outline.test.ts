import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/domain/report-content.js';
import { reschedule } from '../../src/usecases/asking/reschedule.js';
import { databases } from '../support/database.js';
import { storeWorld } from '../support/store-world.js';

type Said = Extract<Parameters<typeof contentOf>[0][number], { readonly kind: 'words' }>['said'];

const NOW = Temporal.Instant.from('2026-09-14T15:00:00Z');
const HOME = { platform: 'sandbox', workspace: 'sandbox' } as const;

describe.each(databases)('the outline of a plan on %s', (_engine, open) => {
  const world = storeWorld(open);

  it('with the facts of an item tells of it what the whole overview tells, and of the others nothing that was said', async () => {
    const { store, database, fixture } = world;
    const { organizationId, planId } = fixture;
    await reschedule(store, organizationId, NOW);
    const measureId = (await database.prisma.measure.findFirstOrThrow()).id;
    for (const [n, code] of ['1.a', '1.b', '1.a', '1.b'].entries()) {
      const said: Said = { ...(n < 3 && { status: 'at-risk' }), readings: code === '1.a' ? [{ measureId, value: 90 + n, on: '2026-09-14' }] : [], links: [], blockers: [`blocker ${n}`], needs: [`need ${n}`] };
      await store.reports.file(organizationId, { ...HOME, conversation: 'dm', message: `m${n}`, planId, itemId: fixture.itemId(code), personId: fixture.personId('ana'), language: 'en', late: false, source: 'words', at: NOW.add({ minutes: n }), content: contentOf([{ kind: 'words', message: `m${n}`, words: `Said ${n}`, files: [], said }]) });
    }
    const whole = await store.overview.load({ organizationId, planId });
    const outline = await store.overview.outline(organizationId, planId);
    if (!whole || !outline) throw new Error('The plan is there.');
    expect(outline.items.map(({ id, code, title, parentId }) => ({ id, code, title, parentId }))).toEqual(whole.items.map(({ id, code, title, parentId }) => ({ id, code, title, parentId })));
    expect(outline.items.every(({ lastReport, next, measures }) => !lastReport && !next && measures.length === 0)).toBe(true);
    const [one, other] = [fixture.itemId('1.a'), fixture.itemId('1.b')];
    const told = await store.overview.withFacts(outline, [one, other]);
    // A latest word without a status, and the one before it that has one.
    const silent = told.items.find(({ id }) => id === other);
    expect([silent?.lastReport?.note, silent?.statusReport?.note, silent?.blockers]).toEqual(['Said 3', 'Said 1', ['blocker 1']]);
    for (const id of [one, other]) {
      const single = await store.overview.withFacts(outline, [id]);
      expect(single.items.find((item) => item.id === id)).toEqual(whole.items.find((item) => item.id === id));
      expect(single.items.filter((item) => item.id !== id)).toEqual(outline.items.filter((item) => item.id !== id));
      expect(single.people.get(fixture.personId('ana'))).toEqual(whole.people.get(fixture.personId('ana')));
    }
  });
});
