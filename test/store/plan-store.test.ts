import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import type { PlanDocument } from '../../src/domain/plan-document.js';
import { diffPlans } from '../../src/domain/plan-file/diff-plans.js';
import { keepUnmentioned } from '../../src/domain/plan-file/keep-unmentioned.js';
import type { Store } from '../../src/ports.js';
import { anyPlanDocument } from '../domain/plan-file/arbitrary-plan.js';
import { databases } from '../support/database.js';

const at = Temporal.Instant.from('2026-09-01T12:00:00Z');

/** Imports a document as the use case does, and gives what changed. */
async function importDocument(store: Store, file: PlanDocument) {
  const stored = await store.plans.current(file.organization.key, file.plan.code);
  const document = keepUnmentioned(stored, file);
  const diff = diffPlans(stored, document);
  const { planId, organizationId } = await store.transaction((inside) => inside.plans.apply({ document, diff, at }));
  return { diff, planId, organizationId };
}

describe.each(databases)('plans on %s', (_engine, open) => {
  let database: Database;
  let store: Store;
  beforeEach(async () => {
    database = await open();
    store = createStore(database.prisma);
  });
  afterEach(() => database.close());

  it('stores any document so that it loads back equal, and nothing is left to change', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlanDocument, anyPlanDocument, fc.nat(), async (first, second, unique) => {
        const organization = { ...first.organization, key: `${first.organization.key}-${unique}` };
        await importDocument(store, { ...first, organization });
        expect(await store.plans.load(organization.key, first.plan.code)).toEqual({ ...first, organization });
        // Any other document may follow as the next version of the same plan.
        const next = { ...second, organization, plan: { ...second.plan, code: first.plan.code } };
        const before = await store.plans.current(organization.key, first.plan.code);
        await importDocument(store, next);
        const stored = await store.plans.current(organization.key, first.plan.code);
        const expected = keepUnmentioned(before, next);
        expect(stored.document).toEqual(expected);
        expect(diffPlans(stored, keepUnmentioned(stored, next)).entries).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });
});
