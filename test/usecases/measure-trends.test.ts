import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import { renderChart } from '../../adapters/slack/blocks/render-chart.js';
import type { Chart } from '../../src/domain/message.js';
import type { Store } from '../../src/ports.js';
import { openCommandDesk } from '../support/command-desk.js';
import type { CommandDesk } from '../support/command-desk.js';
import { databases } from '../support/database.js';
import { emptyDatabase } from '../support/empty-database.js';
import { createFixture } from '../support/fixture.js';

interface Value {
  readonly on: string;
  readonly value: number;
  readonly recordedAt?: string;
  readonly retracted?: boolean;
  readonly studentGroup?: string;
}

async function fill(database: Database, values: readonly Value[]): Promise<string> {
  const measure = await database.prisma.measure.findFirstOrThrow({ where: { item: { code: '1.a' } } });
  await database.prisma.reading.deleteMany();
  await database.prisma.reading.createMany({
    data: values.map(({ on, value, recordedAt = `${on}T15:00:00Z`, retracted, studentGroup }) => ({ organizationId: measure.organizationId, measureId: measure.id, on: new Date(on), value, recordedAt: new Date(recordedAt), studentGroup: studentGroup ?? null, retractedAt: retracted ? new Date('2026-09-15T00:00:00Z') : null })),
  });
  return measure.id;
}

describe.each(databases)('trends on %s', (_engine, open) => {
  let database: Database;
  let store: Store;
  beforeAll(async () => {
    database = await open();
    store = createStore(database.prisma);
  });
  afterAll(() => database.close());

  test('the last values that stand, one a date, the one recorded last; oldest first', async () => {
    await emptyDatabase(database);
    const fixture = await createFixture(database.prisma);
    const measureId = await fill(database, [
      { on: '2026-08-03', value: 1 },
      { on: '2026-08-10', value: 2, recordedAt: '2026-08-20T15:00:00Z' },
      { on: '2026-08-10', value: 3, recordedAt: '2026-08-21T15:00:00Z' },
      { on: '2026-08-17', value: 4, retracted: true },
      { on: '2026-08-18', value: 5, studentGroup: 'multilingual' },
      { on: '2026-08-24', value: 6 },
    ]);
    const { organizationId } = fixture;
    expect(await store.queries.trends(organizationId, fixture.itemId('1.a'), 2)).toEqual([{ measureId, values: [{ on: '2026-08-10', value: 3 }, { on: '2026-08-24', value: 6 }] }]);
    expect(await store.queries.trends(organizationId, fixture.itemId('1.b'), 2)).toEqual([]);
    expect(await store.queries.trends('00000000-0000-7000-8000-000000000000', fixture.itemId('1.a'), 2)).toEqual([]);
  });
});

describe('a measure’s trend in “item”', () => {
  let desk: CommandDesk;
  beforeAll(async () => {
    desk = await openCommandDesk();
  });
  afterAll(() => desk.database.close());
  const charts = async (who: string): Promise<readonly Chart[]> => (await desk.ask(who, 'item 1.a')).message.blocks.flatMap((block) => (block.type === 'chart' ? [block.chart] : []));
  beforeEach(() => fill(desk.database, [{ on: '2026-09-01', value: 91 }, { on: '2026-09-08', value: 93.4 }]));

  test('is a line beside its target, the same in words, drawn by Slack', async () => {
    const [chart, ...more] = await charts('zoe');
    expect(more).toEqual([]);
    expect(chart).toEqual({
      kind: 'line',
      title: 'Attendance rate',
      text: '91 % on Sep 1 · 93.4 % on Sep 8 · target 95 %',
      series: [
        { name: 'Value', points: [{ x: 'Sep 1', y: 91 }, { x: 'Sep 8', y: 93.4 }] },
        { name: 'Target', points: [{ x: 'Sep 1', y: 95 }, { x: 'Sep 8', y: 95 }] },
      ],
    });
    expect(chart && renderChart(chart)).toBeDefined();
  });

  test('in Spanish', async () => {
    const [chart] = await charts('ben');
    // How September is shortened depends on the ICU version.
    expect(chart?.text.replace(/sept\b/g, 'sep')).toBe('91 % el 1 sep · 93.4 % el 8 sep · meta 95 %');
    expect(chart?.series.map(({ name }) => name)).toEqual(['Valor', 'Meta']);
  });

  test('over the turn of a year its dates stay apart, in both languages', async () => {
    await fill(desk.database, [{ on: '2025-09-08', value: 90 }, { on: '2026-09-08', value: 93 }]);
    for (const who of ['zoe', 'ben']) {
      const [chart] = await charts(who);
      expect(chart && renderChart(chart)?.chart).toMatchObject({ axis_config: { categories: [expect.stringContaining('2025'), expect.stringContaining('2026')] } });
    }
  });

  test('of a single value there is nothing to draw', async () => {
    await fill(desk.database, [{ on: '2026-09-08', value: 93 }]);
    expect(await charts('zoe')).toEqual([]);
  });
});
