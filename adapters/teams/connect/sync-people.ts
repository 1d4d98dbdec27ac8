import { errorFields } from '../../../src/errors.js';
import type { Chat } from '../../../src/ports/chat.js';
import type { Store } from '../../../src/ports/store.js';
import type { Logger } from '../../../src/ports/system.js';
import type { WorkRequests } from '../../../src/ports/work.js';

export interface SyncParts {
  readonly store: Pick<Store, 'workspaces' | 'people'>;
  readonly work: Pick<WorkRequests, 'deliver'>;
  readonly chatFor: (workspace: string) => Chat;
  readonly log: Logger;
}

/** Matches the people of a tenant's rosters by email, then sends what waited for them or for the tenant. Throws as the chat and the store do. */
export async function syncPeople({ store, work, chatFor, log }: SyncParts, organizationId: string, workspace: string): Promise<void> {
  const place = { platform: 'teams', workspace } as const;
  try {
    const { matched } = await store.people.saveProfiles(organizationId, place, await chatFor(workspace).profiles());
    log.info('teams.people-matched', { workspace, matched });
  } finally {
    // Channels can be written to also while people cannot be listed.
    await work.deliver(organizationId, await store.workspaces.resume(organizationId, place));
  }
}

/**
 * All tenants, one after the other; one that fails is logged, the others go on.
 * @param except one that is left aside
 */
export async function syncAllPeople(parts: SyncParts, except?: string): Promise<void> {
  for (const { organizationId, workspace } of (await parts.store.workspaces.all('teams')).filter((row) => row.state === 'active' && row.workspace !== except)) {
    await syncPeople(parts, organizationId, workspace).catch((error: unknown) => parts.log.warn('teams.people-not-matched', { workspace, code: errorFields(error).code }));
  }
}
