import type { Temporal } from 'temporal-polyfill';
import type { ItemOverview, PlanOverview } from '../../src/domain/overview.js';
import { ITEM_KINDS, LEVELS, PLAN_STATES } from '../../src/domain/types.js';
import type { Db } from '../convert.js';
import { fromInstant, groupBy, oneOf, toLanguage, toTranslations } from '../convert.js';

/** What an item is found, placed and hidden by. */
const OUTLINE = { id: true, code: true, kind: true, level: true, parentId: true, title: true, translations: true, unitId: true, ownerId: true, isPrivate: true } as const;

/** A plan with its items as they are placed, and nothing of what was said of them; with `until` also those that were retired later. */
export async function loadOutline(db: Db, organizationId: string, planId: string, until: Temporal.Instant | undefined): Promise<PlanOverview | undefined> {
  const plan = await db.plan.findUnique({ where: { organizationId_id: { organizationId, id: planId } }, include: { organization: true } });
  if (!plan) return undefined;
  // One after the other: inside a transaction there is one connection.
  const units = await db.unit.findMany({ where: { organizationId }, orderBy: { key: 'asc' } });
  const items = await db.planItem.findMany({
    where: { organizationId, planId, OR: [{ retiredAt: null }, ...(until ? [{ retiredAt: { gte: fromInstant(until) } }] : [])] },
    orderBy: { sortKey: 'asc' },
    select: OUTLINE,
  });
  const ofPlan = { where: { organizationId, item: { planId } }, orderBy: { id: 'asc' } } as const;
  const deputies = groupBy(await db.itemDeputy.findMany(ofPlan), (row) => row.itemId);
  const viewers = groupBy(await db.itemViewer.findMany(ofPlan), (row) => row.itemId);
  const itemUnits = groupBy(await db.itemUnit.findMany(ofPlan), (row) => row.itemId);
  const ids = new Set(items.map((item) => item.id));

  return {
    organization: {
      id: plan.organization.id,
      key: plan.organization.key,
      name: plan.organization.name,
      timeZone: plan.organization.timeZone,
      language: toLanguage(plan.organization.language) ?? 'en',
    },
    plan: {
      id: plan.id,
      code: plan.code,
      title: plan.title,
      language: toLanguage(plan.language) ?? 'en',
      state: oneOf(PLAN_STATES, plan.state),
      staleAfterDays: plan.staleAfterDays,
      ...(plan.unitId !== null && { unitId: plan.unitId }),
      translations: toTranslations(plan.translations),
    },
    units: units.map((unit) => ({
      id: unit.id,
      key: unit.key,
      name: unit.name,
      ...(unit.parentId !== null && { parentId: unit.parentId }),
      ...(unit.timeZone !== null && { timeZone: unit.timeZone }),
    })),
    people: new Map(),
    items: items.map((item): ItemOverview => ({
      id: item.id,
      code: item.code,
      kind: oneOf(ITEM_KINDS, item.kind),
      ...(item.level !== null && { level: oneOf(LEVELS, item.level) }),
      ...(item.parentId !== null && ids.has(item.parentId) && { parentId: item.parentId }),
      title: item.title,
      translations: toTranslations(item.translations),
      unitIds: [...new Set([...(item.unitId === null ? [] : [item.unitId]), ...(itemUnits.get(item.id) ?? []).map((row) => row.unitId)])],
      ...(item.ownerId !== null && { ownerId: item.ownerId }),
      deputyIds: (deputies.get(item.id) ?? []).map((row) => row.personId),
      isPrivate: item.isPrivate,
      viewerPersonIds: (viewers.get(item.id) ?? []).flatMap((row) => row.personId ?? []),
      viewerUnitIds: (viewers.get(item.id) ?? []).flatMap((row) => row.unitId ?? []),
      measures: [],
      reportsSince: [],
      blockers: [],
      needs: [],
    })),
  };
}
