import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeReplyHandle } from '../../../../adapters/slack/outbound/reply-handle.js';
import { LAKE, startLocalSlack } from '../../../support/local-slack.js';
import type { LocalSlack } from '../../../support/local-slack.js';
import { slackChatAt, testSealer } from '../../../support/slack-chat.js';
import { drawn, form, text } from '../../../contracts/chat-messages.js';
import { callsOf, freshTrigger, freshly, long, postedIn, toChannel } from './outbound-lab.js';

let slack: LocalSlack;
beforeAll(async () => {
  slack = await startLocalSlack({ requestUrl: 'http://127.0.0.1:9/' });
});
afterAll(() => slack.stop());
const posted = (channel: string) => postedIn(slack, channel);

describe('an answer', () => {
  const handle = (address: Parameters<typeof makeReplyHandle>[0]) => makeReplyHandle(address, testSealer);

  test('whose address is used up is shown to the asker in the conversation, and where that fails in direct messages', () =>
    freshly(slack, async (front) => {
      const { chat } = slackChatAt(front.url);
      const usedUp = `${slack.url}/_hooks/response/used-up`;
      await chat.respond(handle({ responseUrl: usedUp, channel: LAKE.channel, user: LAKE.ana }), text('Privately, late.'), 'private');
      expect((await posted(LAKE.channel)).find((message) => message.text === 'Privately, late.')).toMatchObject({ ephemeral_to: LAKE.ana });
      front.next('chat.postEphemeral', { body: { ok: false, error: 'user_not_in_channel' } });
      await chat.respond(handle({ responseUrl: usedUp, channel: LAKE.channel, user: LAKE.ana }), text('In direct messages.'), 'private');
      const dm = String(callsOf(front, 'chat.postMessage').at(-1)?.args['channel']);
      expect(dm).toMatch(/^D/);
      expect((await posted(dm)).map((message) => message.text)).toContain('In direct messages.');
    }));

  test('of any length reaches who asked, though an address takes five posts', () =>
    freshly(slack, async (front) => {
      const { chat } = slackChatAt(front.url);
      const before = (await posted(LAKE.channel)).length;
      await chat.respond(handle({ responseUrl: `${slack.url}/_hooks/response/used-up`, channel: LAKE.channel, user: LAKE.ben }), long('an answer'), 'private');
      const shown = (await posted(LAKE.channel)).slice(before);
      expect(shown).toHaveLength(3);
      expect(shown.every((message) => message.ephemeral_to === LAKE.ben)).toBe(true);
      expect(JSON.stringify(shown)).toContain('an answer 119');
    }));

  test('to a mention stands in its thread, for everyone or for the asker', () =>
    freshly(slack, async (front) => {
      const { chat } = slackChatAt(front.url);
      const root = await chat.send(toChannel, text('Asked here.'), { key: 'mention-1' });
      const reply = handle({ channel: LAKE.channel, user: LAKE.ana, thread: root.message });
      await chat.respond(reply, text('Aloud.'), 'public');
      await chat.respond(reply, text('Softly.'), 'private');
      const inThread = (await posted(LAKE.channel)).filter((message) => message.thread_ts === root.message);
      expect(inThread.map((message) => [message.text, message.ephemeral_to])).toEqual([['Aloud.', undefined], ['Softly.', LAKE.ana]]);
    }));

  test('in place of a lasting message whose address is used up rewrites it', () =>
    freshly(slack, async (front) => {
      const { chat } = slackChatAt(front.url);
      const ref = await chat.send(toChannel, text('Page one.'), { key: 'page-1' });
      await chat.respond(handle({ responseUrl: `${slack.url}/_hooks/response/used-up`, channel: LAKE.channel, user: LAKE.ana, message: ref.message, ephemeral: false }), text('Page two.'), 'private', { replace: true });
      expect((await posted(LAKE.channel)).find((message) => message.ts === ref.message)?.text).toBe('Page two.');
    }));

  test('with a block that is refused is shown once, in words', () =>
    freshly(slack, async (front) => {
      front.refuseBlocks('data_visualization', 'data_table');
      const { chat, noted } = slackChatAt(front.url);
      const before = (await posted(LAKE.channel)).length;
      await chat.respond(handle({ channel: LAKE.channel, user: LAKE.ana }), drawn, 'private');
      expect((await posted(LAKE.channel)).slice(before)).toHaveLength(1);
      expect([...noted].sort()).toEqual(['data_table', 'data_visualization']);
    }));

  test('tells nobody its address', () => {
    const sealed = handle({ responseUrl: 'https://hooks.slack.com/actions/T1/2/secret', user: LAKE.ana });
    expect(Buffer.from(sealed, 'base64').toString() + sealed).not.toContain('secret');
  });

  test('in place of a form that was waited for is shown in its place as well', () =>
    freshly(slack, async (front) => {
      const { chat, client } = slackChatAt(front.url);
      const { view } = await client.views.open({ trigger_id: await freshTrigger(slack), view: { type: 'modal', title: { type: 'plain_text', text: 'Wait' }, blocks: [] } });
      await chat.respond(handle({ user: LAKE.ana, waiting: `view:es:${String(view?.id)}` }), text('This check is closed.'), 'private');
      expect(callsOf(front, 'views.update')).toMatchObject([{ args: { view_id: view?.id, view: { title: { text: 'Respuesta' } } } }]);
      expect(JSON.stringify(callsOf(front, 'views.update')[0]?.args)).toContain('This check is closed.');
      await expect(chat.openForm('view:xx:V1', form)).rejects.toMatchObject({ code: 'form-expired' });
    }));

  test('in place of a form that waits, and nowhere else', () =>
    freshly(slack, async (front) => {
      const { chat, client } = slackChatAt(front.url);
      const { view } = await client.views.open({ trigger_id: await freshTrigger(slack), view: { type: 'modal', title: { type: 'plain_text', text: 'Wait' }, blocks: [] } });
      const before = (await posted(LAKE.channel)).length;
      await chat.endWaiting(handle({ user: LAKE.ana, channel: LAKE.channel, waiting: `view:en:${String(view?.id)}` }), text('You are a guest.'));
      expect(JSON.stringify(callsOf(front, 'views.update')[0]?.args)).toContain('You are a guest.');
      await chat.endWaiting(handle({ user: LAKE.ana, channel: LAKE.channel }), text('Nobody waits.'));
      expect(callsOf(front, 'views.update')).toHaveLength(1);
      expect(await posted(LAKE.channel)).toHaveLength(before);
    }));
});
