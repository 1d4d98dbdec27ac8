import { randomUUID } from 'node:crypto';
import type { DocumentCadence } from '../../src/domain/plan-document.js';
import { NO_CHECKS } from '../../src/domain/plan-document.js';
import { sortKeyOf } from '../../src/domain/plan-file/sort-key.js';
import { fromInstant } from '../convert.js';
import type { Applying } from './plan-apply-parts.js';
import { goneIds } from './plan-apply-parts.js';
import { idsOf } from './plan-apply-shared.js';
import { closeChecks } from './plan-close-checks.js';
import { CADENCES, DEPUTIES, ITEMS, ITEM_COMPETENCIES, ITEM_UNITS, MEASURES, MILESTONES, VIEWERS, WE_WILL } from './plan-tables.js';
import { upsertRows } from './plan-upsert.js';

/** Writes the items with all that is part of them; an item that is gone is retired and no longer asked. */
export async function applyItems(applying: Applying): Promise<void> {
  const { db, document, at, planId, ids, own } = applying;
  const { organizationId, unit, person, item } = ids;
  const rows = document.items.map((one) => ({
    id: item.id(one.code),
    planId,
    parentId: item.optional(one.parent),
    unitId: unit.optional(one.unit),
    code: one.code,
    sortKey: sortKeyOf(one.code),
    kind: one.kind,
    level: one.level ?? null,
    title: one.title,
    description: one.description ?? null,
    aim: one.aim ?? null,
    why: one.why ?? null,
    because: one.because ?? null,
    anticipatedImpact: one.anticipatedImpact ?? null,
    successCriteria: one.successCriteria,
    translations: one.translations,
    ownerId: person.optional(one.owner),
    isPrivate: one.isPrivate,
    retiredAt: null,
    createdAt: at.toString(),
  }));
  await upsertRows(db, organizationId, ITEMS, rows);
  const gone = goneIds(own?.items ?? [], rows);
  await db.planItem.updateMany({ where: { organizationId, id: { in: gone }, retiredAt: null }, data: { retiredAt: fromInstant(at) } });
  await closeChecks(db, { organizationId, itemId: { in: gone } }, 'retired', at);
  await applyPeopleAndUnits(applying);
  await applyWeWill(applying);
  await applyMeasures(applying);
  await applyCadences(applying);
}

/** Who may answer, who may see, which units and competencies: pairs without content of their own. */
async function applyPeopleAndUnits({ db, document, ids, own }: Applying): Promise<void> {
  const { organizationId, unit, person, item, competency } = ids;
  const itemIds = document.items.map((one) => item.id(one.code));
  const pairs = <T extends Readonly<Record<string, string | null>>>(before: readonly (T & { readonly id: string })[], wanted: readonly T[], name: (pair: T) => string) => {
    const known = idsOf(before, name);
    const rows = wanted.map((pair) => ({ ...pair, id: known.id(name(pair)) }));
    const inPlan = new Set(itemIds);
    return { rows, gone: { organizationId, id: { in: goneIds(before.filter((row) => inPlan.has(row['itemId'] ?? '')), rows) } } };
  };
  const eachOf = <T>(list: (one: Applying['document']['items'][number]) => readonly string[], pair: (itemId: string, name: string) => T): T[] =>
    document.items.flatMap((one) => list(one).map((name) => pair(item.id(one.code), name)));

  const deputies = pairs(
    (own?.deputies ?? []).map(({ id, itemId, personId }) => ({ id, itemId, personId })),
    eachOf((one) => one.deputies, (itemId, name) => ({ itemId, personId: person.id(name) })),
    ({ itemId, personId }) => `${itemId} ${personId}`,
  );
  await db.itemDeputy.deleteMany({ where: deputies.gone });
  await upsertRows(db, organizationId, DEPUTIES, deputies.rows);

  const viewers = pairs<{ readonly itemId: string; readonly personId: string | null; readonly unitId: string | null }>(
    (own?.viewers ?? []).map(({ id, itemId, personId, unitId }) => ({ id, itemId, personId, unitId })),
    [
      ...eachOf((one) => one.viewers.people, (itemId, name) => ({ itemId, personId: person.optional(name), unitId: null })),
      ...eachOf((one) => one.viewers.units, (itemId, name) => ({ itemId, personId: null, unitId: unit.optional(name) })),
    ],
    ({ itemId, personId, unitId }) => `${itemId} ${personId ?? ''} ${unitId ?? ''}`,
  );
  await db.itemViewer.deleteMany({ where: viewers.gone });
  await upsertRows(db, organizationId, VIEWERS, viewers.rows);

  const units = pairs(
    (own?.itemUnits ?? []).map(({ id, itemId, unitId }) => ({ id, itemId, unitId })),
    eachOf((one) => one.units, (itemId, name) => ({ itemId, unitId: unit.id(name) })),
    ({ itemId, unitId }) => `${itemId} ${unitId}`,
  );
  await db.itemUnit.deleteMany({ where: units.gone });
  await upsertRows(db, organizationId, ITEM_UNITS, units.rows);

  const competencies = pairs(
    (own?.itemCompetencies ?? []).map(({ id, itemId, competencyId }) => ({ id, itemId, competencyId })),
    eachOf((one) => one.competencies, (itemId, name) => ({ itemId, competencyId: competency.id(name) })),
    ({ itemId, competencyId }) => `${itemId} ${competencyId}`,
  );
  await db.itemCompetency.deleteMany({ where: competencies.gone });
  await upsertRows(db, organizationId, ITEM_COMPETENCIES, competencies.rows);
}

