import { describe, expect, test } from 'vitest';
import { Prisma } from '../../prisma/client.js';
import { givenRows } from '../../prisma/store/given-rows.js';
import { databases } from '../support/database.js';
import { storeWorld } from '../support/store-world.js';

const COLUMNS = { id: 'uuid', name: 'text', words: 'text[]', on: 'date', at: 'timestamptz', content: 'jsonb', count: 'int', done: 'boolean' } as const;
const AT = new Date('2026-09-14T13:00:00.123Z');
const WHOLE = { id: '00000000-0000-7000-8000-000000000001', name: 'a "quoted", {braced} \\ text\nof two lines', words: ['one, two', '"', '\\', 'NULL', ''], on: '2026-09-14', at: AT, content: { kind: 'checks', list: [1, '"'] }, count: 7, done: true };
const ROWS = [
  WHOLE,
  { id: '00000000-0000-7000-8000-000000000002', name: null, words: [], at: null, content: ['a'], count: 0, done: false },
  { id: '00000000-0000-7000-8000-000000000003', name: 'NULL', words: ['2026-09-14'], on: '2026-09-21', at: new Date(AT.getTime() + 1), content: 'text', count: -1 },
];
const NOTHING = { id: null, name: null, words: null, on: null, at: null, content: null, count: null, done: null };

describe.each(databases)('rows given to a statement on %s', (_engine, open) => {
  const world = storeWorld(open);
  const read = (rows: Parameters<typeof givenRows<keyof typeof COLUMNS>>[1]) =>
    world.database.prisma.$queryRaw<unknown[]>(Prisma.sql`select "position", "id"::text, "name", "words", "on"::text, "at", "content", "count", "done" from ${givenRows(COLUMNS, rows)} order by "position"`);

  test('are those that were given, in their order, whatever they hold', async () => {
    expect(await read(ROWS)).toEqual(ROWS.map((row, position) => ({ position, ...NOTHING, ...row })));
  });

  test('are no fewer where they are all the same, or one alone, or hold nothing', async () => {
    expect(await read([WHOLE, WHOLE, WHOLE])).toEqual([0, 1, 2].map((position) => ({ position, ...WHOLE })));
    expect(await read([WHOLE])).toEqual([{ position: 0, ...WHOLE }]);
    expect(await read([{}, {}])).toEqual([0, 1].map((position) => ({ position, ...NOTHING })));
  });
});
