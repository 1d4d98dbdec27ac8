import { keyText } from '../../src/domain/plan-file/key-text.js';
import type { ChatProfile, Workspace } from '../../src/ports.js';
import type { Db } from '../convert.js';

/** Takes over what a platform says of its people; a known user keeps the person they are tied to, others match by email. */
export async function saveProfiles(
  db: Db,
  organizationId: string,
  workspace: Workspace,
  given: readonly ChatProfile[],
): Promise<{ matched: number; unmatched: number }> {
  // An email that a stranger shows proves nothing: their own organization lets them choose it. One that a steward let in is known by id.
  const outsiders = given.filter((profile) => profile.kind !== undefined).map((profile) => profile.user);
  const letIn = new Set((outsiders.length === 0 ? [] : await db.identity.findMany({ where: { organizationId, ...workspace, externalId: { in: outsiders }, letIn: true }, select: { externalId: true } })).map((identity) => identity.externalId));
  const strangers = outsiders.filter((user) => !letIn.has(user));
  const profiles = given.filter((profile) => profile.kind === undefined || letIn.has(profile.user));
  if (strangers.length > 0) await db.identity.updateMany({ where: { organizationId, ...workspace, externalId: { in: strangers }, active: true }, data: { active: false } });
  const emails = profiles.flatMap((profile) => (profile.email === undefined ? [] : [keyText(profile.email)]));
  const people = await db.person.findMany({ where: { organizationId, email: { in: emails } }, select: { id: true, email: true } });
  const known = await db.identity.findMany({ where: { organizationId, ...workspace, externalId: { in: profiles.map((profile) => profile.user) } } });
  const personByEmail = new Map(people.map((person) => [person.email, person.id]));
  const identityByUser = new Map(known.map((identity) => [identity.externalId, identity]));

  const created: Parameters<Db['identity']['createMany']>[0] & { data: unknown[] } = { data: [], skipDuplicates: true };
  let matched = 0;
  for (const profile of profiles) {
    const identity = identityByUser.get(profile.user);
    const personId = identity?.personId ?? personByEmail.get(keyText(profile.email ?? ''));
    if (personId === undefined) continue;
    matched += 1;
    const facts = { name: profile.name, handle: profile.handle ?? null, timeZone: profile.timeZone ?? null, locale: profile.locale ?? null, active: profile.active };
    if (!identity) created.data.push({ organizationId, ...workspace, externalId: profile.user, personId, ...facts });
    else if (Object.entries(facts).some(([key, value]) => identity[key as keyof typeof facts] !== value)) {
      await db.identity.update({ where: { organizationId_id: { organizationId, id: identity.id } }, data: facts });
    }
  }
  if (created.data.length > 0) await db.identity.createMany(created);
  return { matched, unmatched: profiles.length - matched };
}
