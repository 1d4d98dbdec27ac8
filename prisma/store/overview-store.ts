import type { ItemOverview, PersonInfo, PlanOverview } from '../../src/domain/overview.js';
import { DIRECTIONS, PLAN_STATES } from '../../src/domain/types.js';
import type { OverviewQuery, OverviewStore } from '../../src/ports.js';
import type { Db } from '../convert.js';
import { given, oneOf, toLanguage } from '../convert.js';
import { begin } from './begin.js';
import type { Source } from './begin.js';
import { loadCheckFacts } from './overview-checks.js';
import type { Counting } from './overview-counted.js';
import { loadItems } from './overview-items.js';
import { loadMeasures } from './overview-measures.js';
import { loadOpenMilestones, nextMilestones } from './overview-milestones.js';
import { loadNext } from './overview-next.js';
import { loadNeeds } from './overview-needs.js';
import { loadOutline } from './overview-outline.js';
import { loadReportFacts } from './overview-reports.js';
import type { PlanItems } from './plan-items.js';

/** Builds a plan's overview in a fixed number of set queries, however large the plan. */
export function overviewStore(source: Source): OverviewStore {
  const { db } = source;
  return {
    async plans(organizationId) {
      const rows = await db.plan.findMany({ where: { organizationId }, orderBy: { code: 'asc' }, select: { id: true, code: true, title: true, state: true } });
      return rows.map((row) => ({ ...row, state: oneOf(PLAN_STATES, row.state) }));
    },
    load: (query) => load(source, query),
    outline: (organizationId, planId) => loadOutline(source, organizationId, planId, undefined),
    withFacts: (outline, itemIds) => withFacts(source, outline, { organizationId: outline.organization.id, planId: outline.plan.id, itemIds }, {}),
    items: (organizationId, itemIds) => loadItems(db, organizationId, itemIds),
  };
}

async function load(source: Source, { organizationId, planId, ...counting }: OverviewQuery): Promise<PlanOverview | undefined> {
  const outline = await loadOutline(source, organizationId, planId, counting.until);
  return outline && withFacts(source, outline, { organizationId, planId }, counting);
}

/** The outline with what was said of its items, or of those that are named. */
async function withFacts(source: Source, outline: PlanOverview, plan: PlanItems, counting: Counting): Promise<PlanOverview> {
  const { organizationId, itemIds } = plan;
  const measuring = begin(source, (db) => loadMeasures(db, plan, counting));
  const reporting = begin(source, (db) => loadReportFacts(db, plan, counting));
  const checking = begin(source, (db) => loadCheckFacts(db, plan));
  const reaching = begin(source, (db) => loadOpenMilestones(db, plan));
  const asking = begin(source, (db) => loadNext(db, plan));
  const reports = await reporting();
  const needs = await loadNeeds(source.db, plan, [...reports.values()].flatMap(({ statusReport, lastReport }) => [statusReport, lastReport].flatMap((one) => one?.id ?? [])), counting.until);
  const [measures, checks, milestones, nextOf] = [await measuring(), await checking(), nextMilestones(await reaching()), await asking()];
  const told = itemIds && new Set(itemIds);

  const items = outline.items.map((item): ItemOverview => {
    if (told && !told.has(item.id)) return item;
    const facts = reports.get(item.id);
    const next = nextOf.get(item.id);
    const milestone = milestones.get(item.id);
    const check = checks.get(item.id);
    const lapsed = check?.lastLapsed;
    const lastReport = facts?.lastReport;
    const answeredSince = lapsed !== undefined && lastReport !== undefined && lastReport.at.epochMilliseconds >= lapsed.dueAt.epochMilliseconds;
    return {
      ...item,
      measures: (measures.get(item.id) ?? []).map((measure) => ({ ...measure, direction: oneOf(DIRECTIONS, measure.direction) })),
      ...(milestone && { nextMilestone: milestone }),
      ...(facts?.statusReport && { statusReport: facts.statusReport }),
      ...(lastReport && { lastReport }),
      ...(facts?.statusReportBefore && { statusReportBefore: facts.statusReportBefore }),
      reportsSince: facts?.reportsSince ?? [],
      blockers: facts?.blockers ?? [],
      needs: (needs.get(item.id) ?? []).filter(({ reportId }) => reportId === undefined || reportId === facts?.statusReport?.id || reportId === lastReport?.id),
      ...(check?.open && { openCheck: check.open }),
      ...(lapsed && !answeredSince && { lastLapsed: lapsed }),
      ...(next && { next }),
    };
  });
  return { ...outline, people: await loadPeople(source.db, organizationId, items), items };
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
