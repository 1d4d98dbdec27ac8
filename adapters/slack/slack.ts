import type { Language } from '../../src/domain/types.js';
import { errorFields } from '../../src/errors.js';
import type { Chat } from '../../src/ports/chat.js';
import { askedOnce } from './connect/asked-once.js';
import { connectSlack } from './connect/connect.js';
import { createAuthorize } from './connect/authorize.js';
import { memberLanguage, personLanguage } from './connect/person-language.js';
import { hasPeople, syncAllPeople, syncPeople } from './connect/sync-people.js';
import { clientOptions, createClient } from './connect/web-client.js';
import { workspaceChats } from './connect/workspace-chats.js';
import { createRefusalCounter } from './inbound/refusals.js';
import type { RefusalCounts } from './inbound/refusals.js';
import { createHttpInbound, createSocketInbound } from './inbound/slack-inbound.js';
import type { SlackInboundOptions } from './inbound/slack-inbound.js';
import { makeReplyHandle } from './outbound/reply-handle.js';
import type { SlackOptions } from './slack-options.js';
import { slackRoutes } from './slack-routes.js';
import type { SlackRoutes } from './slack-routes.js';

export type { SlackOptions } from './slack-options.js';

/** Slack with every workspace the bot was let into. */
export interface Slack {
  readonly chatFor: (workspace: string) => Chat;
  /** The organization's id. */
  readonly organizationOf: (workspace: string) => Promise<string | undefined>;
  /** The first workspace of an organization that the bot is in. */
  readonly home: (organizationId: string) => Promise<string | undefined>;
  readonly routes: SlackRoutes;
  /** Throws, with a code, while Slack cannot be worked with. */
  readonly ready: () => Promise<void>;
  /** Connects, and where it `takes` what people do, matches them and begins to. Slack need not answer: it is asked again in the background. */
  readonly start: (takes: boolean) => void;
  /** Takes nothing more over a connection of ours. */
  readonly stop: () => Promise<void>;
  /** Matches people again; gives up waiting, not matching, after `REFRESH_MS`. */
  readonly refresh: () => Promise<void>;
  /** What was turned away since the start, by why. */
  readonly refused: () => RefusalCounts;
}

/** People change and are matched again daily, whatever events were missed. Milliseconds. */
const DAY_MS = 24 * 60 * 60 * 1_000;
/** How long whose the one workspace is is taken for granted: everything that people do asks for it. Milliseconds. */
const FRESH_MS = 1_000;
/** As long as somebody at a command line may wait. Milliseconds. */
const REFRESH_MS = 15_000;

export function createSlack(options: SlackOptions): Slack {
  const { transport, store, log, api = {}, sealer } = options;
  const { workspaces, people } = store;
  const languageOf = async (organizationId: string): Promise<Language | undefined> => (await people.organizations()).find(({ id }) => id === organizationId)?.language;
  // Where others take what people do, they look after who is who as well.
  let isTaking = true;
  const connection = connectSlack({ ...options, languageOf, onConnected: async (organizationId, workspace) => void (isTaking && (await syncPeople(sync, organizationId, workspace))) });
  const chatFor = workspaceChats({ ...options, store: workspaces, source: connection.source, createClient: (token, workspace) => createClient(token, api, log, workspace), languageOf, languageOfMember: memberLanguage(store) });
  const sync = { ...options, chatFor };

  const refusals = createRefusalCounter();
  const inbound: SlackInboundOptions = {
    ...options,
    count: refusals.count,
    clock: options.wallClock,
    authorize: createAuthorize(connection.source),
    clientOptions: clientOptions(api, log),
    makeReply: (address) => makeReplyHandle(address, sealer),
    languageOf: personLanguage({ store, chatFor, languageOf }),
  };
  const http = transport.kind === 'http' ? createHttpInbound({ ...inbound, signingSecret: transport.signingSecret }) : undefined;
  const socket = transport.kind === 'socket' ? createSocketInbound({ ...inbound, appToken: transport.appToken }) : undefined;

  let socketFault: string | undefined;
  let daily: NodeJS.Timeout | undefined;
  const inBackground = (work: Promise<unknown>, event: string): void => void work.catch((error: unknown) => log.warn(event, { code: errorFields(error).code }));
  const findOrganization = async (workspace: string): Promise<string | undefined> => (await workspaces.find({ platform: 'slack', workspace }))?.organizationId;
  // The one of the settings stays whose it is until they are changed; of many, one may be let in anew for somebody else.
  const organizationIn = options.tenancy.kind === 'one' ? askedOnce(findOrganization, options.wallClock, FRESH_MS) : findOrganization;

  return {
    chatFor,
    refused: refusals.counts,
    organizationOf: async (workspace) => (await organizationIn(workspace)) ?? (await connection.again().then(() => organizationIn(workspace))),
    home: async (organizationId) => (await workspaces.all('slack')).find((row) => row.organizationId === organizationId && hasPeople(row))?.workspace,
    routes: slackRoutes({ ...(http && { events: http }), ...(connection.oauth && { oauth: connection.oauth }) }),
    ready: async () => {
      if (socketFault !== undefined) throw Object.assign(new Error('no connection'), { code: socketFault });
      await connection.ready();
    },
    start: (takes) => {
      isTaking = takes;
      connection.begin();
      if (!takes) return;
      // What is installed already is brought up to date; the one of the settings is when it is known.
      if (options.tenancy.kind === 'many') inBackground(syncAllPeople(sync), 'slack.people-not-matched');
      daily = setInterval(() => inBackground(syncAllPeople(sync), 'slack.people-not-matched'), DAY_MS).unref();
      socket?.start().catch((error: unknown) => {
        socketFault = errorFields(error).code;
        log.error('slack.socket-refused', { code: socketFault });
      });
    },
    stop: async () => {
      clearInterval(daily);
      connection.stop();
      await socket?.stop();
    },
    refresh: () => {
      const matching = options.tenancy.kind === 'one' ? connection.again() : syncAllPeople(sync);
      inBackground(matching, 'slack.not-refreshed');
      return Promise.race([matching.catch(() => undefined), new Promise<void>((resolve) => setTimeout(resolve, REFRESH_MS).unref())]);
    },
  };
}
