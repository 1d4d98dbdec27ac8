import { reachOrder } from '../../src/domain/reach-order.js';
import { PLATFORMS } from '../../src/domain/types.js';
import type { Platform } from '../../src/domain/types.js';
import type { IdentityInfo } from '../../src/ports.js';
import { oneOf, toInstant } from '../convert.js';
import type { Db } from '../convert.js';

/** Where to write to people: each person's places one after the other, the first first. */
export async function identitiesInOrder(db: Db, organizationId: string, personIds: readonly string[]): Promise<readonly IdentityInfo[]> {
  if (personIds.length === 0) return [];
  const rows = await db.identity.findMany({
    where: { organizationId, personId: { in: [...personIds] }, active: true },
    orderBy: { id: 'asc' },
    distinct: ['personId', 'platform', 'workspace'],
    include: { person: { select: { preferredPlatform: true } } },
  });
  const byPerson = new Map<string, typeof rows>();
  for (const row of rows) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), row]);
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
      [platformOf(own[0]?.person.preferredPlatform), platformOf(organization?.preferredPlatform)],
    ).map(({ personId, platform, workspace, user }) => ({ personId, platform, workspace, user })),
  );
}

/** A platform as it was kept; undefined for none. */
export function platformOf(kept: string | null | undefined): Platform | undefined {
  return kept === null || kept === undefined ? undefined : oneOf(PLATFORMS, kept);
}
