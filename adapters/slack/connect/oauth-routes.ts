import type { IncomingMessage, ServerResponse } from 'node:http';
import { InstallProvider } from '@slack/oauth';
import type { CallbackOptions, Installation, InstallURLOptions } from '@slack/oauth';
import type { Language } from '../../../src/domain/types.js';
import { AppError, errorFields } from '../../../src/errors.js';
import type { Clock, Logger } from '../../../src/ports/system.js';
import type { WorkspaceStore } from '../../../src/ports/workspace-store.js';
import { slackConnectTexts } from '../../../src/text/slack/index.js';
import { createBoltLogger } from '../inbound/bolt-logger.js';
import { linkInQuery, readInstallLink } from './install-link.js';
import type { InstallLink } from './install-link.js';
import { sendInstallPage } from './install-page.js';
import type { Installations, NewInstallation } from './installations.js';
import { PATHS } from './manifest.js';
import { NEEDED_SCOPES, OPTIONAL_SCOPES } from './scopes.js';
import { clientOptions } from './web-client.js';
import type { SlackApi } from './web-client.js';

export interface OAuthParts {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs links and the state that comes back. */
  readonly stateSecret: string;
  readonly publicUrl: string;
  readonly installations: Installations;
  readonly store: WorkspaceStore;
  /** Of the organization, for the pages; undefined where there is none of this id. */
  readonly languageOf: (organizationId: string) => Promise<Language | undefined>;
  /** Told after a workspace was let in. */
  readonly onInstalled: (organizationId: string, installation: NewInstallation) => Promise<void>;
  /** The real time. */
  readonly clock: Clock;
  readonly log: Logger;
  readonly api: SlackApi;
}

/** The two pages of OAuth. Neither rejects. */
export interface OAuthRoutes {
  readonly install: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly redirect: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

type Words = ReturnType<typeof slackConnectTexts>['install'];
/** What somebody reads for each code that ends an installation. */
const SAID: Readonly<Record<string, (words: Words) => string>> = {
  'install-link-bad': (words) => words.badLink,
  'install-link-expired': (words) => words.expired,
  'install-link-spent': (words) => words.spent,
  'workspace-taken': (words) => words.taken,
  'no-bot': (words) => words.noBot,
  slack_oauth_installer_authorization_error: (words) => words.cancelled,
  slack_oauth_invalid_state: (words) => words.wrongBrowser,
  slack_oauth_missing_state: (words) => words.wrongBrowser,
};

/**
 * Installing by OAuth: a signed link that names the organization opens it, the state (signed, ten minutes, tied to the
 * browser by a cookie) carries the link to the end, and there it is used up before Slack's code is.
 */
export function createOAuthRoutes(parts: OAuthParts): OAuthRoutes {
  const { clientId, clientSecret, stateSecret, publicUrl, installations, store, languageOf, onInstalled, clock, log, api } = parts;
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    directInstall: true,
    ...(api.authorizationUrl !== undefined && { authorizationUrl: api.authorizationUrl }),
    clientOptions: clientOptions(api, log),
    logger: createBoltLogger(log),
    installationStore: {
      // Bolt's `authorize` is ours, so nothing is read through here.
      fetchInstallation: () => Promise.reject(new TypeError('installations are read by createInstallations')),
      storeInstallation: async (installation) => {
        const { organizationId } = linkOf(installation.metadata);
        const found = installationOf(installation);
        await installations.save(organizationId, found);
        log.info('slack.installed', { workspace: found.workspace });
        await onInstalled(organizationId, found);
      },
    },
  });

  const linkOf = (text: string | undefined): InstallLink => readInstallLink(text ?? '', { secret: stateSecret, now: clock.now() });

  const say = async (response: ServerResponse, link: string | undefined, status: number, words: (texts: Words) => readonly string[]): Promise<void> => {
    const language = (await languageOfLink(link)) ?? 'en';
    sendInstallPage(response, { status, lines: words(slackConnectTexts(language).install), language });
  };
  const languageOfLink = async (link: string | undefined): Promise<Language | undefined> => {
    try {
      return await languageOf(linkOf(link).organizationId);
    } catch {
      return undefined;
    }
  };
  const fail = async (response: ServerResponse, link: string | undefined, error: unknown): Promise<void> => {
    const { code } = errorFields(error);
    log.warn('slack.not-installed', { code });
    await say(response, link, 400, (words) => [SAID[code]?.(words) ?? words.failed(code)]);
  };

  const callback: CallbackOptions = {
    beforeInstallation: async ({ metadata }) => {
      const { organizationId, id } = linkOf(metadata);
      if (!(await store.spendLink(organizationId, id))) throw spent();
      return true;
    },
    successAsync: ({ metadata, team, enterprise }, _options, _request, response) => say(response, metadata, 200, (words) => [words.installed(team?.name ?? enterprise?.name ?? 'Slack'), words.next]),
    failureAsync: (error, { metadata }, _request, response) => fail(response, metadata, error),
  };

  return {
    async install(request, response) {
      const text = linkInQuery(new URL(request.url ?? '/', publicUrl).searchParams);
      try {
        const { organizationId, id } = linkOf(text);
        if ((await languageOf(organizationId)) === undefined) throw new AppError('install-link-bad', 'This install link names no organization.');
        if (await store.isLinkSpent(organizationId, id)) throw spent();
        const options: InstallURLOptions = { scopes: [...NEEDED_SCOPES, ...OPTIONAL_SCOPES], redirectUri: `${publicUrl}${PATHS.redirect}`, metadata: text };
        response.setHeader('cache-control', 'no-store');
        response.setHeader('referrer-policy', 'no-referrer');
        await provider.handleInstallPath(request, response, undefined, options);
      } catch (error) {
        await fail(response, text, error);
      }
    },
    async redirect(request, response) {
      try {
        await provider.handleCallback(request, response, callback);
      } catch (error) {
        await fail(response, undefined, error);
      }
    },
  };
}

function spent(): AppError {
  return new AppError('install-link-spent', 'This install link was used already.');
}

/** What is kept of an installation: never a person's own token, for none is asked for. */
function installationOf({ team, enterprise, isEnterpriseInstall, bot, appId }: Installation<'v1' | 'v2', boolean>): NewInstallation {
  const where = isEnterpriseInstall === true ? enterprise : team;
  if (!where || !bot) throw new AppError('no-bot', 'Slack installed the app without a bot.');
  return {
    workspace: where.id,
    name: where.name ?? where.id,
    ...(enterprise && { enterprise: enterprise.id }),
    token: bot.token,
    botUser: bot.userId,
    botId: bot.id,
    ...(appId !== undefined && { appId }),
    scopes: bot.scopes,
  };
}
