import { CHECK_STATES } from '../../src/domain/types.js';
import type { AskedTimes, NewCheck, WrittenCheck } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Check } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant, fromOptionalInstant, oneOf } from '../convert.js';
import { GIVEN_ID, givenRows } from './given-rows.js';

const NEW = {
  planId: 'uuid',
  itemId: 'uuid',
  personId: 'uuid',
  occurrenceOn: 'date',
  timeZone: 'text',
  dueAt: 'timestamptz',
  movedReason: 'text',
  state: 'text',
  stateReason: 'text',
  askAt: 'timestamptz',
  askedAt: 'timestamptz',
  remindAt: 'timestamptz',
  lateAt: 'timestamptz',
  lapseAt: 'timestamptz',
  closedAt: 'timestamptz',
} as const;

/** Writes checks in one statement; one that exists for its item and nominal date stays as it is. Gives those written. */
export async function createChecks(db: Db, organizationId: string, checks: readonly NewCheck[]): Promise<readonly WrittenCheck[]> {
  if (checks.length === 0) return [];
  const columns = Prisma.raw(Object.keys(NEW).map((name) => `"${name}"`).join(', '));
  const written = await db.$queryRaw<Pick<Check, 'id' | 'planId' | 'itemId' | 'personId' | 'state'>[]>(Prisma.sql`
    insert into "public"."Check" ("id", "organizationId", ${columns})
    select ${GIVEN_ID}, ${organizationId}::uuid, ${columns} from ${givenRows(NEW, checks.map(rowOf))} order by "position"
    on conflict ("organizationId", "itemId", "occurrenceOn") do nothing
    returning "id", "planId", "itemId", "personId", "state"`);
  return written.map(({ state, ...row }) => ({ ...row, state: oneOf(CHECK_STATES, state) }));
}

function rowOf({ dueAt, askAt, closedAt, times, ...check }: NewCheck): Readonly<Partial<Record<keyof typeof NEW, unknown>>> {
  return { ...check, dueAt: fromInstant(dueAt), askAt: fromOptionalInstant(askAt), closedAt: fromOptionalInstant(closedAt), ...(times && timesOf(times)) };
}

/** When a check was asked and what follows, as the database takes it. */
export function timesOf({ askedAt, remindAt, lateAt, lapseAt }: AskedTimes): Readonly<Record<'askedAt' | 'remindAt' | 'lateAt' | 'lapseAt', Date | null>> {
  return { askedAt: fromInstant(askedAt), remindAt: fromOptionalInstant(remindAt), lateAt: fromInstant(lateAt), lapseAt: fromInstant(lapseAt) };
}
