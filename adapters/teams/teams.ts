import type { Language } from '../../src/domain/types.js';
import { errorFields } from '../../src/errors.js';
import type { Chat } from '../../src/ports/chat.js';
import { appTokens } from './connect/app-credentials.js';
import type { AppTokens } from './connect/app-credentials.js';
import { placesOf } from './connect/clouds.js';
import type { ConnectedApp, TeamsApp } from './connect/credentials.js';
import { createConnector } from './connect/create-connector.js';
import { keepOwn } from './connect/keep-own.js';
import { createOwnApp } from './connect/own-app.js';
import { openIdKeys } from './connect/openid.js';
import { connectedOrganizations } from './connect/organizations.js';
import { memberLanguage, personLanguage } from './connect/person-language.js';
import { serviceUrls } from './connect/service-urls.js';
import { syncAllPeople, syncPeople } from './connect/sync-people.js';
import { tenantChats } from './connect/tenant-chats.js';
import { createVerifyToken } from './connect/verify-token.js';
import { createTakeActivity } from './inbound/create-take-activity.js';
import { createMessagesEndpoint } from './inbound/http.js';
import { createRefusalCounter } from './inbound/refusals.js';
import type { RefusalCounts } from './inbound/refusals.js';
import { createRunTurn } from './inbound/verified-adapter.js';
import type { TeamsOptions } from './teams-options.js';
import { teamsRoutes } from './teams-routes.js';
import type { TeamsRoutes } from './teams-routes.js';

export type { TeamsOptions, TeamsPlaces } from './teams-options.js';

/** Teams with every tenant whose app is connected. */
export interface Teams {
  readonly chatFor: (workspace: string) => Chat;
  /** The organization's id. */
  readonly organizationOf: (workspace: string) => Promise<string | undefined>;
  /** The first tenant of an organization. */
  readonly home: (organizationId: string) => Promise<string | undefined>;
  readonly routes: TeamsRoutes;
  /** Throws, with a code, while Teams cannot be worked with. */
  readonly ready: () => Promise<void>;
  /** Keeps the app of the settings, and where it `takes` what people do, matches them; in the background. */
  readonly start: (takes: boolean) => void;
  readonly stop: () => void;
  /** Matches people again; gives up waiting, not matching, after `REFRESH_MS`. */
  readonly refresh: () => Promise<void>;
  /** What was turned away since the start, by why. */
  readonly refused: () => RefusalCounts;
}

/** People change and are matched again daily, whatever events were missed. Milliseconds. */
const DAY_MS = 24 * 60 * 60 * 1_000;
/** As long as somebody at a command line may wait. Milliseconds. */
const REFRESH_MS = 15_000;

export function createTeams(options: TeamsOptions): Teams {
  const { app: own, cloud, store, sealer, wallClock, log, places = {} } = options;
  const { workspaces, people } = store;
  const inCloud = placesOf(cloud);
  const isServiceUrl = places.isServiceUrl ?? serviceUrls(inCloud);
  const languageOf = async (organizationId: string): Promise<Language | undefined> => (await people.organizations()).find(({ id }) => id === organizationId)?.language;
  const organizations = connectedOrganizations({ store: workspaces, sealer, own });

  const tokensByApp = new Map<string, AppTokens>();
  const tokensOf = (app: TeamsApp): AppTokens => {
    const by = JSON.stringify([app.appId, app.tenant, app.credentials]);
    const tokens = tokensByApp.get(by) ?? appTokens(app, { places: inCloud, network: places.network });
    tokensByApp.set(by, tokens);
    return tokens;
  };
  const chatFor = tenantChats({
    ...options,
    ...(places.isFileHost && { isFileHost: places.isFileHost }),
    isPictureHost: ({ href }) => isServiceUrl(href),
    references: store.references,
    serviceUrl: places.serviceUrl ?? inCloud.serviceUrl,
    organizations,
    connectorOf: (app) => createConnector({ ...app, tokens: tokensOf(app), isServiceUrl }),
    languageOf,
    languageOfMember: memberLanguage(store),
  });
  const sync = { ...options, chatFor };

  // Where others take what people do, they look after who is who as well.
  let isTaking = true;
  const ownApp = own && createOwnApp({ tokens: tokensOf(own), keep: () => keepOwn({ store, asked: own.organization, clock: wallClock }, own), onKept: async (organizationId) => void (isTaking && (await syncPeople(sync, organizationId, own.tenant))), log });
  /** The app of the settings may be sent something before its tenant is kept. */
  const findApp = async (appId: string): Promise<ConnectedApp | undefined> => {
    const found = await organizations.byApp(appId);
    if (found || appId !== own?.appId) return found;
    await ownApp?.again();
    return organizations.byApp(appId);
  };

  const refusals = createRefusalCounter();
  const handle = createMessagesEndpoint({
    verify: createVerifyToken({ keys: openIdKeys({ url: places.openId ?? inCloud.openId, clock: wallClock }), issuer: inCloud.issuer, clock: wallClock }),
    organizations: { byApp: findApp },
    isServiceUrl,
    run: createRunTurn(cloud),
    take: createTakeActivity({
      ...options,
      references: store.references,
      chatFor,
      clock: wallClock,
      languageOf: personLanguage({ store, languageOf }),
      onPlaceAdded: (organizationId, tenant) => syncPeople(sync, organizationId, tenant),
    }),
    count: refusals.count,
    log,
  });

  const syncOthers = (): Promise<void> => syncAllPeople(sync, own?.tenant);
  let daily: NodeJS.Timeout | undefined;
  const inBackground = (work: Promise<unknown>, event: string): void => void work.catch((error: unknown) => log.warn(event, { code: errorFields(error).code }));
  const organizationIn = async (workspace: string): Promise<string | undefined> => (await workspaces.find({ platform: 'teams', workspace }))?.organizationId;

  return {
    chatFor,
    refused: refusals.counts,
    organizationOf: async (workspace) => (await organizationIn(workspace)) ?? (await ownApp?.again().then(() => organizationIn(workspace))),
    home: async (organizationId) => (await workspaces.all('teams')).find((row) => row.organizationId === organizationId && row.state === 'active')?.workspace,
    routes: teamsRoutes(handle),
    ready: async () => ownApp?.ready(),
    start: (takes) => {
      isTaking = takes;
      ownApp?.begin();
      if (!takes) return;
      inBackground(syncOthers(), 'teams.people-not-matched');
      daily = setInterval(() => inBackground(syncAllPeople(sync), 'teams.people-not-matched'), DAY_MS).unref();
    },
    stop: () => {
      clearInterval(daily);
      ownApp?.stop();
    },
    refresh: () => {
      const matching = Promise.all([ownApp?.refresh(), syncOthers()]);
      inBackground(matching, 'teams.not-refreshed');
      return Promise.race([matching.then(() => undefined, () => undefined), new Promise<void>((resolve) => setTimeout(resolve, REFRESH_MS).unref())]);
    },
  };
}
