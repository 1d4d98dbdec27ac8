import type { CheckRow } from '../../src/ports.js';
import { CHECK_STATES } from '../../src/domain/types.js';
import type { Check } from '../generated/client.js';
import { Prisma } from '../generated/client.js';
import { oneOf, optionalInstant, toDateText, toInstant } from '../convert.js';

export const CHECK = { item: { select: { code: true, sortKey: true } } } as const satisfies Prisma.CheckInclude;

/** What a check is known by, with the code of its item. */
export interface CheckModel extends Pick<Check, 'id' | 'organizationId' | 'planId' | 'itemId' | 'personId' | 'occurrenceOn' | 'timeZone' | 'dueAt' | 'state' | 'stateReason' | 'movedReason' | 'askAt' | 'askedAt' | 'remindedAt' | 'lateAt' | 'lapseAt'> {
  readonly itemCode: string;
}

/** The same in SQL, of a check `c` and its item `i`. */
export const CHECK_COLUMNS = Prisma.sql`c."id", c."organizationId", c."planId", c."itemId", i."code" as "itemCode", c."personId", c."occurrenceOn", c."timeZone", c."dueAt",
  c."state", c."stateReason", c."movedReason", c."askAt", c."askedAt", c."remindedAt", c."lateAt", c."lapseAt"`;

/** Checks one after the other as people read them: by item code. */
export const BY_CODE = [{ item: { sortKey: 'asc' } }, { occurrenceOn: 'asc' }] as const satisfies Prisma.CheckOrderByWithRelationInput[];

/** A check that was read with `CHECK`. */
export function foundCheck(row: Prisma.CheckGetPayload<{ include: typeof CHECK }>): CheckRow {
  return checkRow({ ...row, itemCode: row.item.code });
}

/** A check as the rest of the product knows it. */
export function checkRow(row: CheckModel): CheckRow {
  const optional = {
    askAt: optionalInstant(row.askAt),
    askedAt: optionalInstant(row.askedAt),
    remindedAt: optionalInstant(row.remindedAt),
    lateAt: optionalInstant(row.lateAt),
    lapseAt: optionalInstant(row.lapseAt),
    stateReason: row.stateReason ?? undefined,
    movedReason: row.movedReason ?? undefined,
  };
  return {
    id: row.id,
    organizationId: row.organizationId,
    planId: row.planId,
    itemId: row.itemId,
    itemCode: row.itemCode,
    personId: row.personId,
    occurrenceOn: toDateText(row.occurrenceOn),
    timeZone: row.timeZone,
    dueAt: toInstant(row.dueAt),
    state: oneOf(CHECK_STATES, row.state),
    ...optional,
  };
}
