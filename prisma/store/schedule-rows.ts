import type { Temporal } from 'temporal-polyfill';
import type { ScheduleRow } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, optionalDateText, optionalInstant } from '../convert.js';

/** Rows a statement: PostgreSQL takes 65,535 parameters at most. */
const CHUNK = 1_000;

/** Replaces an organization's schedules; those not named are switched off, not deleted. */
export async function saveSchedules(db: Db, organizationId: string, rows: readonly ScheduleRow[]): Promise<void> {
  await db.schedule.updateMany({
    where: { organizationId, itemId: { notIn: rows.map((row) => row.itemId) }, active: true },
    data: { active: false, nextAt: null, nextOn: null },
  });
  await advanceSchedules(db, organizationId, rows);
}

/** Writes schedules, one statement a thousand rows. */
export async function advanceSchedules(db: Db, organizationId: string, rows: readonly ScheduleRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    const values = rows.slice(start, start + CHUNK).map(
      (row) => Prisma.sql`(gen_random_uuid(), ${organizationId}::uuid, ${row.planId}::uuid, ${row.itemId}::uuid, ${row.cadenceId}::uuid, ${row.personId}::uuid, ${row.timeZone},
        ${row.nextOn ?? null}::date, ${row.nextAt ? fromInstant(row.nextAt) : null}::timestamptz, ${row.nextReason ?? null}, ${[...row.absorbed]}::text[], true)`,
    );
    await db.$executeRaw(Prisma.sql`
      insert into "public"."Schedule" ("id", "organizationId", "planId", "itemId", "cadenceId", "personId", "timeZone", "nextOn", "nextAt", "nextReason", "absorbed", "active")
      values ${Prisma.join(values)}
      on conflict ("organizationId", "itemId") do update set
        "planId" = excluded."planId", "cadenceId" = excluded."cadenceId", "personId" = excluded."personId", "timeZone" = excluded."timeZone",
        "nextOn" = excluded."nextOn", "nextAt" = excluded."nextAt", "nextReason" = excluded."nextReason", "absorbed" = excluded."absorbed", "active" = true`);
  }
}

/** Schedules of running plans whose next moment has come, the earliest first. */
export async function schedulesDue(db: Db, organizationId: string, now: Temporal.Instant, limit: number): Promise<ScheduleRow[]> {
  const rows = await db.schedule.findMany({
    where: { organizationId, active: true, nextAt: { lte: fromInstant(now) }, plan: { state: 'running' } },
    orderBy: [{ nextAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });
  return rows.map((row) => {
    const [nextOn, nextAt] = [optionalDateText(row.nextOn), optionalInstant(row.nextAt)];
    return {
      planId: row.planId,
      itemId: row.itemId,
      cadenceId: row.cadenceId,
      personId: row.personId,
      timeZone: row.timeZone,
      absorbed: row.absorbed,
      ...(nextOn !== undefined && { nextOn }),
      ...(nextAt && { nextAt }),
      ...(row.nextReason !== null && { nextReason: row.nextReason }),
    };
  });
}
