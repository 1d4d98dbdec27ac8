import type { Act } from '../../src/ports.js';
import type { Role } from '../../src/domain/types.js';
import type { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant } from '../convert.js';
import { closeChecks } from './plan-close-checks.js';
import { lockSweep } from './sweep-lock.js';

/** Starts a plan that is not running. */
export async function startPlan(db: Db, organizationId: string, planId: string, act: Act): Promise<boolean> {
  await lockSweep(db, organizationId);
  const at = fromInstant(act.at);
  const { count } = await db.plan.updateMany({ where: { organizationId, id: planId, state: { not: 'running' } }, data: { state: 'running', pausedAt: null } });
  if (count === 0) return false;
  await db.plan.updateMany({ where: { organizationId, id: planId, startedAt: null }, data: { startedAt: at } });
  await audit(db, organizationId, 'plan.start', { kind: 'plan', id: planId }, {}, act);
  return true;
}

/** Stops a running plan: what was planned is dropped, what is open is excused, what is not yet sent is cancelled. */
export async function pausePlan(db: Db, organizationId: string, planId: string, act: Act): Promise<boolean> {
  // A sweep that is under way asks nothing after this: its questions are there to be taken back, or it finds the plan paused.
  await lockSweep(db, organizationId);
  const { count } = await db.plan.updateMany({ where: { organizationId, id: planId, state: 'running' }, data: { state: 'paused', pausedAt: fromInstant(act.at) } });
  if (count === 0) return false;
  await db.schedule.updateMany({ where: { organizationId, planId }, data: { active: false, nextOn: null, nextAt: null, nextReason: null, absorbed: [] } });
  await closeChecks(db, { organizationId, planId }, 'paused', act.at);
  await db.delivery.updateMany({ where: { organizationId, planId, kind: 'digest', state: { in: ['pending', 'parked'] } }, data: { state: 'cancelled', lastError: 'plan-paused' } });
  await audit(db, organizationId, 'plan.pause', { kind: 'plan', id: planId }, {}, act);
  return true;
}

/** Gives a person a role of the organization. */
export async function grantRole(db: Db, organizationId: string, personId: string, role: Role, act: Act): Promise<boolean> {
  const { count } = await db.roleGrant.createMany({ data: [{ organizationId, personId, role, grantedAt: fromInstant(act.at), grantedById: act.actorId ?? null }], skipDuplicates: true });
  if (count === 0) return false;
  await audit(db, organizationId, 'role.grant', { kind: 'person', id: personId }, { role }, act);
  return true;
}

/** Writes down who did what; details hold names and counts, never people's words. */
export async function audit(db: Db, organizationId: string, action: string, subject: { readonly kind: string; readonly id: string }, details: Prisma.InputJsonObject, { at, actorId }: Act): Promise<void> {
  await db.auditEntry.create({ data: { organizationId, actorId: actorId ?? null, action, subjectKind: subject.kind, subjectId: subject.id, details, at: fromInstant(at) } });
}
