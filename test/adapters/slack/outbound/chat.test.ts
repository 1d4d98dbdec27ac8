import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../../../src/domain/message.js';
import { makeReplyHandle } from '../../../../adapters/slack/outbound/reply-handle.js';
import { LAKE, startLocalSlack } from '../../../support/local-slack.js';
import type { LocalSlack } from '../../../support/local-slack.js';
import { slackChatAt, testSealer } from '../../../support/slack-chat.js';
import { startSlackFront } from '../../../support/slack-front.js';
import type { SlackFront } from '../../../support/slack-front.js';
import { drawn, form, text } from '../../../contracts/chat-messages.js';

const toChannel = { kind: 'channel', channel: LAKE.channel } as const;
const toAna = { kind: 'direct', user: LAKE.ana } as const;
/** More than one message holds: a long digest. */
const long = (words: string): Message => ({ summary: words, blocks: Array.from({ length: 120 }, (_, index) => ({ type: 'text', text: `${words} ${index}` })) });

let slack: LocalSlack;
let front: SlackFront;

beforeAll(async () => {
  slack = await startLocalSlack({ requestUrl: 'http://127.0.0.1:9/' });
});
afterAll(() => slack.stop());

/** A front of the test's own, so that what it scripts and counts is its own. */
async function freshly<T>(run: () => Promise<T>): Promise<T> {
  front = await startSlackFront({ target: slack.url });
  try {
    return await run();
  } finally {
    await front.stop();
  }
}
const calls = (method: string) => front.calls.filter((call) => call.method === method);
const posted = async (channel: string) => ((await (await fetch(`${slack.url}/_control/messages/${channel}`)).json()) as { messages: { ts: string; thread_ts?: string; text: string; ephemeral_to?: string; blocks?: { type: string }[] }[] }).messages;

describe('what does not fit into a message', () => {
  test('goes on in its thread, is brought up to date there, and goes when it is needless', () =>
    freshly(async () => {
      const { chat } = slackChatAt(front.url);
      const ref = await chat.send(toChannel, long('first'), { key: 'long-1' });
      const inThread = async () => (await posted(LAKE.channel)).filter((message) => message.thread_ts === ref.message);
      expect(await inThread()).toHaveLength(2);
      expect(JSON.stringify(await posted(LAKE.channel))).toContain('There is more: see the thread.');

      await chat.update(ref, long('second'));
      const after = await inThread();
      expect(after).toHaveLength(2);
      expect(after.every((message) => message.text.includes('second') && !message.text.includes('first'))).toBe(true);

      await chat.update(ref, text('short now'));
      expect(await inThread()).toEqual([]);
    }));

  test('is found again by its marks after a restart', () =>
    freshly(async () => {
      const ref = await slackChatAt(front.url).chat.send(toChannel, long('before the restart'), { key: 'long-2' });
      await slackChatAt(front.url).chat.update(ref, long('after the restart'));
      const inThread = (await posted(LAKE.channel)).filter((message) => message.thread_ts === ref.message);
      expect(inThread).toHaveLength(2);
      expect(inThread.every((message) => message.text.includes('after the restart'))).toBe(true);
    }));

  test('is left alone where the bot may not read the thread', () =>
    freshly(async () => {
      const ref = await slackChatAt(front.url).chat.send(toChannel, long('unreadable'), { key: 'long-3' });
      const before = (await posted(LAKE.channel)).length;
      front.always(({ method }) => (method === 'conversations.replies' ? { body: { ok: false, error: 'missing_scope', needed: 'channels:history', provided: 'chat:write' } } : undefined));
      await slackChatAt(front.url).chat.update(ref, long('unreadable still'));
      expect(await posted(LAKE.channel)).toHaveLength(before);
    }));

  test('a limit midway posts the first part once: the next try goes on where this one stopped', () =>
    freshly(async () => {
      const { chat } = slackChatAt(front.url);
      let posts = 0;
      front.always(({ method }) => (method === 'chat.postMessage' && (posts += 1) === 2 ? { status: 429, headers: { 'retry-after': '7' }, body: { ok: false, error: 'ratelimited' } } : undefined));
      const attempt = () => chat.send(toChannel, long('limited midway'), { key: 'long-4' });
      await expect(attempt()).rejects.toMatchObject({ code: 'rate-limited', retryAfterMs: 7_000 });
      const ref = await attempt();
      const all = (await posted(LAKE.channel)).filter((message) => message.text.includes('limited midway'));
      expect(all.filter((message) => message.thread_ts === undefined).map((message) => message.ts)).toEqual([ref.message]);
      expect(all.filter((message) => message.thread_ts === ref.message)).toHaveLength(2);
    }));
});

