import { errorFields } from '../../../src/errors.js';
import type { Chat } from '../../../src/ports/chat.js';
import type { Logger } from '../../../src/ports/system.js';
import type { Store } from '../../../src/ports/store.js';
import type { WorkRequests } from '../../../src/ports/work.js';
import type { WorkspaceRow } from '../../../src/ports/workspace-store.js';

export interface SyncParts {
  readonly store: Pick<Store, 'workspaces' | 'people'>;
  readonly work: Pick<WorkRequests, 'deliver'>;
  readonly chatFor: (workspace: string) => Chat;
  readonly log: Logger;
}

/** An installation for all workspaces of an Enterprise Grid organization has its own row, and no people of its own. */
export function hasPeople({ workspace, state }: Pick<WorkspaceRow, 'workspace' | 'state'>): boolean {
  return state === 'active' && !workspace.startsWith('E');
}

/** Matches the people of a workspace by email, then sends what waited for them or for the workspace. Throws as the chat and the store do. */
export async function syncPeople({ store, work, chatFor, log }: SyncParts, organizationId: string, workspace: string): Promise<void> {
  const place = { platform: 'slack', workspace } as const;
  try {
    const { matched } = await store.people.saveProfiles(organizationId, place, await chatFor(workspace).profiles());
    log.info('slack.people-matched', { workspace, matched });
  } finally {
    // Channels can be written to also while people cannot be listed.
    await work.deliver(organizationId, await store.workspaces.resume(organizationId, place));
  }
}

/** All workspaces, one after the other; one that fails is logged, the others go on. */
export async function syncAllPeople(parts: SyncParts): Promise<void> {
  for (const row of (await parts.store.workspaces.all('slack')).filter(hasPeople)) {
    await syncPeople(parts, row.organizationId, row.workspace).catch((error: unknown) => parts.log.warn('slack.people-not-matched', { workspace: row.workspace, code: errorFields(error).code }));
  }
}
