import { sealCredentials, workspaceOf } from '../../adapters/teams/connect/credentials.js';
import type { ConnectedApp } from '../../adapters/teams/connect/credentials.js';
import type { AppCheck } from '../../adapters/teams/connect/check-app.js';
import type { TeamsPlaces } from '../../adapters/teams/teams.js';
import type { TeamsConfig } from '../config.js';
import type { Clock, Store } from '../ports.js';
import { createSealer } from '../seal.js';
import type { TokenKeys } from '../seal.js';

export type { AppCheck, ConnectedApp };

/** Asks Microsoft for a token of the app. Throws AppError `teams-certificate`. */
export async function checkTeamsApp(app: ConnectedApp, cloud: TeamsConfig['cloud'], { network }: Pick<TeamsPlaces, 'network'> = {}): Promise<AppCheck> {
  const { checkApp } = await import('../../adapters/teams/connect/check-app.js');
  return checkApp(app, { cloud, network });
}

/** Keeps an app with what it proves itself by, sealed. Throws AppError `workspace-taken`, `app-taken`. */
export async function connectTeamsApp(store: Pick<Store, 'workspaces'>, { credentials, ...app }: ConnectedApp, keys: TokenKeys, clock: Clock): Promise<void> {
  await store.workspaces.save(workspaceOf(app, sealCredentials(credentials, createSealer(keys), app.tenant)), clock.now());
}
