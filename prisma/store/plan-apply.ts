import { createHash, randomUUID } from 'node:crypto';
import { AppError } from '../../src/errors.js';
import { diffPlans } from '../../src/domain/plan-file/diff-plans.js';
import type { PlanDiff } from '../../src/domain/plan-file/diff-plans.js';
import type { PlanDocument } from '../../src/domain/plan-document.js';
import type { PlanChange } from '../../src/ports.js';
import type { Db } from '../convert.js';
import { writeKept } from './chat-changes.js';
import { lockImports } from './import-lock.js';
import { applyItems } from './plan-apply-items.js';
import { applyCompetencies, applyParts } from './plan-apply-parts.js';
import type { Applying } from './plan-apply-parts.js';
import { applyShared, idsOf } from './plan-apply-shared.js';
import type { SharedIds } from './plan-apply-shared.js';
import { audit } from './plan-life.js';
import { readPlanRows } from './plan-rows.js';
import type { PlanRows } from './plan-rows.js';
import { PLANS } from './plan-tables.js';
import { toDiffBase } from './plan-to-document.js';
import { upsertRows } from './plan-upsert.js';

/** Makes the stored plan what the document says. Must run in a transaction. */
export async function applyPlan(db: Db, change: PlanChange): Promise<{ readonly organizationId: string; readonly planId: string }> {
  const { document, at } = change;
  await lockImports(db, document.organization.key);
  const rows = await readPlanRows(db, document.organization.key, document.plan.code);
  refuseStaleDiff(rows, change);

  const shared = await applyShared(db, document, rows, at);
  const planId = await applyPlanRow(db, change, shared, rows);
  const own = rows?.own;
  const applying: Applying = {
    db,
    document,
    at,
    planId,
    own,
    ids: { ...shared, item: idsOf(own?.items ?? [], (row) => row.code), competency: idsOf(own?.competencies ?? [], (row) => row.key) },
  };
  await applyCompetencies(applying);
  await applyItems(applying);
  await applyParts(applying);
  await writeKept(db, shared.organizationId, applying.ids.item.id, change.kept ?? [], change);
  await audit(db, shared.organizationId, 'plan.import', { kind: 'plan', id: planId }, { new: own === undefined, ...named(change.diff) }, change);
  return { organizationId: shared.organizationId, planId };
}

/** What somebody agreed to must be what happens, though a command may have changed the plan in between. */
function refuseStaleDiff(rows: PlanRows | undefined, { document, diff }: PlanChange): void {
  const now = diffPlans(rows ? toDiffBase(rows) : { retired: [] }, document);
  if (JSON.stringify(now) !== JSON.stringify(diff)) {
    throw new AppError('plan-changed', 'The plan was changed by somebody else while you looked at the difference. Nothing was imported. Run the import again to see what would change now.');
  }
}

async function applyPlanRow(db: Db, { document, at, actorId }: PlanChange, { organizationId, unit, person }: SharedIds, rows: PlanRows | undefined): Promise<string> {
  const { plan } = document;
  const planId = rows?.own?.plan.id ?? randomUUID();
  const row = {
    id: planId,
    code: plan.code,
    unitId: unit.optional(plan.unit),
    title: plan.title,
    language: plan.language,
    motto: plan.motto ?? null,
    mission: plan.mission ?? null,
    vision: plan.vision ?? null,
    website: plan.website ?? null,
    dateDeveloped: plan.dateDeveloped ?? null,
    recorderId: person.optional(plan.recorder),
    startsOn: plan.startsOn ?? null,
    endsOn: plan.endsOn ?? null,
    state: 'draft',
    staleAfterDays: plan.staleAfterDays,
    translations: plan.translations,
    importedAt: at.toString(),
    importedById: actorId ?? null,
    fileHash: hashOf(document),
    createdAt: at.toString(),
  };
  await upsertRows(db, organizationId, PLANS, [row]);
  return planId;
}

/** SHA-256 of the document: one text for one document, whatever the order of its keys. */
function hashOf(document: PlanDocument): string {
  const ordered = JSON.stringify(document, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
  return createHash('sha256').update(ordered).digest('hex');
}

/** How many names of each kind of change an audit entry keeps. */
const MOST_NAMES = 200;

/** What was changed, by name: enough to answer who changed what, without the texts. */
function named({ entries }: PlanDiff): Record<string, string[]> {
  const changes: Record<string, string[]> = {};
  for (const { change, kind, key } of entries) (changes[change] ??= []).push(`${kind} ${key}`);
  return Object.fromEntries(Object.entries(changes).map(([change, names]) => [change, names.slice(0, MOST_NAMES)]));
}
