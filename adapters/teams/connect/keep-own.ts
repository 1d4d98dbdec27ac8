import { AppError } from '../../../src/errors.js';
import type { PeopleStore } from '../../../src/ports/people-store.js';
import type { Clock } from '../../../src/ports/system.js';
import type { WorkspaceStore } from '../../../src/ports/workspace-store.js';
import { workspaceOf } from './credentials.js';
import type { TeamsApp } from './credentials.js';

export interface KeepOwnParts {
  readonly store: { readonly workspaces: WorkspaceStore; readonly people: Pick<PeopleStore, 'organizations'> };
  /** The key of the organization asked for by the settings. */
  readonly asked: string | undefined;
  /** The real time. */
  readonly clock: Clock;
}

/**
 * Keeps the tenant of the app that the settings name, and gives its organization's id; undefined while there is no
 * organization. One that is kept as it is, is left alone. Throws AppError `teams-organization`, `workspace-taken`, `app-taken`.
 */
export async function keepOwn({ store, asked, clock }: KeepOwnParts, { appId, tenant }: TeamsApp): Promise<string | undefined> {
  const known = await store.workspaces.find({ platform: 'teams', workspace: tenant });
  const organizationId = known && asked === undefined ? known.organizationId : await findOrganization(store.people, asked);
  if (organizationId === undefined) return undefined;
  const isKept = known?.state === 'active' && known.organizationId === organizationId && known.appId === appId && known.sealed === undefined;
  if (!isKept) await store.workspaces.save(workspaceOf({ appId, tenant, organizationId }), clock.now());
  return organizationId;
}

async function findOrganization(people: Pick<PeopleStore, 'organizations'>, asked: string | undefined): Promise<string | undefined> {
  const all = await people.organizations();
  const found = asked === undefined ? (all.length === 1 ? all[0] : undefined) : all.find(({ key }) => key === asked);
  if (found || all.length === 0) return found?.id;
  const keys = all.map(({ key }) => key).join(', ');
  throw new AppError('teams-organization', asked === undefined ? `The database holds several organizations, and MICROSOFT_APP_ID is the app of one. Set TEAMS_ORGANIZATION to one of: ${keys}.` : `TEAMS_ORGANIZATION names ${asked}, which is not in the database. Set it to one of: ${keys}.`);
}
