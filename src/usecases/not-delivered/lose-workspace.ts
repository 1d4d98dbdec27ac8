import type { Temporal } from 'temporal-polyfill';
import { plainMessage } from '../../domain/message.js';
import type { Store, Workspace } from '../../ports.js';
import { undeliveredTexts } from '../../text/undelivered/index.js';
import { stewardsOf, tellPeople } from './tell-people.js';

/**
 * The bot may no longer act in a workspace: what waits to go there is parked until it is connected again, and stewards
 * are told where they can be reached elsewhere. Returns ids of deliveries to send. Call inside a transaction.
 */
export async function loseWorkspace(store: Store, organizationId: string, lost: Workspace, reason: string, now: Temporal.Instant): Promise<readonly string[]> {
  const workspace: Workspace = { platform: lost.platform, workspace: lost.workspace };
  const before = await store.workspaces.find(workspace);
  await store.workspaces.remove(organizationId, workspace, reason, now);
  if (before?.state !== 'active' || before.organizationId !== organizationId) return [];
  return tellPeople(store, organizationId, await stewardsOf(store, organizationId), {
    key: `undelivered:workspace:${workspace.platform}:${workspace.workspace}:${now.toString()}`,
    message: ({ language }) => plainMessage(undeliveredTexts(language).workspaceLost(before.name), undeliveredTexts(language).workspaceWaits),
    except: workspace,
    now,
  });
}
