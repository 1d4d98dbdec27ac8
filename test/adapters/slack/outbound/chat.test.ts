import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAKE, startLocalSlack } from '../../../support/local-slack.js';
import type { LocalSlack } from '../../../support/local-slack.js';
import type { Message } from '../../../../src/domain/message.js';
import type { MessageRef } from '../../../../src/ports/chat.js';
import { slackChatAt } from '../../../support/slack-chat.js';
import { drawn, form, text } from '../../../contracts/chat-messages.js';
import { callsOf, freshTrigger, freshly, long, postedIn, toAna, toChannel } from './outbound-lab.js';

let slack: LocalSlack;
beforeAll(async () => {
  slack = await startLocalSlack({ requestUrl: 'http://127.0.0.1:9/' });
});
afterAll(() => slack.stop());
const posted = (channel: string) => postedIn(slack, channel);

describe('what does not fit into a message', () => {
  test('goes on in its thread, is brought up to date there, and goes when it is needless', () =>
    freshly(slack, async (front) => {
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
    freshly(slack, async (front) => {
      const ref = await slackChatAt(front.url).chat.send(toChannel, long('before the restart'), { key: 'long-2' });
      await slackChatAt(front.url).chat.update(ref, long('after the restart'));
      const inThread = (await posted(LAKE.channel)).filter((message) => message.thread_ts === ref.message);
      expect(inThread).toHaveLength(2);
      expect(inThread.every((message) => message.text.includes('after the restart'))).toBe(true);
    }));

  test('is left alone where the bot may not read the thread', () =>
    freshly(slack, async (front) => {
      const ref = await slackChatAt(front.url).chat.send(toChannel, long('unreadable'), { key: 'long-3' });
      const before = (await posted(LAKE.channel)).length;
      front.always(({ method }) => (method === 'conversations.replies' ? { body: { ok: false, error: 'missing_scope', needed: 'channels:history', provided: 'chat:write' } } : undefined));
      await slackChatAt(front.url).chat.update(ref, long('unreadable still'));
      expect(await posted(LAKE.channel)).toHaveLength(before);
    }));

  test('a limit midway posts the first part once: the next try goes on where this one stopped', () =>
    freshly(slack, async (front) => {
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
    freshly(slack, async (front) => {
      front.refuseBlocks('data_visualization');
      const { chat, noted } = slackChatAt(front.url);
      const ref = await chat.send(toChannel, drawn, { key: 'drawn-1' });
      expect(noted).toEqual(['data_visualization']);
      const shown = (await posted(LAKE.channel)).find((message) => message.ts === ref.message);
      expect(shown?.blocks?.map((block) => block.type)).toContain('data_table');
      expect(shown?.blocks?.map((block) => block.type)).not.toContain('data_visualization');
      expect(JSON.stringify(shown)).toContain('In words, bar: nine and two.');
      const tries = callsOf(front, 'chat.postMessage').length;
      await chat.send(toChannel, drawn, { key: 'drawn-2' });
      expect(callsOf(front, 'chat.postMessage')).toHaveLength(tries + 1);
    }));

  test('a digest whose counts are drawn beside the words that say them keeps the words alone, posted and brought up to date in place', () =>
    freshly(slack, async (front) => {
      const digest = (count: number): Message => ({
        summary: `${count} at risk`,
        blocks: [
          { type: 'facts', facts: [{ label: 'At risk', value: `${count} (1 more)` }] },
          { type: 'chart', chart: { kind: 'bar', title: 'Items by status', text: `${count} at risk`, isSaid: true, series: [{ name: 'Items by status', points: [{ x: 'At risk', y: count }] }] } },
        ],
      });
      const stands = async (ref: MessageRef) => (await posted(LAKE.channel)).find((message) => message.ts === ref.message)?.blocks?.map((block) => block.type);
      const ref = await slackChatAt(front.url).chat.send(toChannel, digest(2), { key: 'digest-drawn' });
      expect(await stands(ref)).toEqual(['section', 'data_visualization']);
      front.refuseBlocks('data_visualization');
      const { chat, noted } = slackChatAt(front.url);
      await chat.update(ref, digest(3));
      expect(noted).toEqual(['data_visualization']);
      expect(await stands(ref)).toEqual(['section']);
      await chat.update(ref, digest(4));
      expect(callsOf(front, 'chat.update')).toHaveLength(3);
      expect(JSON.stringify((await posted(LAKE.channel)).find((message) => message.ts === ref.message)?.blocks)).toContain('4 (1 more)');
    }));

  test('from then on holds while it cannot be kept', () =>
    freshly(slack, async (front) => {
      front.refuseBlocks('data_table');
      const { chat } = slackChatAt(front.url, { refused: () => new Set(), noteRefused: () => Promise.reject(new Error('The database is down.')) });
      await chat.send(toChannel, drawn, { key: 'drawn-3' });
      const tries = callsOf(front, 'chat.postMessage').length;
      await chat.send(toChannel, drawn, { key: 'drawn-4' });
      expect(callsOf(front, 'chat.postMessage')).toHaveLength(tries + 1);
    }));

  test('where nothing newer is in it, its text goes out alone', () =>
    freshly(slack, async (front) => {
      front.next('chat.postMessage', { body: { ok: false, error: 'invalid_blocks' } });
      const ref = await slackChatAt(front.url).chat.send(toChannel, text('Plainly.'), { key: 'plain-1' });
      expect((await posted(LAKE.channel)).find((message) => message.ts === ref.message)).toMatchObject({ text: 'Plainly.' });
    }));

  test('in a form and at home', () =>
    freshly(slack, async (front) => {
      front.refuseBlocks('alert');
      const { chat, noted } = slackChatAt(front.url);
      await chat.openForm(await freshTrigger(slack), form);
      expect(noted).toEqual(['alert']);
      expect(JSON.stringify(callsOf(front, 'views.open').at(-1)?.args)).toContain('Please name no students.');
      await chat.showHome(LAKE.ana, drawn);
      expect(callsOf(front, 'views.publish').at(-1)?.args).toMatchObject({ user_id: LAKE.ana, view: { type: 'home' } });
    }));

  test('on people’s own pages alone is still drawn in messages; in messages, is not tried there', () =>
    freshly(slack, async (front) => {
      const published = () => callsOf(front, 'views.publish').map(({ args }) => /data_\w+/u.exec(JSON.stringify(args))?.[0]);
      front.next('views.publish', { body: { ok: false, error: 'invalid_arguments', response_metadata: { messages: ['[ERROR] unsupported type: data_table [json-pointer:/view/blocks/4/type]'] } } });
      const { chat, noted } = slackChatAt(front.url);
      const table: Message = { summary: 'A table.', blocks: drawn.blocks.filter(({ type }) => type === 'table') };
      await chat.showHome(LAKE.ana, table);
      await chat.showHome(LAKE.ana, table);
      expect(noted).toEqual(['home/data_table']);
      expect(published()).toEqual(['data_table', undefined, undefined]);
      const ref = await chat.send(toChannel, table, { key: 'table-1' });
      expect((await posted(LAKE.channel)).find((message) => message.ts === ref.message)?.blocks?.map((block) => block.type)).toEqual(['data_table']);
      await slackChatAt(front.url, { refused: () => new Set(['data_table']) }).chat.showHome(LAKE.ana, table);
      expect(published().at(-1)).toBeUndefined();
    }));
});

describe('a message that may have been posted', () => {
  const since = () => new Date(Date.now() - 1_000).toISOString();

  test('after a crash between sending and noting it, it is found and not posted again', () =>
    freshly(slack, async (front) => {
      front.next('chat.postMessage', { cut: true });
      await expect(slackChatAt(front.url).chat.send(toAna, text('Once, whatever happens.'), { key: 'crash-1' })).rejects.toMatchObject({ code: 'temporary' });
      const ref = await slackChatAt(front.url).chat.send(toAna, text('Once, whatever happens.'), { key: 'crash-1', mayBePostedSince: since() });
      expect((await posted(ref.conversation)).filter((message) => message.text === 'Once, whatever happens.').map((message) => message.ts)).toEqual([ref.message]);
      expect(JSON.stringify(callsOf(front, 'chat.postMessage')[0]?.args['metadata'])).not.toContain('crash-1');
    }));

  test('the same without a crash: the process knows that it does not know', () =>
    freshly(slack, async (front) => {
      front.next('chat.postMessage', { cut: true });
      const { chat } = slackChatAt(front.url);
      const attempt = () => chat.send(toChannel, text('Unsure.'), { key: 'crash-2' });
      await expect(attempt()).rejects.toMatchObject({ code: 'temporary' });
      const ref = await attempt();
      expect((await posted(LAKE.channel)).filter((message) => message.text === 'Unsure.').map((message) => message.ts)).toEqual([ref.message]);
    }));

  test('in a thread, and with what follows it', () =>
    freshly(slack, async (front) => {
      const { chat } = slackChatAt(front.url);
      const root = await chat.send(toChannel, text('Root of two.'), { key: 'crash-3' });
      front.next('chat.postMessage', { cut: true });
      await expect(chat.send(toChannel, long('under it'), { key: 'crash-4', thread: root })).rejects.toThrow();
      await slackChatAt(front.url).chat.send(toChannel, long('under it'), { key: 'crash-4', thread: root, mayBePostedSince: since() });
      expect((await posted(LAKE.channel)).filter((message) => message.thread_ts === root.message)).toHaveLength(3);
    }));

  test('one that was never posted is posted; where the bot may not look it is posted too', () =>
    freshly(slack, async (front) => {
      const { chat } = slackChatAt(front.url);
      await chat.send(toChannel, text('Not there yet.'), { key: 'crash-5', mayBePostedSince: since() });
      front.next('conversations.history', { body: { ok: false, error: 'missing_scope', needed: 'channels:history' } });
      await chat.send(toChannel, text('Nobody knows.'), { key: 'crash-6', mayBePostedSince: since() });
      const words = (await posted(LAKE.channel)).map((message) => message.text);
      expect(words).toEqual(expect.arrayContaining(['Not there yet.', 'Nobody knows.']));
    }));

  test('a limit on looking puts it off, and the next look goes on at the page it stopped at', () =>
    freshly(slack, async (front) => {
      const { chat } = slackChatAt(front.url);
      const attempt = () => chat.send(toChannel, text('Looked for twice.'), { key: 'crash-7', mayBePostedSince: since() });
      front.next('conversations.history', { body: { ok: true, messages: [], has_more: true, response_metadata: { next_cursor: 'page-2' } } });
      front.next('conversations.history', { status: 429, headers: { 'retry-after': '60' }, body: { ok: false, error: 'ratelimited' } });
      await expect(attempt()).rejects.toMatchObject({ code: 'rate-limited', retryAfterMs: 60_000 });
      expect(callsOf(front, 'chat.postMessage')).toEqual([]);
      await attempt();
      expect(callsOf(front, 'conversations.history').map((call) => call.args['cursor'])).toEqual([undefined, 'page-2', 'page-2']);
    }));
});
