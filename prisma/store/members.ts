import { Temporal } from 'temporal-polyfill';
import type { Member } from '../../src/ports.js';
import { reachOrder } from '../../src/domain/reach-order.js';
import { PLATFORMS, ROLES } from '../../src/domain/types.js';
import type { Person } from '../generated/client.js';
import { Prisma } from '../generated/client.js';
import type { Db } from '../convert.js';
import { oneOf, toLanguage } from '../convert.js';
import { platformOf } from './identities-in-order.js';

/** A person with all that decides their language and zone: their places in chat, their unit and the units above it, the nearest first. */
interface MemberRow extends Omit<Person, 'createdAt'> {
  readonly organizationLanguage: string;
  readonly organizationZone: string;
  readonly organizationPlatform: string | null;
  readonly unitLanguages: readonly (string | null)[];
  readonly unitZones: readonly (string | null)[];
  readonly identities: readonly { readonly platform: string; readonly locale: string | null; readonly zone: string | null; /** Milliseconds since 1970. */ readonly lastWroteAt: number | null }[];
  readonly roles: readonly string[];
}

/** People of an organization by name, in one statement. @param which holds of a "Person" known as `p` */
export async function loadMembers(db: Db, organizationId: string, which: Prisma.Sql): Promise<Member[]> {
  const rows = await db.$queryRaw<MemberRow[]>(Prisma.sql`
    select p."id", p."organizationId", p."email", p."name", p."title", p."unitId", p."timeZone", p."language", p."preferredPlatform", p."active",
      o."language" as "organizationLanguage", o."timeZone" as "organizationZone", o."preferredPlatform" as "organizationPlatform",
      jsonb_build_array(u."language", above."language", top."language") as "unitLanguages", jsonb_build_array(u."timeZone", above."timeZone", top."timeZone") as "unitZones",
      (select coalesce(jsonb_agg(jsonb_build_object('platform', i."platform", 'locale', i."locale", 'zone', i."timeZone", 'lastWroteAt', (extract(epoch from i."lastWroteAt") * 1000)::bigint) order by i."id"), '[]')
        from "public"."Identity" i where i."organizationId" = p."organizationId" and i."personId" = p."id" and i."active") as "identities",
      (select coalesce(jsonb_agg(r."role" order by r."id"), '[]') from "public"."RoleGrant" r where r."organizationId" = p."organizationId" and r."personId" = p."id") as "roles"
    from "public"."Person" p
    join "public"."Organization" o on o."id" = p."organizationId"
    left join "public"."Unit" u on u."organizationId" = p."organizationId" and u."id" = p."unitId"
    left join "public"."Unit" above on above."organizationId" = p."organizationId" and above."id" = u."parentId"
    left join "public"."Unit" top on top."organizationId" = p."organizationId" and top."id" = above."parentId"
    where p."organizationId" = ${organizationId}::uuid and ${which}
    order by p."name", p."id"`);
  return rows.map(member);
}

function member(row: MemberRow): Member {
  const identities = reachOrder(
    row.identities.map(({ platform, lastWroteAt, locale, zone }) => ({ platform: oneOf(PLATFORMS, platform), locale, zone, ...(lastWroteAt !== null && { lastWroteAt: Temporal.Instant.fromEpochMilliseconds(lastWroteAt) }) })),
    [platformOf(row.preferredPlatform), platformOf(row.organizationPlatform)],
  );
  const language =
    toLanguage(row.language) ??
    first(identities, (identity) => toLanguage(identity.locale?.slice(0, 2).toLowerCase())) ??
    first(row.unitLanguages, toLanguage) ??
    toLanguage(row.organizationLanguage) ??
    'en';
  const timeZone = row.timeZone ?? first(identities, (identity) => identity.zone ?? undefined) ?? first(row.unitZones, (zone) => zone ?? undefined) ?? row.organizationZone;
  return {
    organizationId: row.organizationId,
    id: row.id,
    name: row.name,
    email: row.email,
    roles: row.roles.map((role) => oneOf(ROLES, role)),
    language,
    timeZone,
    active: row.active,
    ...(row.title !== null && { title: row.title }),
    ...(row.unitId !== null && { unitId: row.unitId }),
  };
}

function first<T, R>(rows: readonly T[], pick: (row: T) => R | undefined): R | undefined {
  for (const row of rows) {
    const found = pick(row);
    if (found !== undefined) return found;
  }
  return undefined;
}
