import type { Language } from '../../domain/types.js';
import type { Store, Workspace } from '../../ports.js';

/** The language to answer a platform user in: their own where they are known, else the organization's. */
export async function languageOf(store: Store, organizationId: string, workspace: Workspace, user: string): Promise<Language> {
  const member = await store.people.byIdentity(organizationId, workspace, user);
  if (member) return member.language;
  return (await store.people.organizations()).find((organization) => organization.id === organizationId)?.language ?? 'en';
}
