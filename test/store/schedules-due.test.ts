import { describe, expect, test } from 'vitest';
import { reschedule } from '../../src/usecases/asking/reschedule.js';
import { databases } from '../support/database.js';
import { chicago } from '../support/fixture.js';
import { storeWorld } from '../support/store-world.js';

const ITEMS = ['ana', 'ben', 'sue', 'ana', 'ben', 'ana'].map((owner, n) => ({ code: `1.${n}`, owner }));

describe.each(databases)('schedules that are due on %s', (_engine, open) => {
  const world = storeWorld(open, { items: ITEMS });

  test('are all of a person’s or none, however few are taken at once, unless theirs alone are more', async () => {
    const { organizationId } = world.fixture;
    await world.store.transaction((tx) => reschedule(tx, organizationId, chicago('2026-09-13T12:00')));
    const taken = async (limit: number) => (await world.store.checks.schedulesDue(organizationId, chicago('2026-09-14T09:00'), limit)).map(({ personId }) => personId);
    const all = await taken(100);
    expect(all).toHaveLength(ITEMS.length);
    for (let limit = 1; limit <= ITEMS.length; limit += 1) {
      const some = await taken(limit);
      const people = [...new Set(some)];
      expect(some.length).toBeGreaterThan(0);
      if (people.length > 1) expect(some).toEqual(all.filter((person) => people.includes(person)));
      else expect(new Set(all.slice(0, some.length)).size).toBe(1);
    }
    expect(new Set(await taken(ITEMS.length)).size).toBeGreaterThan(1);
  });
});
