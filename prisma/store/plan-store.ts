import { PLAN_STATES } from '../../src/domain/types.js';
import type { PlanStore, StoredPlan } from '../../src/ports.js';
import type { Db } from '../convert.js';
import { oneOf } from '../convert.js';
import { applyPlan } from './plan-apply.js';
import { grantRole, pausePlan, startPlan } from './plan-life.js';
import { readPlanRows } from './plan-rows.js';
import { toDiffBase } from './plan-to-document.js';

/** Plans on Prisma: read whole, written whole, in a fixed number of statements whatever their size. */
export function planStore(db: Db): PlanStore {
  return {
    current: (organizationKey, planCode) => current(db, organizationKey, planCode),
    apply: (change) => applyPlan(db, change),
    load: async (organizationKey, planCode) => (await current(db, organizationKey, planCode)).document,
    list: async (planCode) => {
      const rows = await db.plan.findMany({
        where: planCode === undefined ? {} : { code: planCode },
        select: { id: true, code: true, title: true, state: true, organization: { select: { id: true, key: true } } },
        orderBy: [{ organization: { key: 'asc' } }, { code: 'asc' }],
      });
      return rows.map(({ id, code, title, state, organization }) => ({ organizationId: organization.id, organizationKey: organization.key, planId: id, code, title, state: oneOf(PLAN_STATES, state) }));
    },
    start: (organizationId, planId, act) => startPlan(db, organizationId, planId, act),
    pause: (organizationId, planId, act) => pausePlan(db, organizationId, planId, act),
    grant: (organizationId, personId, role, act) => grantRole(db, organizationId, personId, role, act),
  };
}

async function current(db: Db, organizationKey: string, planCode: string): Promise<StoredPlan> {
  const rows = await readPlanRows(db, organizationKey, planCode);
  if (!rows) return { retired: [] };
  const { plan } = rows.own ?? {};
  return { ...toDiffBase(rows), organizationId: rows.organization.id, ...(plan && { planId: plan.id, state: oneOf(PLAN_STATES, plan.state) }) };
}
