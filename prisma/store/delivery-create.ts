import type { NewDelivery } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant } from '../convert.js';
import { GIVEN_ID, givenRows } from './given-rows.js';

const NEW = {
  key: 'text',
  kind: 'text',
  platform: 'text',
  workspace: 'text',
  destinationKind: 'text',
  destination: 'text',
  personId: 'uuid',
  planId: 'uuid',
  digestId: 'uuid',
  reportId: 'uuid',
  thread: 'text',
  payload: 'jsonb',
  state: 'text',
  lastError: 'text',
  dueAt: 'timestamptz',
  createdAt: 'timestamptz',
} as const;

/** Writes deliveries with the checks they ask about, in two statements; one whose key exists stays as it is. Gives the ids of those written. */
export async function createDeliveries(db: Db, organizationId: string, deliveries: readonly NewDelivery[]): Promise<readonly string[]> {
  if (deliveries.length === 0) return [];
  const columns = Prisma.raw(Object.keys(NEW).map((name) => `"${name}"`).join(', '));
  const written = await db.$queryRaw<{ id: string; key: string }[]>(Prisma.sql`
    insert into "public"."Delivery" ("id", "organizationId", ${columns})
    select ${GIVEN_ID}, ${organizationId}::uuid, ${columns} from ${givenRows(NEW, deliveries.map(rowOf))} order by "position"
    on conflict ("organizationId", "key") do nothing
    returning "id", "key"`);
  const idOf = new Map(written.map((row) => [row.key, row.id]));
  const checks = deliveries.flatMap(({ key, checkIds = [] }) => {
    const deliveryId = idOf.get(key);
    return deliveryId === undefined ? [] : checkIds.map((checkId, place) => ({ deliveryId, checkId, place }));
  });
  if (checks.length > 0) {
    await db.$executeRaw(Prisma.sql`
      insert into "public"."DeliveryCheck" ("id", "organizationId", "deliveryId", "checkId", "position")
      select ${GIVEN_ID}, ${organizationId}::uuid, "deliveryId", "checkId", "place" from ${givenRows({ deliveryId: 'uuid', checkId: 'uuid', place: 'int' }, checks)} order by "given"."position"
      on conflict ("organizationId", "deliveryId", "checkId") do nothing`);
  }
  return written.map((row) => row.id);
}

function rowOf({ key, kind, platform, workspace, destination, personId, planId, digestId, thread, content, dueAt, parked }: NewDelivery): Readonly<Partial<Record<keyof typeof NEW, unknown>>> {
  return {
    key,
    kind,
    platform,
    workspace,
    destinationKind: destination.kind,
    destination: destination.kind === 'direct' ? destination.user : destination.channel,
    personId,
    planId,
    digestId,
    reportId: content.kind === 'report' ? content.reportId : null,
    thread: thread ? JSON.stringify(thread) : null,
    payload: content,
    state: parked === undefined ? 'pending' : 'parked',
    lastError: parked ?? null,
    dueAt: fromInstant(dueAt),
    createdAt: fromInstant(dueAt),
  };
}
