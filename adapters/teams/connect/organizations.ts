import { ChatError } from '../../../src/errors.js';
import type { Sealer } from '../../../src/ports/sealer.js';
import type { Clock } from '../../../src/ports/system.js';
import type { WorkspaceRow, WorkspaceStore } from '../../../src/ports/workspace-store.js';
import { appCredentialsSchema } from './app-credentials.js';
import type { AppCredentials, TeamsApp } from './app-credentials.js';

/** An app with the organization that it serves. */
export interface ConnectedApp extends TeamsApp {
  readonly organizationId: string;
}

/** Which app serves which organization in which tenant. */
export interface Organizations {
  /** Of the app that a token is for; undefined for an app that nobody connected. Throws as the store and the sealer do. */
  byApp(appId: string): Promise<ConnectedApp | undefined>;
  /** Throws `ChatError` `workspace-gone` for a tenant that nobody connected. */
  byTenant(tenant: string): Promise<ConnectedApp>;
  /** Keeps an app with its credentials sealed. Throws AppError `workspace-taken`, `app-taken`. */
  save(app: ConnectedApp): Promise<void>;
}

export interface OrganizationsParts {
  readonly store: Pick<WorkspaceStore, 'find' | 'findByTeamsApp' | 'save'>;
  readonly sealer: Sealer;
  /** The real time. */
  readonly clock: Clock;
  /** The app of the settings, whose credentials are kept nowhere else. */
  readonly own?: TeamsApp | undefined;
}

/** What an organization's credentials are sealed for. */
export function sealedFor(tenant: string): string {
  return `teams:${tenant}`;
}

/** The credentials of a connected tenant. Throws as `Sealer.open` does; undefined where none are kept. */
export function openCredentials({ workspace, sealed }: Pick<WorkspaceRow, 'workspace' | 'sealed'>, sealer: Sealer): AppCredentials | undefined {
  return sealed === undefined ? undefined : appCredentialsSchema.parse(JSON.parse(sealer.open(sealed, sealedFor(workspace))));
}

export function connectedOrganizations({ store, sealer, clock, own }: OrganizationsParts): Organizations {
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
    save: async ({ appId, tenant, organizationId, credentials }) => {
      const sealed = sealer.seal(JSON.stringify(appCredentialsSchema.parse(credentials)), sealedFor(tenant));
      await store.save(workspaceOf({ appId, tenant, organizationId }, sealed), clock.now());
    },
  };
}

/** How an app's tenant is kept; without what it proves itself by where the settings hold that. */
export function workspaceOf({ appId, tenant, organizationId }: Omit<ConnectedApp, 'credentials'>, sealed?: string): Parameters<WorkspaceStore['save']>[0] {
  return { organizationId, platform: 'teams', workspace: tenant, name: 'Microsoft Teams', appId, botUser: `28:${appId}`, scopes: [], ...(sealed !== undefined && { sealed }) };
}
