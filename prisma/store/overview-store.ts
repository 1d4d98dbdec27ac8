import type { ItemOverview, PersonInfo, PlanOverview } from '../../src/domain/overview.js';
import { PLAN_STATES, ITEM_KINDS, LEVELS, DIRECTIONS } from '../../src/domain/types.js';
import type { OverviewQuery, OverviewStore } from '../../src/ports.js';
import type { Db } from '../convert.js';
import { fromInstant, given, oneOf, toLanguage, toTranslations } from '../convert.js';
import { loadCheckFacts } from './overview-checks.js';
import { loadItems } from './overview-items.js';
import { loadMeasures } from './overview-measures.js';
import { loadOpenMilestones, nextMilestones } from './overview-milestones.js';
import { nextFacts } from './overview-next.js';
import { loadNeeds } from './overview-needs.js';
import { loadReportFacts } from './overview-reports.js';

/** Builds a plan's overview in a fixed number of set queries, however large the plan. */
export function overviewStore(db: Db): OverviewStore {
  return {
    async plans(organizationId) {
      const rows = await db.plan.findMany({ where: { organizationId }, orderBy: { code: 'asc' }, select: { id: true, code: true, title: true, state: true } });
      return rows.map((row) => ({ ...row, state: oneOf(PLAN_STATES, row.state) }));
    },
    load: (query) => load(db, query),
    items: (organizationId, itemIds) => loadItems(db, organizationId, itemIds),
  };
}

async function load(db: Db, { organizationId, planId, ...counting }: OverviewQuery): Promise<PlanOverview | undefined> {
  const plan = await db.plan.findUnique({ where: { organizationId_id: { organizationId, id: planId } }, include: { organization: true } });
  if (!plan) return undefined;
  const { until } = counting;
  const where = { organizationId, planId, OR: [{ retiredAt: null }, ...(until ? [{ retiredAt: { gte: fromInstant(until) } }] : [])] };
  // One after the other: inside a transaction there is one connection.
  const units = await db.unit.findMany({ where: { organizationId }, orderBy: { key: 'asc' } });
  const items = await db.planItem.findMany({ where, orderBy: { sortKey: 'asc' }, include: { itemDeputies: true, itemViewers: true, itemUnits: true } });
  const measures = await loadMeasures(db, organizationId, planId, counting);
  const reports = await loadReportFacts(db, organizationId, planId, counting);
  const checks = await loadCheckFacts(db, organizationId, planId);
  const needs = await loadNeeds(db, organizationId, planId, [...reports.values()].flatMap(({ statusReport, lastReport }) => [statusReport, lastReport].flatMap((one) => one?.id ?? [])), until);
  const milestones = nextMilestones(await loadOpenMilestones(db, organizationId, planId));
  const schedules = await db.schedule.findMany({ where: { organizationId, planId, active: true }, include: { cadence: true } });
  const scheduleOf = new Map(schedules.map((row) => [row.itemId, row]));
  const ids = new Set(items.map((item) => item.id));

  const overviewItems = items.map((item): ItemOverview => {
    const facts = reports.get(item.id);
    const schedule = scheduleOf.get(item.id);
    const check = checks.get(item.id);
    const lapsed = check?.lastLapsed;
    const lastReport = facts?.lastReport;
    const answeredSince = lapsed !== undefined && lastReport !== undefined && lastReport.at.epochMilliseconds >= lapsed.dueAt.epochMilliseconds;
    return {
      id: item.id,
      code: item.code,
      kind: oneOf(ITEM_KINDS, item.kind),
      ...(item.level !== null && { level: oneOf(LEVELS, item.level) }),
      ...(item.parentId !== null && ids.has(item.parentId) && { parentId: item.parentId }),
      title: item.title,
      translations: toTranslations(item.translations),
      unitIds: [...new Set([...(item.unitId === null ? [] : [item.unitId]), ...item.itemUnits.map((row) => row.unitId)])],
      ...(item.ownerId !== null && { ownerId: item.ownerId }),
      deputyIds: item.itemDeputies.map((row) => row.personId),
      isPrivate: item.isPrivate,
      viewerPersonIds: item.itemViewers.flatMap((row) => row.personId ?? []),
      viewerUnitIds: item.itemViewers.flatMap((row) => row.unitId ?? []),
      measures: (measures.get(item.id) ?? []).map((measure) => ({ ...measure, direction: oneOf(DIRECTIONS, measure.direction) })),
      ...(milestones.get(item.id) && { nextMilestone: milestones.get(item.id) }),
      ...(facts?.statusReport && { statusReport: facts.statusReport }),
      ...(lastReport && { lastReport }),
      ...(facts?.statusReportBefore && { statusReportBefore: facts.statusReportBefore }),
      reportsSince: facts?.reportsSince ?? [],
      blockers: facts?.blockers ?? [],
      needs: (needs.get(item.id) ?? []).filter(({ reportId }) => reportId === undefined || reportId === facts?.statusReport?.id || reportId === lastReport?.id),
      ...(check?.open && { openCheck: check.open }),
      ...(lapsed && !answeredSince && { lastLapsed: lapsed }),
      ...(schedule && { next: nextFacts(schedule) }),
    };
  });

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
    people: await loadPeople(db, organizationId, overviewItems),
    items: overviewItems,
  };
}

/** Everyone the items name: owners, deputies, askers and those who reported. */
async function loadPeople(db: Db, organizationId: string, items: readonly ItemOverview[]): Promise<ReadonlyMap<string, PersonInfo>> {
  const ids = new Set<string>();
  for (const item of items) {
    for (const id of [item.ownerId, item.next?.personId, item.lastReport?.personId, item.statusReport?.personId, item.statusReportBefore?.personId, item.openCheck?.personId, item.lastLapsed?.personId]) {
      if (id !== undefined) ids.add(id);
    }
    for (const id of [...item.deputyIds, ...item.reportsSince.map((report) => report.personId)]) ids.add(id);
  }
  const rows = await db.person.findMany({ where: { organizationId, id: { in: [...ids] } } });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        email: row.email,
        active: row.active,
        ...(toLanguage(row.language) && { language: toLanguage(row.language) }),
        ...(given(row.timeZone) !== undefined && { timeZone: given(row.timeZone) }),
        ...(row.unitId !== null && { unitId: row.unitId }),
      },
    ]),
  );
}
