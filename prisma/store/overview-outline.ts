import type { Temporal } from 'temporal-polyfill';
import type { ItemOverview, PlanOverview } from '../../src/domain/overview.js';
import { ITEM_KINDS, LEVELS, PLAN_STATES } from '../../src/domain/types.js';
import { fromInstant, groupBy, oneOf, toLanguage, toTranslations } from '../convert.js';
import { begin } from './begin.js';
import type { Source } from './begin.js';

/** What an item is found, placed and hidden by. */
const OUTLINE = { id: true, code: true, kind: true, level: true, parentId: true, title: true, translations: true, unitId: true, ownerId: true, isPrivate: true } as const;

/** A plan with its items as they are placed, and nothing of what was said of them; with `until` also those that were retired later. */
export async function loadOutline(source: Source, organizationId: string, planId: string, until: Temporal.Instant | undefined): Promise<PlanOverview | undefined> {
  const ofPlan = { where: { organizationId, item: { planId } }, orderBy: { id: 'asc' } } as const;
  const thePlan = begin(source, (db) => db.plan.findUnique({ where: { organizationId_id: { organizationId, id: planId } }, include: { organization: true } }));
  const itsItems = begin(source, (db) =>
    db.planItem.findMany({
      where: { organizationId, planId, OR: [{ retiredAt: null }, ...(until ? [{ retiredAt: { gte: fromInstant(until) } }] : [])] },
      orderBy: { sortKey: 'asc' },
      select: OUTLINE,
    }),
  );
  const allUnits = begin(source, (db) => db.unit.findMany({ where: { organizationId }, orderBy: { key: 'asc' } }));
  const itsDeputies = begin(source, (db) => db.itemDeputy.findMany(ofPlan));
  const itsViewers = begin(source, (db) => db.itemViewer.findMany(ofPlan));
  const itsUnits = begin(source, (db) => db.itemUnit.findMany(ofPlan));
  const plan = await thePlan();
  if (!plan) return undefined;
  const [items, units] = [await itsItems(), await allUnits()];
  const deputies = groupBy(await itsDeputies(), (row) => row.itemId);
  const viewers = groupBy(await itsViewers(), (row) => row.itemId);
  const itemUnits = groupBy(await itsUnits(), (row) => row.itemId);
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
