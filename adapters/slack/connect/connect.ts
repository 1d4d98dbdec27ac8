import { errorFields } from '../../../src/errors.js';
import type { SlackOptions } from '../slack-options.js';
import type { BotIdentity } from './bot-identity.js';
import { createInstallations } from './installations.js';
import type { CredentialsSource, NewInstallation } from './installations.js';
import { keepWorkspace } from './keep-workspace.js';
import { createOAuthRoutes } from './oauth-routes.js';
import type { OAuthRoutes } from './oauth-routes.js';
import { createOneWorkspace } from './one-workspace.js';
import { createClient } from './web-client.js';

/** How the bot gets into workspaces, in either way. */
export interface SlackConnection {
  readonly source: CredentialsSource;
  /** Where workspaces are installed by OAuth. */
  readonly oauth?: OAuthRoutes;
  /** Connects what the settings name; goes on in the background. */
  begin(): void;
  /** Connects once more what could not be connected for want of an organization. */
  again(): Promise<void>;
  /** Throws, with a code, while nothing can be done. */
  ready(): Promise<void>;
  stop(): void;
}

export interface ConnectParts extends SlackOptions {
  readonly languageOf: Parameters<typeof createOAuthRoutes>[0]['languageOf'];
  /** Told of every workspace that was let in, or found to be. */
  readonly onConnected: (organizationId: string, workspace: string) => Promise<void>;
}

export function connectSlack(parts: ConnectParts): SlackConnection {
  const { tenancy } = parts;
  return tenancy.kind === 'one' ? connectOne(parts, tenancy) : connectMany(parts, tenancy);
}

type Tenancy<K> = Extract<SlackOptions['tenancy'], { readonly kind: K }>;

function connectOne(parts: ConnectParts, { botToken, organization }: Tenancy<'one'>): SlackConnection {
  const { store, wallClock, log, api = {}, onConnected } = parts;
  const one = createOneWorkspace({ token: botToken, client: createClient(botToken, api, log), log });
  let fault: string | undefined;

  /** Slack has answered: what remains to fail is ours. */
  async function keep(identity: BotIdentity): Promise<void> {
    try {
      const organizationId = await keepWorkspace({ store, asked: organization, clock: wallClock }, identity);
      fault = undefined;
      if (organizationId !== undefined) await onConnected(organizationId, identity.workspace);
    } catch (error) {
      fault = errorFields(error).code;
      throw error;
    }
  }

  return {
    source: one,
    begin: () => one.begin(keep),
    again: async () => keep(await one.identity()),
    ready: async () => {
      await one.ready();
      if (fault !== undefined) throw Object.assign(new Error('the workspace could not be kept'), { code: fault });
    },
    stop: () => one.stop(),
  };
}

function connectMany(parts: ConnectParts, { clientId, clientSecret, stateSecret, publicUrl }: Tenancy<'many'>): SlackConnection {
  const { store, sealer, wallClock, log, api = {}, languageOf, onConnected } = parts;
  const installations = createInstallations({ store: store.workspaces, sealer, clock: wallClock });

  async function onInstalled(organizationId: string, { workspace, enterprise, token }: NewInstallation): Promise<void> {
    const workspaces = workspace === enterprise ? await workspacesOf(token) : [workspace];
    for (const one of workspaces) {
      await installations.find(one, enterprise);
      // Whoever installs it does not wait for a long list of people.
      onConnected(organizationId, one).catch((error: unknown) => log.warn('slack.people-not-matched', { workspace: one, code: errorFields(error).code }));
    }
  }

  /** Those of an Enterprise Grid organization that the app was let into; what cannot be told now is seen when it says something. */
  async function workspacesOf(token: string): Promise<readonly string[]> {
    const { teams = [] } = await createClient(token, api, log).auth.teams.list({ limit: 1_000 }).catch(() => ({ teams: [] }));
    return teams.flatMap(({ id }) => id ?? []);
  }

  return {
    source: installations,
    oauth: createOAuthRoutes({ clientId, clientSecret, stateSecret, publicUrl, installations, store: store.workspaces, languageOf, onInstalled, clock: wallClock, log, api }),
    begin: () => undefined,
    again: () => Promise.resolve(),
    ready: () => Promise.resolve(),
    stop: () => undefined,
  };
}
