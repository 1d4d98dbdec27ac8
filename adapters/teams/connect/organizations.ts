import { ChatError } from '../../../src/errors.js';
import type { Sealer } from '../../../src/ports/sealer.js';
import type { WorkspaceRow, WorkspaceStore } from '../../../src/ports/workspace-store.js';
import { openCredentials } from './credentials.js';
import type { ConnectedApp, TeamsApp } from './credentials.js';

/** Which app serves which organization in which tenant. */
export interface Organizations {
  /** Of the app that a token is for; undefined for an app that nobody connected. Throws as the store and the sealer do. */
  byApp(appId: string): Promise<ConnectedApp | undefined>;
  /** Throws `ChatError` `workspace-gone` for a tenant that nobody connected. */
  byTenant(tenant: string): Promise<ConnectedApp>;
}

export interface OrganizationsParts {
  readonly store: Pick<WorkspaceStore, 'find' | 'findByTeamsApp'>;
  readonly sealer: Sealer;
  /** The app of the settings, whose credentials are kept nowhere else. */
  readonly own?: TeamsApp | undefined;
}

export function connectedOrganizations({ store, sealer, own }: OrganizationsParts): Organizations {
  function read(row: WorkspaceRow | undefined): ConnectedApp | undefined {
    if (row?.state !== 'active' || row.appId === undefined) return undefined;
    const { appId, workspace: tenant, organizationId } = row;
    const isOwn = own !== undefined && own.appId === appId && own.tenant === tenant;
    const credentials = isOwn ? own.credentials : openCredentials(row, sealer);
    return credentials && { appId, tenant, organizationId, credentials };
  }

  return {
    byApp: async (appId) => read(await store.findByTeamsApp(appId)),
    byTenant: async (tenant) => {
      const found = read(await store.find({ platform: 'teams', workspace: tenant }));
      if (!found) throw new ChatError('workspace-gone', `No app is connected for the tenant ${tenant}. Set MICROSOFT_APP_ID, or connect one with \`throughline teams connect\`.`);
      return found;
    },
  };
}
