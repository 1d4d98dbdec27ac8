import { Temporal } from 'temporal-polyfill';
import type { Store } from '../../ports.js';
import { loseWorkspace } from '../not-delivered/lose-workspace.js';
import type { InboundOf } from './answering-deps.js';

/**
 * The bot was put out of a workspace. Word of that may come late: one that is older than the installation is of the
 * installation before, and takes nothing away. Where that is a mistake, the workspace itself says so at the next message.
 */
export async function handleWorkspaceChange(store: Store, organizationId: string, inbound: InboundOf<'workspace'>, now: Temporal.Instant): Promise<{ readonly deliveries: ReadonlySet<string> }> {
  const { platform, workspace, at, change } = inbound;
  const known = await store.workspaces.find({ platform, workspace });
  if (known?.state === 'active' && Temporal.Instant.compare(Temporal.Instant.from(at), known.changedAt) < 0) return { deliveries: new Set() };
  return { deliveries: new Set(await loseWorkspace(store, organizationId, inbound, change, now)) };
}
