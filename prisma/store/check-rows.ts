import type { CheckRow } from '../../src/ports.js';
import { CHECK_STATES } from '../../src/domain/types.js';
import type { Prisma } from '../generated/client.js';
import { oneOf, optionalInstant, toDateText, toInstant } from '../convert.js';

export const CHECK = { item: { select: { code: true, sortKey: true } } } as const satisfies Prisma.CheckInclude;
export type CheckModel = Prisma.CheckGetPayload<{ include: typeof CHECK }>;

/** Checks one after the other as people read them: by item code. */
export const BY_CODE = [{ item: { sortKey: 'asc' } }, { occurrenceOn: 'asc' }] as const satisfies Prisma.CheckOrderByWithRelationInput[];

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
    itemCode: row.item.code,
    personId: row.personId,
    occurrenceOn: toDateText(row.occurrenceOn),
    timeZone: row.timeZone,
    dueAt: toInstant(row.dueAt),
    state: oneOf(CHECK_STATES, row.state),
    ...optional,
  };
}
