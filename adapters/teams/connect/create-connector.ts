import { z } from 'zod';
import { ChatError } from '../../../src/errors.js';
import { calling, readRefusal, refusalOf, TeamsRefusal } from '../outbound/errors.js';
import { ConnectorClient, TeamsConnectorClient } from '../sdk.js';
import type { ServiceClientCredentials } from '../sdk.js';
import type { AppTokens } from './app-credentials.js';
import type { Connector } from './connector.js';
import { httpClient } from './http-client.js';
import { readRosterMember, readRosterPage } from './read-roster.js';
import type { IsServiceUrl } from './service-urls.js';

export interface ConnectorParts {
  /** Both in lower case. */
  readonly appId: string;
  readonly tenant: string;
  readonly tokens: AppTokens;
  readonly isServiceUrl: IsServiceUrl;
}

/** As many as the service gives at once; the first page has the size that it chooses itself. */
const PAGE_SIZE = 500;
/** More than the largest team has members (25,000), told in pages. */
const MOST_PAGES = 200;
/** A picture is read while it is wanted. Milliseconds. */
const DOWNLOAD_MS = 20_000;

const channelsSchema = z.looseObject({ conversations: z.array(z.looseObject({ id: z.string().min(1), name: z.string().nullish(), type: z.string().nullish() })) });

/** The Bot Connector as one organization's app. */
export function createConnector({ appId, tenant, tokens, isServiceUrl }: ConnectorParts): Connector {
  const credentials: ServiceClientCredentials = {
    signRequest: async (resource) => {
      resource.headers.set('authorization', `Bearer ${await tokens.get()}`);
      return resource;
    },
  };
  const options = (serviceUrl: string) => {
    if (!isServiceUrl(serviceUrl)) throw new ChatError('message-refused', 'The conversation is served at an address that is not one of Teams’ own. Nothing is sent there.');
    return { baseUri: serviceUrl, httpClient };
  };
  const conversations = (serviceUrl: string) => new ConnectorClient(credentials, options(serviceUrl)).conversations;
  const teams = (serviceUrl: string) => new TeamsConnectorClient(credentials, options(serviceUrl)).teams;

  return {
    post: (to, activity) =>
      calling('post', async () => {
        const { id } = await conversations(to.serviceUrl).sendToConversation(to.conversation, sdkActivity(activity));
        // An empty answer is given for a message that was split, and there is no way to find out what became of it.
        if (!id) throw new ChatError('message-refused', 'Teams took the message and did not say what it calls it.');
        return id;
      }),

    put: (to, message, activity) => calling('put', async () => void (await conversations(to.serviceUrl).updateActivity(to.conversation, message, sdkActivity(activity)))),

    remove: (to, message) => calling('remove', async () => void (await conversations(to.serviceUrl).deleteActivity(to.conversation, message))),

    createDirect: (serviceUrl, user) =>
      calling('createDirect', async () => {
        const { id } = await conversations(serviceUrl).createConversation({ isGroup: false, bot: { id: `28:${appId}`, name: '' }, members: [{ id: user, name: '' }], tenantId: tenant, channelData: { tenant: { id: tenant } } });
        if (!id) throw new ChatError('temporary', 'Teams did not say what it calls the conversation.');
        return id;
      }),

    member: (to, user) =>
      unless404(() => calling('member', async () => readRosterMember((await conversations(to.serviceUrl).getConversationMember(to.conversation, user))._response.bodyAsText))),

    members: (to) =>
      calling('members', async () => {
        const members = [];
        const asked = new Set<string>();
        let continuationToken: string | undefined;
        for (let page = 0; page < MOST_PAGES; page += 1) {
          const pages = conversations(to.serviceUrl);
          const { _response } = await (continuationToken === undefined ? pages.getConversationPagedMembers(to.conversation) : pages.getConversationPagedMembers(to.conversation, { pageSize: PAGE_SIZE, continuationToken }));
          const read = readRosterPage(_response.bodyAsText);
          members.push(...read.members);
          continuationToken = read.next;
          // Pages that lead in a circle would be told for ever.
          if (continuationToken === undefined || asked.has(continuationToken)) break;
          asked.add(continuationToken);
        }
        return members;
      }),

    channels: (serviceUrl, team) =>
      unless404(() =>
        calling('channels', async () => {
          const { _response } = await teams(serviceUrl).fetchChannelList(team);
          const { conversations: found } = channelsSchema.parse(JSON.parse(_response.bodyAsText));
          return found.map(({ id, name, type }) => ({ id, ...(name && { name }), ...(type && { type }) }));
        }),
      ),

    download: (url) =>
      calling('download', async () => {
        if (!isServiceUrl(url.href)) throw new ChatError('message-refused', 'The file is kept at an address that is not one of Teams’ own. The app’s token is not shown there.');
        const headers = { authorization: `Bearer ${await tokens.get()}` };
        const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(DOWNLOAD_MS) }).catch((cause: unknown) => {
          throw new TeamsRefusal(undefined, undefined, undefined, { cause });
        });
        if (!response.ok) throw readRefusal(response.status, response.headers.get('retry-after') ?? undefined, await response.text().catch(() => ''));
        return response;
      }),
  };
}

/** The SDK's lists can be changed, ours cannot: it gets its own. */
function sdkActivity({ attachments, ...activity }: Parameters<Connector['post']>[1]) {
  return { ...activity, ...(attachments && { attachments: attachments.map((attachment) => ({ ...attachment })) }) };
}

async function unless404<T>(call: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (refusalOf(error)?.status === 404) return undefined;
    throw error;
  }
}
