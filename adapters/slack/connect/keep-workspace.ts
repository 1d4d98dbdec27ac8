import type { PeopleStore } from '../../../src/ports/people-store.js';
import type { Clock } from '../../../src/ports/system.js';
import type { ConnectedWorkspace, WorkspaceRow, WorkspaceStore } from '../../../src/ports/workspace-store.js';
import type { BotIdentity } from './bot-identity.js';
import { findOrganization } from './find-organization.js';

export interface KeepWorkspaceParts {
  readonly store: { readonly workspaces: WorkspaceStore; readonly people: Pick<PeopleStore, 'organizations'> };
  /** The key of the organization asked for by the settings. */
  readonly asked: string | undefined;
  /** The real time. */
  readonly clock: Clock;
}

/**
 * Keeps the workspace of a token from the settings, as Slack tells it now, and gives its organization's id; undefined
 * while there is no organization. One that is kept as it is, is left alone. Throws AppError `slack-organization`, `workspace-taken`.
 */
export async function keepWorkspace({ store, asked, clock }: KeepWorkspaceParts, { workspace, name, botUser, botId, appId, scopes }: BotIdentity): Promise<string | undefined> {
  const known = await store.workspaces.find({ platform: 'slack', workspace });
  const organizationId = known && asked === undefined ? known.organizationId : await findOrganization(store.people, asked);
  if (organizationId === undefined) return undefined;
  const now: ConnectedWorkspace = { organizationId, platform: 'slack', workspace, name, botUser, botId, scopes, ...(appId !== undefined && { appId }) };
  if (!known || known.state !== 'active' || !isSame(known, now)) await store.workspaces.save(now, clock.now());
  return organizationId;
}

function isSame(known: WorkspaceRow, now: ConnectedWorkspace): boolean {
  const told = ({ organizationId, name, botUser, botId, appId, scopes }: ConnectedWorkspace): string => JSON.stringify([organizationId, name, botUser, botId, appId, [...scopes].sort()]);
  return told(known) === told(now);
}