describe('a block that the workspace refuses', () => {
  test('is said in words at once and from then on; those it takes stay', () =>
    freshly(async () => {
      front.refuseBlocks('data_visualization');
      const { chat, noted } = slackChatAt(front.url);
      const ref = await chat.send(toChannel, drawn, { key: 'drawn-1' });
      expect(noted).toEqual(['data_visualization']);
      const shown = (await posted(LAKE.channel)).find((message) => message.ts === ref.message);
      expect(shown?.blocks?.map((block) => block.type)).toContain('data_table');
      expect(shown?.blocks?.map((block) => block.type)).not.toContain('data_visualization');
      expect(JSON.stringify(shown)).toContain('In words, bar: nine and two.');
      const tries = calls('chat.postMessage').length;
      await chat.send(toChannel, drawn, { key: 'drawn-2' });
      expect(calls('chat.postMessage')).toHaveLength(tries + 1);
    }));

  test('from then on holds while it cannot be kept', () =>
    freshly(async () => {
      front.refuseBlocks('data_table');
      const { chat } = slackChatAt(front.url, { refused: () => new Set(), noteRefused: () => Promise.reject(new Error('The database is down.')) });
      await chat.send(toChannel, drawn, { key: 'drawn-3' });
      const tries = calls('chat.postMessage').length;
      await chat.send(toChannel, drawn, { key: 'drawn-4' });
      expect(calls('chat.postMessage')).toHaveLength(tries + 1);
    }));

  test('where nothing newer is in it, its text goes out alone', () =>
    freshly(async () => {
      front.next('chat.postMessage', { body: { ok: false, error: 'invalid_blocks' } });
      const ref = await slackChatAt(front.url).chat.send(toChannel, text('Plainly.'), { key: 'plain-1' });
      expect((await posted(LAKE.channel)).find((message) => message.ts === ref.message)).toMatchObject({ text: 'Plainly.' });
    }));

  test('in a form and at home', () =>
    freshly(async () => {
      front.refuseBlocks('alert');
      const { chat, noted } = slackChatAt(front.url);
      await chat.openForm(await trigger(), form);
      expect(noted).toEqual(['alert']);
      expect(JSON.stringify(calls('views.open').at(-1)?.args)).toContain('Please name no students.');
      await chat.showHome(LAKE.ana, drawn);
      expect(calls('views.publish').at(-1)?.args).toMatchObject({ user_id: LAKE.ana, view: { type: 'home' } });
    }));
});

describe('a message that may have been posted', () => {
  const since = () => new Date(Date.now() - 1_000).toISOString();

  test('after a crash between sending and noting it, it is found and not posted again', () =>
    freshly(async () => {
      front.next('chat.postMessage', { cut: true });
      await expect(slackChatAt(front.url).chat.send(toAna, text('Once, whatever happens.'), { key: 'crash-1' })).rejects.toMatchObject({ code: 'temporary' });
      const ref = await slackChatAt(front.url).chat.send(toAna, text('Once, whatever happens.'), { key: 'crash-1', mayBePostedSince: since() });
      expect((await posted(ref.conversation)).filter((message) => message.text === 'Once, whatever happens.').map((message) => message.ts)).toEqual([ref.message]);
      expect(JSON.stringify(calls('chat.postMessage')[0]?.args['metadata'])).not.toContain('crash-1');
    }));

  test('the same without a crash: the process knows that it does not know', () =>
    freshly(async () => {
      front.next('chat.postMessage', { cut: true });
      const { chat } = slackChatAt(front.url);
      const attempt = () => chat.send(toChannel, text('Unsure.'), { key: 'crash-2' });
      await expect(attempt()).rejects.toMatchObject({ code: 'temporary' });
      const ref = await attempt();
      expect((await posted(LAKE.channel)).filter((message) => message.text === 'Unsure.').map((message) => message.ts)).toEqual([ref.message]);
    }));

  test('in a thread, and with what follows it', () =>
    freshly(async () => {
      const { chat } = slackChatAt(front.url);
      const root = await chat.send(toChannel, text('Root of two.'), { key: 'crash-3' });
      front.next('chat.postMessage', { cut: true });
      await expect(chat.send(toChannel, long('under it'), { key: 'crash-4', thread: root })).rejects.toThrow();
      await slackChatAt(front.url).chat.send(toChannel, long('under it'), { key: 'crash-4', thread: root, mayBePostedSince: since() });
      expect((await posted(LAKE.channel)).filter((message) => message.thread_ts === root.message)).toHaveLength(3);
    }));

  test('one that was never posted is posted; where the bot may not look it is posted too', () =>
    freshly(async () => {
      const { chat } = slackChatAt(front.url);
      await chat.send(toChannel, text('Not there yet.'), { key: 'crash-5', mayBePostedSince: since() });
      front.next('conversations.history', { body: { ok: false, error: 'missing_scope', needed: 'channels:history' } });
      await chat.send(toChannel, text('Nobody knows.'), { key: 'crash-6', mayBePostedSince: since() });
      const words = (await posted(LAKE.channel)).map((message) => message.text);
      expect(words).toEqual(expect.arrayContaining(['Not there yet.', 'Nobody knows.']));
    }));

  test('a limit on looking puts it off, and the next look goes on at the page it stopped at', () =>
    freshly(async () => {
      const { chat } = slackChatAt(front.url);
      const attempt = () => chat.send(toChannel, text('Looked for twice.'), { key: 'crash-7', mayBePostedSince: since() });
      front.next('conversations.history', { body: { ok: true, messages: [], has_more: true, response_metadata: { next_cursor: 'page-2' } } });
      front.next('conversations.history', { status: 429, headers: { 'retry-after': '60' }, body: { ok: false, error: 'ratelimited' } });
      await expect(attempt()).rejects.toMatchObject({ code: 'rate-limited', retryAfterMs: 60_000 });
      expect(calls('chat.postMessage')).toEqual([]);
      await attempt();
      expect(calls('conversations.history').map((call) => call.args['cursor'])).toEqual([undefined, 'page-2', 'page-2']);
    }));
});

