import type { SlackOptions } from '../../adapters/slack/slack.js';
import type { Config, SlackConfig } from '../config.js';
import { createSealer, keysFromSecret } from '../seal.js';
import type { KeyedSealer } from '../seal.js';
import type { ChatAdapter } from './chats.js';

/** Where Slack is; tests have their own. */
export type SlackPlaces = Pick<SlackOptions, 'api' | 'isFileHost'>;

/** Slack, as the settings say. Its libraries are loaded when it is opened: nobody else waits for them. */
export function slackAdapter({ slack, tokenKeys }: { readonly slack: SlackConfig } & Pick<Config, 'tokenKeys'>, places: SlackPlaces = {}): ChatAdapter {
  return {
    name: 'slack',
    open: async ({ core, receive, work, log }) => {
      const { createSlack } = await import('../../adapters/slack/slack.js');
      const { apiUrl, ...settings } = slack;
      const { routes, ...opened } = createSlack({ ...settings, ...(apiUrl !== undefined && { api: apiAt(apiUrl) }), ...places, store: core.store, receive, work, sealer: slackSealer({ slack, tokenKeys }), wallClock: core.wallClock, log });
      return {
        platform: 'slack',
        chatFor: opened.chatFor,
        organizationOf: opened.organizationOf,
        home: opened.home,
        routes,
        ready: opened.ready,
        start: async (takes) => {
          opened.start(takes);
          return { stop: opened.stop };
        },
        refresh: opened.refresh,
        refused: opened.refused,
        close: () => Promise.resolve(),
      };
    },
  };
}

/** Another Slack than the usual one, such as GovSlack: people let the app in where its Web API is. */
function apiAt(apiUrl: string): NonNullable<SlackOptions['api']> {
  return { slackApiUrl: apiUrl, authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href };
}

/** Seals with the keys of the settings. Where one token is all there is, what is sealed lives half an hour: a key made of that token does. */
export function slackSealer({ slack, tokenKeys }: { readonly slack: SlackConfig; readonly tokenKeys?: Config['tokenKeys'] }): KeyedSealer {
  const { tenancy } = slack;
  return createSealer(tenancy.kind === 'many' ? tenancy.tokenKeys : (tokenKeys ?? keysFromSecret(tenancy.botToken, 'slack replies')));
}
