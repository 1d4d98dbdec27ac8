import type { DeliveryRow, DueDelivery, MessageRef, WorkTime } from '../../src/ports.js';
import type { Temporal } from 'temporal-polyfill';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { fromInstant } from '../convert.js';
import { dueDelivery, isWorkable, LOOK_COLUMNS } from './delivery-lines.js';
import type { LookRow } from './delivery-lines.js';
import { deliveryRow } from './delivery-rows.js';
import type { DeliveryModel } from './delivery-rows.js';

interface Which {
  readonly organizationId: string;
  readonly id: string;
}

export interface LookCall extends Which {
  readonly at: WorkTime;
}

export interface ClaimCall extends Which {
  readonly lease: WorkTime & { readonly leaseMs: number };
}

export interface SentCall extends Which {
  readonly version: number;
  readonly ref: MessageRef;
  readonly at: Temporal.Instant;
}

/** Whether to wait for a row that somebody else is changing just now, or to leave it out. */
export type Locked = 'wait' | 'skip';

/** Each as it waits, if it could be claimed at the moment of the first call; the others are left out. */
export async function lookAtDeliveries(db: Db, calls: readonly LookCall[]): Promise<ReadonlyMap<LookCall, () => DueDelivery>> {
  const [first] = calls;
  if (!first) return new Map();
  const rows = await db.$queryRaw<(LookRow & Which)[]>(Prisma.sql`
    select ${LOOK_COLUMNS} from "public"."Delivery" join ${asked(calls)} on "organizationId" = "askedOrganization" and "id" = "askedId" where ${isWorkable(first.at)}`);
  return answers(calls, rows, dueDelivery);
}

/** Takes each that can be taken at the moment of the first call, for as long as that says; the others are left out. A row is read when its answer is. */
export async function claimDeliveries(db: Db, calls: readonly ClaimCall[], locked: Locked): Promise<ReadonlyMap<ClaimCall, () => DeliveryRow>> {
  const [first] = calls;
  if (!first) return new Map();
  const at = fromInstant(first.lease.wallClock);
  const rows = await db.$queryRaw<DeliveryModel[]>(Prisma.sql`
    with free as materialized (
      select "organizationId" as "freeOrganization", "id" as "freeId" from "public"."Delivery" join ${asked(calls)} on "organizationId" = "askedOrganization" and "id" = "askedId"
      where ${isWorkable(first.lease)}
      for update of "Delivery" ${orSkip(locked)}
    )
    update "public"."Delivery" d
    set "leaseUntil" = ${new Date(at.getTime() + first.lease.leaseMs)}::timestamptz, "attempts" = d."attempts" + 1, "line" = null,
      "triedAt" = case when d."attempts" = 0 or d."triedAt" is null then ${at}::timestamptz else d."triedAt" end,
      "state" = case when d."state" = 'pending' then 'sending' else d."state" end
    from free where d."organizationId" = "freeOrganization" and d."id" = "freeId"
    returning d.*,
      (select p."state" from "public"."Plan" p where p."organizationId" = d."organizationId" and p."id" = d."planId") as "planState",
      array(select dc."checkId"::text from "public"."DeliveryCheck" dc where dc."organizationId" = d."organizationId" and dc."deliveryId" = d."id" order by dc."position") as "checkIds"`);
  return answers(calls, rows, deliveryRow);
}

/** Notes each as sent; with `skip` those that somebody else is changing just now are left out. */
export async function markSent(db: Db, calls: readonly SentCall[], locked: Locked): Promise<ReadonlyMap<SentCall, () => void>> {
  const rows = await db.$queryRaw<Which[]>(Prisma.sql`
    with mine as materialized (
      select "asked".* from "public"."Delivery"
      join unnest(${calls.map((call) => call.organizationId)}::uuid[], ${calls.map((call) => call.id)}::uuid[], ${calls.map((call) => call.version)}::int[],
        ${calls.map((call) => call.ref.conversation)}::text[], ${calls.map((call) => call.ref.message)}::text[], ${calls.map((call) => call.at.toString())}::timestamptz[])
        as "asked" ("askedOrganization", "askedId", "askedVersion", "askedConversation", "askedMessage", "askedAt")
        on "organizationId" = "askedOrganization" and "id" = "askedId"
      for update of "Delivery" ${orSkip(locked)}
    )
    update "public"."Delivery" d
    set "state" = 'sent', "sentVersion" = "askedVersion", "conversation" = "askedConversation", "message" = "askedMessage", "sentAt" = "askedAt", "leaseUntil" = null, "lastError" = null, "attempts" = 0
    from mine where d."organizationId" = "askedOrganization" and d."id" = "askedId"
    returning d."organizationId", d."id"`);
  return answers(calls, rows, () => undefined);
}

function asked(calls: readonly Which[]): Prisma.Sql {
  return Prisma.sql`unnest(${calls.map((call) => call.organizationId)}::uuid[], ${calls.map((call) => call.id)}::uuid[]) as "asked" ("askedOrganization", "askedId")`;
}

const orSkip = (locked: Locked): Prisma.Sql => (locked === 'skip' ? Prisma.sql`skip locked` : Prisma.empty);

/** Each row to the call that asked for it; of two calls for one, the first has it. */
function answers<C extends Which, R extends Which, V>(calls: readonly C[], rows: readonly R[], read: (row: R) => V): ReadonlyMap<C, () => V> {
  const byId = new Map([...calls].reverse().map((call) => [`${call.organizationId}/${call.id}`, call]));
  return new Map(
    rows.flatMap((row): [C, () => V][] => {
      const call = byId.get(`${row.organizationId}/${row.id}`);
      return call ? [[call, () => read(row)]] : [];
    }),
  );
}
