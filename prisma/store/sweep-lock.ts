import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';

/** Any fixed number, the same in every process: tells the sweep's locks from PostgreSQL's other advisory locks. */
const SWEEP_LOCK = 7_426_113;

/** Takes the organization's sweep lock until the transaction ends; false where somebody else has it. */
export async function trySweepLock(db: Db, organizationId: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ taken: boolean }[]>(Prisma.sql`select pg_try_advisory_xact_lock(${SWEEP_LOCK}::int, hashtext(${organizationId})) as "taken"`);
  return row?.taken ?? false;
}

/** Waits for the organization's sweep lock and holds it until the transaction ends. */
export async function lockSweep(db: Db, organizationId: string): Promise<void> {
  await db.$executeRaw(Prisma.sql`select pg_advisory_xact_lock(${SWEEP_LOCK}::int, hashtext(${organizationId}))`);
}
