import { afterAll, beforeAll, expect, test } from 'vitest';
import { LAKE, startLocalSlack } from '../../../support/local-slack.js';
import type { LocalSlack } from '../../../support/local-slack.js';
import { largeDigest, largePlan } from '../../../support/large-plan.js';
import { slackChatAt } from '../../../support/slack-chat.js';
import { readLines } from '../../../support/slack-read.js';
import { freshly, postedIn, toChannel } from './outbound-lab.js';

let slack: LocalSlack;
beforeAll(async () => {
  slack = await startLocalSlack({ requestUrl: 'http://127.0.0.1:9/' });
});
afterAll(() => slack.stop());

const digest = (need: string, count = 40) => largeDigest(largePlan(count, { title: 'Reading', note: 'All rooms visited', need, blocker: 'no time' }), 'en');

/** Each as its lines, the digest itself first. */
async function standing() {
  const posts = (await postedIn(slack, LAKE.channel)).map(({ ts, thread_ts: thread, blocks }) => ({ ts, thread, lines: readLines(blocks) }));
  const [head, ...others] = posts.filter(({ thread }) => thread === undefined);
  return { head, others, thread: posts.filter(({ thread }) => thread !== undefined && thread === head?.ts) };
}

test('a long digest is one message that goes on in its thread, as tables, and is brought up to date in both', () =>
  freshly(slack, async (front) => {
    const { chat } = slackChatAt(front.url);
    const ref = await chat.send(toChannel, digest('books'), { key: 'digest:1' });
    const before = await standing();
    expect(before.head?.lines).toEqual(expect.arrayContaining(['# Weekly digest: Strategic plan', 'And 34 more: /plan status', '[Details] [All at risk] [All unanswered] [My part]', 'There is more: see the thread.']));
    const lines = before.thread.flatMap((post) => post.lines);
    for (const caption of ['What moved', 'At risk or off track', 'Not answered yet', 'Due in the next seven days']) expect(lines).toContain(`${caption}, continued`);
    expect(lines).toContain('| Item | Now | Before | Reported by |');
    // What the message leaves out, once each: 40 moved, 40 silent, of which it shows six and eight.
    expect(lines.filter((line) => line.endsWith('| Ana, Oct 11 |'))).toHaveLength(34);
    expect(lines.filter((line) => line.endsWith('| asked Oct 11 |'))).toHaveLength(32);
    expect(lines.join('\n')).toContain('| 🔴 Off track | Ana | books |');

    await chat.update(ref, digest('pencils'));
    const after = await standing();
    expect(after.thread.map(({ ts }) => ts)).toEqual(before.thread.map(({ ts }) => ts));
    expect(after.thread.flatMap((post) => post.lines).join('\n')).toContain('| 🔴 Off track | Ana | pencils |');
    expect(JSON.stringify(after)).not.toContain('books');

    await chat.update(ref, digest('pencils', 4));
    expect(await standing()).toMatchObject({ head: { ts: ref.message }, others: [], thread: [] });
  }));
