import type { WebClient } from '@slack/web-api';
import { createClient } from '../../adapters/slack/connect/web-client.js';
import { createSlackChat } from '../../adapters/slack/outbound/chat.js';
import type { SlackChat } from '../../adapters/slack/outbound/chat.js';
import type { OutboundDeps } from '../../adapters/slack/outbound/outbound-deps.js';
import { systemClock } from '../../src/clock.js';
import { createSealer, readTokenKeys } from '../../src/seal.js';
import { LAKE } from './local-slack.js';
import { silentLog } from './silent-log.js';

/** A sealer whose key is of the tests. */
export const testSealer = createSealer(readTokenKeys(`one:${Buffer.alloc(32, 7).toString('base64')}`));

export interface TestSlackChat {
  readonly chat: SlackChat;
  readonly client: WebClient;
  /** What was noted as refused, in order. */
  readonly noted: string[];
}

/** A client as the product makes them, of the Web API at `url`. */
export function slackClientAt(url: string, token: string = LAKE.botToken): WebClient {
  return createClient(token, { slackApiUrl: `${url}/api/` }, silentLog);
}

/** The bot in a workspace whose Web API is at `url`. */
export function slackChatAt(url: string, change: Partial<OutboundDeps> = {}, token: string = LAKE.botToken): TestSlackChat {
  const client = slackClientAt(url, token);
  const noted: string[] = [];
  const chat = createSlackChat({
    client,
    workspace: LAKE.workspace,
    botUser: LAKE.botUser,
    language: 'en',
    languageOfMember: () => Promise.resolve(undefined),
    refused: () => new Set(noted),
    noteRefused: (type) => Promise.resolve(void noted.push(type)),
    sealer: testSealer,
    log: silentLog,
    wallClock: systemClock,
    isFileHost: ({ hostname }) => hostname === '127.0.0.1',
    wait: () => Promise.resolve(),
    ...change,
  });
  return { chat, client, noted };
}
