import type { ItemOverview } from '../../src/domain/overview.js';
import type { Cadence, Schedule } from '../generated/client.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { optionalDateText, optionalInstant, toTranslations } from '../convert.js';
import { isOneOf } from './plan-items.js';
import type { PlanItems } from './plan-items.js';

type Next = NonNullable<ItemOverview['next']>;

/** A schedule with what its cadence asks for, as `NEXT` selects it. */
export interface NextRow extends Pick<Schedule, 'personId' | 'timeZone' | 'nextOn' | 'nextAt'>, Pick<Cadence, 'evidence'> {
  readonly evidenceTranslations: unknown;
}

/** The columns of a `NextRow`, of a "Schedule" known as `s` and its "Cadence" known as `c`. */
export const NEXT = Prisma.sql`s."personId", s."timeZone", s."nextOn", s."nextAt", c."evidence", c."translations" as "evidenceTranslations"`;

/** By item: whom it asks next, for what and when. */
export async function loadNext(db: Db, items: PlanItems): Promise<ReadonlyMap<string, Next>> {
  const rows = await db.$queryRaw<(NextRow & Pick<Schedule, 'itemId'>)[]>(Prisma.sql`
    select s."itemId", ${NEXT}
    from "public"."Schedule" s
    join "public"."Cadence" c on c."organizationId" = s."organizationId" and c."id" = s."cadenceId"
    where s."organizationId" = ${items.organizationId}::uuid and s."planId" = ${items.planId}::uuid and s."active" and ${isOneOf(items, Prisma.sql`s."itemId"`)}`);
  return new Map(rows.map((row) => [row.itemId, nextFacts(row)]));
}

export function nextFacts({ personId, timeZone, nextOn, nextAt, evidence, evidenceTranslations }: NextRow): Next {
  return {
    personId,
    timeZone,
    evidenceTranslations: toTranslations(evidenceTranslations),
    ...(evidence !== null && { evidence }),
    ...(nextOn && { on: optionalDateText(nextOn) }),
    ...(nextAt && { at: optionalInstant(nextAt) }),
  };
}
