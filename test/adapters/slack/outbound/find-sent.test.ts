import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALL_SCOPES, startSlackFront } from '../../../support/slack-front.js';
import { startEmulatedSlack } from '../../../support/emulate.js';
import type { EmulatedSlack } from '../../../support/emulate.js';
import { slackChatAt, slackClientAt } from '../../../support/slack-chat.js';
import { text } from '../../../contracts/chat-messages.js';

// The workspace itself keeps the metadata here; the front only cuts the answer off.
let slack: EmulatedSlack;
beforeAll(async () => {
  slack = await startEmulatedSlack({ scopes: [...ALL_SCOPES, 'channels:join', 'channels:manage'] });
});
afterAll(() => slack.stop());

const since = () => new Date(Date.now() - 1_000).toISOString();
const chatAt = (url: string) => slackChatAt(url, { workspace: slack.workspace, botUser: slack.botUser }, slack.token).chat;
const wordsIn = async (channel: string) => ((await slackClientAt(slack.url, slack.token).conversations.history({ channel })).messages ?? []).map((message) => message.text);

test.each(['direct', 'channel'] as const)('a message that got through before the answer did is found by its mark (%s)', async (kind) => {
  const front = await startSlackFront({ target: slack.url, keepsMetadata: true });
  const to = kind === 'direct' ? ({ kind, user: slack.ana } as const) : ({ kind, channel: slack.channel } as const);
  const words = `Once in ${kind}.`;
  await slackClientAt(slack.url, slack.token).conversations.join({ channel: slack.channel });
  front.next('chat.postMessage', { cut: true });
  await expect(chatAt(front.url).send(to, text(words), { key: `em-${kind}` })).rejects.toMatchObject({ code: 'temporary' });
  const ref = await chatAt(front.url).send(to, text(words), { key: `em-${kind}`, mayBePostedSince: since() });
  expect((await wordsIn(ref.conversation)).filter((said) => said === words)).toHaveLength(1);
  expect(front.calls.filter((call) => call.method === 'chat.postMessage')).toHaveLength(1);
  await chatAt(front.url).send(to, text(words), { key: `em-other-${kind}`, mayBePostedSince: since() });
  expect((await wordsIn(ref.conversation)).filter((said) => said === words)).toHaveLength(2);
  await front.stop();
});

test('without the scope to read history the message is posted: better twice than never', async () => {
  const narrow = await startEmulatedSlack({ scopes: ALL_SCOPES.filter((scope) => !scope.endsWith(':history')).concat('channels:join', 'channels:manage') });
  try {
    const client = slackClientAt(narrow.url, narrow.token);
    await client.conversations.join({ channel: narrow.channel });
    const { chat } = slackChatAt(narrow.url, { workspace: narrow.workspace, botUser: narrow.botUser }, narrow.token);
    await expect(chat.send({ kind: 'channel', channel: narrow.channel }, text('Nobody can tell.'), { key: 'em-narrow', mayBePostedSince: since() })).resolves.toMatchObject({ conversation: narrow.channel });
  } finally {
    await narrow.stop();
  }
});
