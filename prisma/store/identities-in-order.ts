import { reachOrder } from '../../src/domain/reach-order.js';
import { PLATFORMS } from '../../src/domain/types.js';
import type { Platform } from '../../src/domain/types.js';
import type { IdentityInfo } from '../../src/ports.js';
import { Prisma } from '../generated/client.js';
import { groupBy, oneOf, toInstant } from '../convert.js';
import type { Db } from '../convert.js';

/** One place where a person can be written to. */
interface PlaceRow {
  readonly personId: string;
  readonly platform: string;
  readonly workspace: string;
  readonly externalId: string;
  readonly lastWroteAt: Date | null;
  readonly preferredPlatform: string | null;
}

/** Where to write to people: each person's places one after the other, the first first. */
export async function identitiesInOrder(db: Db, organizationId: string, personIds: readonly string[]): Promise<readonly IdentityInfo[]> {
  if (personIds.length === 0) return [];
  const rows = await db.$queryRaw<PlaceRow[]>(Prisma.sql`
    select "own".*, p."preferredPlatform" from (
      select distinct on (i."personId", i."platform", i."workspace") i."id", i."personId", i."platform", i."workspace", i."externalId", i."lastWroteAt"
      from unnest(${personIds}::uuid[]) as named ("id")
      join "public"."Identity" i on i."organizationId" = ${organizationId}::uuid and i."personId" = named."id" and i."active"
      order by i."personId", i."platform", i."workspace", i."id"
    ) "own" join "public"."Person" p on p."organizationId" = ${organizationId}::uuid and p."id" = "own"."personId"
    order by "own"."id"`);
  const byPerson = groupBy(rows, ({ personId }) => personId);
  // Most people have one place: nothing has to be chosen then.
  const isChoice = rows.length > byPerson.size;
  const organization = isChoice ? await db.organization.findUnique({ where: { id: organizationId }, select: { preferredPlatform: true } }) : undefined;
  const removed = new Set((isChoice ? await db.chatWorkspace.findMany({ where: { organizationId, state: 'removed' }, select: { platform: true, externalId: true } }) : []).map(({ platform, externalId }) => `${platform} ${externalId}`));
  return [...byPerson.values()].flatMap((own) =>
    reachOrder(
      own.map(({ personId, platform, workspace, externalId, lastWroteAt }) => ({
        personId,
        platform: oneOf(PLATFORMS, platform),
        workspace,
        user: externalId,
        isRemoved: removed.has(`${platform} ${workspace}`),
        ...(lastWroteAt && { lastWroteAt: toInstant(lastWroteAt) }),
      })),
      [platformOf(own[0]?.preferredPlatform), platformOf(organization?.preferredPlatform)],
    ).map(({ personId, platform, workspace, user }) => ({ personId, platform, workspace, user })),
  );
}

/** A platform as it was kept; undefined for none. */
export function platformOf(kept: string | null | undefined): Platform | undefined {
  return kept === null || kept === undefined ? undefined : oneOf(PLATFORMS, kept);
}
