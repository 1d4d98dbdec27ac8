import type { Temporal } from 'temporal-polyfill';
import type { ScheduleRow } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Schedule } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, fromOptionalInstant, optionalDateText, optionalInstant } from '../convert.js';
import { givenRows } from './given-rows.js';

const SCHEDULE = { planId: 'uuid', itemId: 'uuid', cadenceId: 'uuid', personId: 'uuid', timeZone: 'text', nextOn: 'date', nextAt: 'timestamptz', nextReason: 'text', absorbed: 'text[]' } as const;

/** Replaces an organization's schedules; those not named are switched off, not deleted. */
export async function saveSchedules(db: Db, organizationId: string, rows: readonly ScheduleRow[]): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    update "public"."Schedule" s set "active" = false, "nextAt" = null, "nextOn" = null
    where s."organizationId" = ${organizationId}::uuid and s."active" and not exists (select 1 from unnest(${rows.map((row) => row.itemId)}::uuid[]) as kept ("id") where kept."id" = s."itemId")`);
  await advanceSchedules(db, organizationId, rows);
}

/** Writes schedules in one statement. */
export async function advanceSchedules(db: Db, organizationId: string, rows: readonly ScheduleRow[]): Promise<void> {
  if (rows.length === 0) return;
  const given = rows.map(({ nextAt, absorbed, ...row }) => ({ ...row, absorbed: [...absorbed], nextAt: fromOptionalInstant(nextAt) }));
  await db.$executeRaw(Prisma.sql`
    insert into "public"."Schedule" ("id", "organizationId", "planId", "itemId", "cadenceId", "personId", "timeZone", "nextOn", "nextAt", "nextReason", "absorbed", "active")
    select gen_random_uuid(), ${organizationId}::uuid, "planId", "itemId", "cadenceId", "personId", "timeZone", "nextOn", "nextAt", "nextReason", "absorbed", true from ${givenRows(SCHEDULE, given)}
    on conflict ("organizationId", "itemId") do update set
      "planId" = excluded."planId", "cadenceId" = excluded."cadenceId", "personId" = excluded."personId", "timeZone" = excluded."timeZone",
      "nextOn" = excluded."nextOn", "nextAt" = excluded."nextAt", "nextReason" = excluded."nextReason", "absorbed" = excluded."absorbed", "active" = true`);
}

/** Schedules of running plans whose next moment has come, about so many: all or none of a person's, unless theirs alone are more. */
export async function schedulesDue(db: Db, organizationId: string, now: Temporal.Instant, limit: number): Promise<ScheduleRow[]> {
  const found = await db.$queryRaw<Schedule[]>(Prisma.sql`
    select s.* from "public"."Schedule" s join "public"."Plan" p on p."organizationId" = s."organizationId" and p."id" = s."planId" and p."state" = 'running'
    where s."organizationId" = ${organizationId}::uuid and s."active" and s."nextAt" <= ${fromInstant(now)}::timestamptz
    order by s."personId", s."nextAt", s."id" limit ${limit}`);
  const last = found.at(-1)?.personId;
  const whole = found.length < limit ? found : found.filter(({ personId }) => personId !== last);
  const rows = whole.length > 0 ? whole : found;
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
