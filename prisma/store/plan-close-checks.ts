import type { Temporal } from 'temporal-polyfill';
import type { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant } from '../convert.js';

/**
 * Excuses open checks, so that nothing is asked, reminded of or counted as missed, and cancels the prompts and
 * reminders on their way that have no open check left. One that is being sent at this moment may still arrive.
 */
export async function closeChecks(db: Db, which: { readonly organizationId: string; readonly planId?: string; readonly itemId?: { readonly in: string[] } }, reason: 'retired' | 'paused', at: Temporal.Instant): Promise<void> {
  const open = await db.check.findMany({ where: { ...which, state: { in: ['due', 'asked'] } }, select: { id: true } });
  if (open.length === 0) return;
  const ids = open.map((check) => check.id);
  await db.check.updateMany({ where: { organizationId: which.organizationId, id: { in: ids } }, data: { state: 'excused', stateReason: reason, closedAt: fromInstant(at) } });
  const unsent: Prisma.DeliveryWhereInput = {
    organizationId: which.organizationId,
    state: { in: ['pending', 'parked'] },
    kind: { in: ['prompt', 'reminder'] },
    deliveryChecks: { some: { checkId: { in: ids } }, none: { check: { state: { in: ['due', 'asked'] } } } },
  };
  await db.delivery.updateMany({ where: unsent, data: { state: 'cancelled' } });
}
