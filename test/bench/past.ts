import { administer } from '../support/postgres-server.js';
import type { District } from './district.js';

/** When the past ends: Monday, before anybody is asked. */
export const PAST_ENDS = '2026-09-14T08:00';

/** Rows that are right need no look at what each refers to. */
const UNCHECKED = 'set session_replication_role = replica;';

/**
 * Writes what a plan leaves behind that ran for so many weeks: for every item that somebody owns a check and its report a
 * week, the last of them a week before `PAST_ENDS`.
 */
export async function writePast({ url }: District, weeks: number): Promise<void> {
  await administer(
    url,
    `${UNCHECKED} insert into "Check" ("id", "organizationId", "planId", "itemId", "personId", "occurrenceOn", "timeZone", "dueAt", "state", "askedAt", "lateAt", "lapseAt", "answeredAt")
    select gen_random_uuid(), i."organizationId", i."planId", i."id", i."ownerId", w."day", 'America/Chicago', w."at", 'answered', w."at", w."at" + interval '2 days', w."at" + interval '5 days', w."at" + interval '1 hour'
    from (select date '2026-09-14' - n * 7 as "day", timestamptz '2026-09-14 14:00:00Z' - n * interval '7 days' as "at" from generate_series(${Math.trunc(weeks)}, 1, -1) n) w
    cross join "PlanItem" i
    where i."ownerId" is not null`,
  );
  await administer(
    url,
    `${UNCHECKED} insert into "Report" ("id", "organizationId", "planId", "itemId", "checkId", "personId", "status", "note", "language", "source", "platform", "workspace", "conversation", "message", "at", "confirmedAt")
    select gen_random_uuid(), "organizationId", "planId", "itemId", "id", "personId", (array['on-track', 'on-track', 'at-risk', 'off-track'])[1 + mod(abs(hashtext("id"::text)), 4)],
      'Visited twelve rooms and spoke with every team about what comes next', 'en', 'words', 'sandbox', 'sandbox', 'd-' || "personId", 'm-' || "id", "answeredAt", "answeredAt"
    from "Check"`,
  );
  // What the server does by itself, soon after: it would slow down whatever is measured meanwhile.
  await administer(url, 'vacuum analyze');
  await administer(url, 'checkpoint');
}
