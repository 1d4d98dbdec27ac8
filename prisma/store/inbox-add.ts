import type { Temporal } from 'temporal-polyfill';
import type { Inbound } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant } from '../convert.js';
import { GIVEN_ID, givenRows } from './given-rows.js';

export interface AddCall {
  readonly organizationId: string;
  readonly inbound: Inbound;
  readonly receivedAt: Temporal.Instant;
}

const NEW = { organizationId: 'uuid', platform: 'text', workspace: 'text', key: 'text', userId: 'text', type: 'text', payload: 'jsonb', receivedAt: 'timestamptz' } as const;

type Written = { readonly id: string } & Readonly<Record<'organizationId' | 'platform' | 'workspace' | 'key', string>>;

/** Keeps what people did, in one statement; gives the id of each, undefined for what was kept before. Of one act that stands among them twice the first is kept. */
export async function addEvents(db: Db, calls: readonly AddCall[]): Promise<ReadonlyMap<AddCall, () => string | undefined>> {
  const columns = Prisma.raw(Object.keys(NEW).map((name) => `"${name}"`).join(', '));
  const rows = calls.map(({ organizationId, inbound, receivedAt }) => {
    const { platform, workspace, key, user, type } = inbound;
    return { organizationId, platform, workspace, key, userId: user, type, payload: inbound, receivedAt: fromInstant(receivedAt) };
  });
  const written = await db.$queryRaw<Written[]>(Prisma.sql`
    insert into "public"."InboundEvent" ("id", ${columns}, "state")
    select ${GIVEN_ID}, ${columns}, 'pending' from ${givenRows(NEW, rows)} order by "position"
    on conflict ("organizationId", "platform", "workspace", "key") do nothing
    returning "id", "organizationId", "platform", "workspace", "key"`);
  const ids = new Map(written.map((row) => [actOf(row), row.id]));
  return new Map(
    calls.map((call) => {
      const act = actOf({ organizationId: call.organizationId, ...call.inbound });
      const id = ids.get(act);
      ids.delete(act);
      return [call, () => id];
    }),
  );
}

function actOf({ organizationId, platform, workspace, key }: Omit<Written, 'id'>): string {
  return JSON.stringify([organizationId, platform, workspace, key]);
}
