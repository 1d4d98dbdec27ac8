import { PLATFORMS } from '../../src/domain/types.js';
import { DELIVERY_URGENCY } from '../../src/ports.js';
import type { DeliveryKind, DeliveryStore, DueDelivery, WorkTime } from '../../src/ports.js';
import type { Db } from '../convert.js';
import { fromInstant, oneOf, toInstant } from '../convert.js';
import { Prisma } from '../generated/client.js';

export const DELIVERY_KINDS = ['prompt', 'reminder', 'digest', 'playback', 'answer', 'question', 'notice'] as const satisfies readonly DeliveryKind[];

export interface LookRow {
  readonly organizationId: string;
  readonly id: string;
  readonly kind: string;
  readonly platform: string;
  readonly workspace: string;
  readonly destinationKind: string;
  readonly destination: string;
  readonly conversation: string | null;
  readonly line: string | null;
  readonly someWait: boolean;
}

/** Of the table by its own name. */
export const LOOK_COLUMNS = Prisma.sql`"Delivery"."organizationId", "id", "kind", "platform", "workspace", "destinationKind", "destination", "conversation", "line",
  exists (select 1 from "public"."Delivery" l where l."line" is not null and l."organizationId" = "Delivery"."organizationId") as "someWait"`;

/** Waiting where a platform takes no more for now: who stands in which line, and who goes next. */
export function deliveryLines(db: Db): Pick<DeliveryStore, 'look' | 'standInLine' | 'behindIn' | 'firstInLine' | 'callFromLine' | 'lines'> {
  const lookAt = async (which: Prisma.Sql): Promise<DueDelivery | undefined> => {
    const [row] = await db.$queryRaw<LookRow[]>(Prisma.sql`select ${LOOK_COLUMNS} from "public"."Delivery" where ${which}`);
    return row && dueDelivery(row);
  };

  return {
    look: (organizationId, id, at) => lookAt(Prisma.sql`"organizationId" = ${organizationId}::uuid and "id" = ${id}::uuid and ${isWorkable(at)}`),

    async standInLine(organizationId, id, line, at) {
      await db.$executeRaw(Prisma.sql`
        update "public"."Delivery" set "line" = ${line} where "organizationId" = ${organizationId}::uuid and "id" = ${id}::uuid and ${isWorkable(at)}`);
    },

    async behindIn(organizationId, id, lines, at) {
      const [row] = await db.$queryRaw<{ line: string }[]>(Prisma.sql`
        select "line" from "public"."Delivery" where "line" = any(${[...lines]}) and "organizationId" = ${organizationId}::uuid and ${isWorkable(at)}
            and (${urgency('"Delivery"')}, "Delivery"."createdAt", "Delivery"."id") < (select ${urgency('me')}, me."createdAt", me."id" from "public"."Delivery" me where me."organizationId" = ${organizationId}::uuid and me."id" = ${id}::uuid)
        limit 1`);
      return row?.line;
    },

    firstInLine: (organizationId, line, at) => lookAt(Prisma.sql`"line" = ${line} and "organizationId" = ${organizationId}::uuid and ${isWorkable(at)} order by ${urgency('"Delivery"')}, "createdAt", "id" limit 1`),

    async callFromLine(organizationId, line, count, at) {
      const called = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
        with next as materialized (
          select "id" from "public"."Delivery" where "line" = ${line} and "organizationId" = ${organizationId}::uuid and ${isWorkable(at)}
          order by ${urgency('"Delivery"')}, "createdAt", "id" limit ${count} for update skip locked
        )
        update "public"."Delivery" d set "line" = null from next
        where d."organizationId" = ${organizationId}::uuid and d."id" = next."id"
        returning d."id"`);
      const [rest] = await db.$queryRaw<{ heldUntil: Date | null }[]>(Prisma.sql`
        select (select w."heldUntil" from "public"."ChatWorkspace" w where w."platform" = d."platform" and w."externalId" = d."workspace" and w."heldUntil" > ${fromInstant(at.wallClock)}::timestamptz) as "heldUntil"
        from "public"."Delivery" d where "line" = ${line} and d."organizationId" = ${organizationId}::uuid and ${HAS_WORK} limit 1`);
      return { called: called.map((row) => row.id), more: rest !== undefined, ...(rest?.heldUntil && { heldUntil: toInstant(rest.heldUntil) }) };
    },

    lines: () => db.$queryRaw<{ organizationId: string; line: string }[]>(Prisma.sql`select distinct "organizationId", "line" from "public"."Delivery" where "line" is not null and ${HAS_WORK}`),
  };
}

/** Something is to be sent, or brought up to date. */
const HAS_WORK = Prisma.sql`("state" in ('pending', 'sending') or "state" = 'sent' and "sentVersion" < "version")`;

/** Somebody could take it now. */
export const isWorkable = (at: WorkTime): Prisma.Sql => Prisma.sql`${HAS_WORK} and ${isDue(at)}`;

/** Its time has come, nobody has it in hand, and its workspace is not held. */
export function isDue({ now, wallClock }: WorkTime): Prisma.Sql {
  return Prisma.sql`"dueAt" <= ${fromInstant(now)}::timestamptz and ("leaseUntil" is null or "leaseUntil" <= ${fromInstant(wallClock)}::timestamptz)
    and not exists (select 1 from "public"."ChatWorkspace" w where w."platform" = "Delivery"."platform" and w."externalId" = "Delivery"."workspace" and w."heldUntil" > ${fromInstant(wallClock)}::timestamptz)`;
}

/** A number from the kind, the same everywhere; `table` is ours, never anybody's word. */
function urgency(table: 'me' | '"Delivery"'): Prisma.Sql {
  return Prisma.raw(`(case ${table}."kind" ${DELIVERY_KINDS.map((kind) => `when '${kind}' then ${DELIVERY_URGENCY[kind]}`).join(' ')} end)`);
}

/** As `LOOK_COLUMNS` gave it. */
export function dueDelivery({ id, kind, platform, workspace, destinationKind, destination, conversation, line, someWait }: LookRow): DueDelivery {
  return {
    id,
    kind: oneOf(DELIVERY_KINDS, kind),
    platform: oneOf(PLATFORMS, platform),
    workspace,
    destination: destinationKind === 'direct' ? { kind: 'direct', user: destination } : { kind: 'channel', channel: destination },
    someWait,
    ...(conversation !== null && { conversation }),
    ...(line !== null && { line }),
  };
}