/** Lines are known by their place alone: nothing is filed under them. */
async function applyWeWill({ db, document, ids: { organizationId, item, person }, own }: Applying): Promise<void> {
  const inPlan = new Set(document.items.map((one) => item.id(one.code)));
  const before = (own?.weWill ?? []).filter((row) => inPlan.has(row.itemId));
  const lineId = idsOf(before, (row) => `${row.itemId} ${row.position}`);
  const rows = document.items.flatMap((one) =>
    one.weWill.map(({ text, person: email, initials }, position) => {
      const itemId = item.id(one.code);
      return { id: lineId.id(`${itemId} ${position}`), itemId, position, text, personId: person.optional(email), initials: initials ?? null };
    }),
  );
  await db.weWill.deleteMany({ where: { organizationId, id: { in: goneIds(before, rows) } } });
  await upsertRows(db, organizationId, WE_WILL, rows);
}

/** Measures keep their readings, milestones the day they were reached: both are retired, never removed. */
async function applyMeasures({ db, document, at, ids, own }: Applying): Promise<void> {
  const { organizationId, item } = ids;
  const inPlan = new Set(document.items.map((one) => item.id(one.code)));
  const ofPlan = <T extends { readonly itemId: string }>(rows: readonly T[]): readonly T[] => rows.filter((row) => inPlan.has(row.itemId));
  const measureId = idsOf(own?.measures ?? [], (row) => `${row.itemId} ${row.key}`);
  const measures = document.items.flatMap((one) =>
    one.measures.map((measure, position) => ({
      id: measureId.id(`${item.id(one.code)} ${measure.key}`),
      itemId: item.id(one.code),
      key: measure.key,
      name: measure.name,
      source: measure.source ?? null,
      unit: measure.unit,
      baseline: measure.baseline ?? null,
      baselineOn: measure.baselineOn ?? null,
      target: measure.target ?? null,
      targetOn: measure.targetOn ?? null,
      direction: measure.direction,
      studentGroup: measure.studentGroup ?? null,
      translations: measure.translations,
      position,
      retiredAt: null,
    })),
  );
  await upsertRows(db, organizationId, MEASURES, measures);
  await db.measure.updateMany({ where: { organizationId, id: { in: goneIds(ofPlan(own?.measures ?? []), measures) }, retiredAt: null }, data: { retiredAt: fromInstant(at) } });

  const milestoneId = idsOf(own?.milestones ?? [], (row) => `${row.itemId} ${row.key}`);
  const milestones = document.items.flatMap((one) =>
    one.milestones.map(({ dueOn, reachedOn, ...milestone }, position) => ({
      ...milestone,
      id: milestoneId.id(`${item.id(one.code)} ${milestone.key}`),
      itemId: item.id(one.code),
      dueOn: dueOn ?? null,
      reachedOn: reachedOn ?? null,
      position,
      retiredAt: null,
    })),
  );
  await upsertRows(db, organizationId, MILESTONES, milestones);
  await db.milestone.updateMany({ where: { organizationId, id: { in: goneIds(ofPlan(own?.milestones ?? []), milestones) }, retiredAt: null }, data: { retiredAt: fromInstant(at) } });
}

async function applyCadences({ db, document, planId, ids, own }: Applying): Promise<void> {
  const { organizationId, item } = ids;
  const inPlan = new Set<string | null>([null, ...document.items.map((one) => item.id(one.code))]);
  const before = (own?.cadences ?? []).filter((row) => inPlan.has(row.itemId));
  const idOf = new Map(before.map((row) => [row.itemId, row.id]));
  const wanted: readonly (readonly [string | null, DocumentCadence | 'none' | undefined])[] = [
    [null, document.plan.cadence],
    ...document.items.map((one) => [item.id(one.code), one.cadence] as const),
  ];
  const rows = wanted.flatMap(([itemId, cadence]) => (cadence === undefined ? [] : [{ id: idOf.get(itemId) ?? randomUUID(), planId, itemId, ...cadenceRow(cadence) }]));
  const gone = goneIds(before, rows);
  // A schedule is worked out from its cadence and goes with it; `reschedule` finds the one that counts now.
  await db.schedule.deleteMany({ where: { organizationId, cadenceId: { in: gone } } });
  await db.cadence.deleteMany({ where: { organizationId, id: { in: gone } } });
  await upsertRows(db, organizationId, CADENCES, rows);
}

/** `none` needs no time and no first day, but the row has both: they are never looked at. */
function cadenceRow(cadence: DocumentCadence | 'none') {
  if (cadence === 'none') return { rule: NO_CHECKS, at: '00:00', startsOn: '1970-01-01', timeZone: null, evidence: null, words: null, translations: {} };
  const { rule, at, startsOn, timeZone = null, evidence = null, words = null, translations } = cadence;
  return { rule, at, startsOn, timeZone, evidence, words, translations };
}