describe('an answer', () => {
  const handle = (address: Parameters<typeof makeReplyHandle>[0]) => makeReplyHandle(address, testSealer);

  test('whose address is used up is shown to the asker in the conversation, and where that fails in direct messages', () =>
    freshly(async () => {
      const { chat } = slackChatAt(front.url);
      const usedUp = `${slack.url}/_hooks/response/used-up`;
      await chat.respond(handle({ responseUrl: usedUp, channel: LAKE.channel, user: LAKE.ana }), text('Privately, late.'), 'private');
      expect((await posted(LAKE.channel)).find((message) => message.text === 'Privately, late.')).toMatchObject({ ephemeral_to: LAKE.ana });
      front.next('chat.postEphemeral', { body: { ok: false, error: 'user_not_in_channel' } });
      await chat.respond(handle({ responseUrl: usedUp, channel: LAKE.channel, user: LAKE.ana }), text('In direct messages.'), 'private');
      const dm = String(calls('chat.postMessage').at(-1)?.args['channel']);
      expect(dm).toMatch(/^D/);
      expect((await posted(dm)).map((message) => message.text)).toContain('In direct messages.');
    }));

  test('of any length reaches who asked, though an address takes five posts', () =>
    freshly(async () => {
      const { chat } = slackChatAt(front.url);
      const before = (await posted(LAKE.channel)).length;
      await chat.respond(handle({ responseUrl: `${slack.url}/_hooks/response/used-up`, channel: LAKE.channel, user: LAKE.ben }), long('an answer'), 'private');
      const shown = (await posted(LAKE.channel)).slice(before);
      expect(shown).toHaveLength(3);
      expect(shown.every((message) => message.ephemeral_to === LAKE.ben)).toBe(true);
      expect(JSON.stringify(shown)).toContain('an answer 119');
    }));

  test('to a mention stands in its thread, for everyone or for the asker', () =>
    freshly(async () => {
      const { chat } = slackChatAt(front.url);
      const root = await chat.send(toChannel, text('Asked here.'), { key: 'mention-1' });
      const reply = handle({ channel: LAKE.channel, user: LAKE.ana, thread: root.message });
      await chat.respond(reply, text('Aloud.'), 'public');
      await chat.respond(reply, text('Softly.'), 'private');
      const inThread = (await posted(LAKE.channel)).filter((message) => message.thread_ts === root.message);
      expect(inThread.map((message) => [message.text, message.ephemeral_to])).toEqual([['Aloud.', undefined], ['Softly.', LAKE.ana]]);
    }));

  test('in place of a lasting message whose address is used up rewrites it', () =>
    freshly(async () => {
      const { chat } = slackChatAt(front.url);
      const ref = await chat.send(toChannel, text('Page one.'), { key: 'page-1' });
      await chat.respond(handle({ responseUrl: `${slack.url}/_hooks/response/used-up`, channel: LAKE.channel, user: LAKE.ana, message: ref.message, ephemeral: false }), text('Page two.'), 'private', { replace: true });
      expect((await posted(LAKE.channel)).find((message) => message.ts === ref.message)?.text).toBe('Page two.');
    }));

  test('with a block that is refused is shown once, in words', () =>
    freshly(async () => {
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
    freshly(async () => {
      const { chat, client } = slackChatAt(front.url);
      const { view } = await client.views.open({ trigger_id: await trigger(), view: { type: 'modal', title: { type: 'plain_text', text: 'Wait' }, blocks: [] } });
      await chat.respond(handle({ user: LAKE.ana, waiting: `view:es:${String(view?.id)}` }), text('This check is closed.'), 'private');
      expect(calls('views.update')).toMatchObject([{ args: { view_id: view?.id, view: { title: { text: 'Respuesta' } } } }]);
      expect(JSON.stringify(calls('views.update')[0]?.args)).toContain('This check is closed.');
      await expect(chat.openForm('view:xx:V1', form)).rejects.toMatchObject({ code: 'form-expired' });
    }));
});

/** A trigger as a command of Ana's carries one; the app's address refuses it, which is all the same here. */
async function trigger(): Promise<string> {
  await fetch(`${slack.url}/_control/command`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ channel: LAKE.channel, user: LAKE.ana, command: '/plan', text: 'x' }) });
  const log = JSON.stringify(await (await fetch(`${slack.url}/_control/log`)).json());
  return /trigger_id=([\w.]+)/gu.exec(log.slice(log.lastIndexOf('trigger_id=')))?.[1] ?? '';
}
