import { CHECK_STATES } from '../../src/domain/types.js';
import type { NewCheck, WrittenCheck } from '../../src/ports.js';
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
  closedAt: 'timestamptz',
} as const;

/** Writes checks in one statement; one that exists for its item and nominal date stays as it is. Gives those written. */
export async function createChecks(db: Db, organizationId: string, checks: readonly NewCheck[]): Promise<readonly WrittenCheck[]> {
  if (checks.length === 0) return [];
  const rows = checks.map(({ dueAt, askAt, closedAt, ...check }) => ({ ...check, dueAt: fromInstant(dueAt), askAt: fromOptionalInstant(askAt), closedAt: fromOptionalInstant(closedAt) }));
  const columns = Prisma.raw(Object.keys(NEW).map((name) => `"${name}"`).join(', '));
  const written = await db.$queryRaw<Pick<Check, 'id' | 'itemId' | 'state'>[]>(Prisma.sql`
    insert into "public"."Check" ("id", "organizationId", ${columns})
    select ${GIVEN_ID}, ${organizationId}::uuid, ${columns} from ${givenRows(NEW, rows)} order by "position"
    on conflict ("organizationId", "itemId", "occurrenceOn") do nothing
    returning "id", "itemId", "state"`);
  return written.map(({ id, itemId, state }) => ({ id, itemId, state: oneOf(CHECK_STATES, state) }));
}
