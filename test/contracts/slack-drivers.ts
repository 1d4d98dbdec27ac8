import { createServer } from 'node:http';
import { createHttpInbound, createSocketInbound } from '../../adapters/slack/inbound/slack-inbound.js';
import type { HttpInbound, SlackInboundOptions } from '../../adapters/slack/inbound/slack-inbound.js';
import { makeReplyHandle } from '../../adapters/slack/outbound/reply-handle.js';
import { systemClock } from '../../src/clock.js';
import { testBot } from '../adapters/sandbox/sandbox-harness.js';
import type { TestBot } from '../adapters/sandbox/sandbox-harness.js';
import { readAll } from '../support/read-all.js';
import { LAKE, startLocalSlack } from '../support/local-slack.js';
import { silentLog } from '../support/silent-log.js';
import { slackChatAt, testSealer } from '../support/slack-chat.js';
import { signed, slackControl } from '../support/slack-control.js';
import type { LogEntry } from '../support/slack-control.js';
import { startSlackFront } from '../support/slack-front.js';
import { slackUser } from '../support/slack-user.js';
import type { SlackUserParts } from '../support/slack-user.js';
import { eventually } from './chat-driver.js';
import type { ChatDriver } from './chat-driver.js';

/** The workspace sends signed requests to an address of the bot's. */
export async function slackOverHttp(): Promise<ChatDriver> {
  const bot = testBot();
  // The workspace is told the bot's address before the bot is there.
  const bound: { inbound?: HttpInbound } = {};
  const server = createServer((request, response) => void bound.inbound?.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const requestUrl = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/slack/events`;
  const slack = await startLocalSlack({ requestUrl });
  const front = await startSlackFront({ target: slack.url });
  bound.inbound = createHttpInbound({ ...inboundOptions(front.url, bot), signingSecret: LAKE.signingSecret });

  return driver(bot, {
    control: slackControl(slack.url),
    front,
    async inject(body, retryNum) {
      const text = JSON.stringify(body);
      const retry: Record<string, string> = retryNum === undefined ? {} : { 'x-slack-retry-num': String(retryNum), 'x-slack-retry-reason': 'http_error' };
      return (await fetch(requestUrl, { method: 'POST', headers: { ...signed(text, 'application/json'), ...retry }, body: text })).status === 200;
    },
    wasTaken: (entries) => answersTo(entries).length > 0 && answersTo(entries).every(({ summary }) => summary === 'HTTP 200'),
  }, async () => {
    await front.stop();
    await slack.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
}

/** The bot connects to the workspace; it has no address. */
export async function slackOverSocket(): Promise<ChatDriver> {
  const bot = testBot();
  const slack = await startLocalSlack({});
  const front = await startSlackFront({ target: slack.url });
  const inbound = createSocketInbound({ ...inboundOptions(front.url, bot), appToken: LAKE.appToken });
  await inbound.start();
  const control = slackControl(slack.url);
  const connected = await eventually(async () => ((await control.log()).some(({ summary }) => summary.startsWith('socket connected')) ? true : undefined));
  if (connected !== true) throw new Error('The bot did not connect.');

  return driver(bot, {
    control,
    front,
    inject: (body, retryNum) => front.socket.send('events_api', body, retryNum === undefined ? {} : { retryNum }),
    wasTaken: (entries) => entries.some(({ kind }) => kind === 'ack'),
  }, async () => {
    await inbound.stop();
    await front.stop();
    await slack.stop();
  });
}

function driver(bot: TestBot, parts: SlackUserParts, stop: () => Promise<void>): ChatDriver {
  const { chat } = slackChatAt(parts.front.url);
  return {
    chat,
    ana: slackUser(LAKE.ana, parts),
    ben: slackUser(LAKE.ben, parts),
    channel: LAKE.channel,
    received: bot.received,
    offered: bot.offered,
    failNext: (count) => bot.failNext(count),
    readFile: async (url) => readAll(await chat.readFile({ id: 'F1', name: 'a file', mimeType: 'application/octet-stream', size: 0, url }, { maxBytes: 1_000_000 })),
    stop,
  };
}

function inboundOptions(apiUrl: string, bot: TestBot): SlackInboundOptions {
  return {
    receive: bot.receive,
    clock: systemClock,
    log: silentLog,
    makeReply: (address) => makeReplyHandle(address, testSealer),
    languageOf: () => Promise.resolve('en'),
    authorize: () => Promise.resolve({ botToken: LAKE.botToken, botUserId: LAKE.botUser, botId: 'B0PLAN', teamId: LAKE.workspace, appId: LAKE.app }),
    clientOptions: { slackApiUrl: `${apiUrl}/api/` },
  };
}

function answersTo(entries: readonly LogEntry[]): readonly LogEntry[] {
  return entries.filter(({ direction, summary }) => direction === 'from_bot' && summary.startsWith('HTTP '));
}
