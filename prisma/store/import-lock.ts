import type { Db } from '../convert.js';
import { lockSweep } from './sweep-lock.js';

/**
 * Waits until no other import of plans or calendars of this organization and no sweep of it is under way, and holds
 * others off until the transaction ends, also where there is no row to lock yet.
 */
export async function lockImports(db: Db, organizationKey: string): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('plan import'), hashtext(${organizationKey}))`;
  const organization = await db.organization.findUnique({ where: { key: organizationKey }, select: { id: true } });
  if (organization) await lockSweep(db, organization.id);
}
