import { z } from 'zod';
import { eventually } from '../support/eventually.js';
import { LAKE } from '../support/local-slack.js';
import type { SlackApp } from '../support/slack-app.js';
import type { KeptMessage } from '../support/slack-control.js';
import { buttonsIn } from '../support/slack-user.js';
import { readLines } from '../support/slack-read.js';
import type { Heard, Person } from './slack-district.js';

const viewSchema = z.looseObject({ blocks: z.array(z.looseObject({ type: z.string() })) });

/** Hands and eyes of somebody in the emulated workspace. */
export function personIn(slack: SlackApp, id: string): Person {
  const user = slack.user(id);
  const { control } = slack;
  const direct = (): Promise<string> => control.directOf(id);
  const heard = async (): Promise<readonly Heard[]> => botPosts(slack, await direct(), () => true);

  async function last(words: string, channel?: string): Promise<Heard> {
    const all = channel === undefined ? await heard() : await botPosts(slack, channel, ({ ephemeral_to: to }) => to === id);
    const found = all.findLast(({ lines }) => lines.some((line) => line.includes(words)));
    if (!found) throw new Error(`${id} did not hear “${words}”, but:\n${all.map(({ lines }) => lines.join('\n')).join('\n\n')}`);
    return found;
  }
  async function own(beginning: string): Promise<Heard['ref']> {
    const conversation = await direct();
    const found = (await control.messages(conversation)).findLast((message) => message.user === id && message.text.startsWith(beginning));
    if (!found) throw new Error(`${id} wrote nothing that begins with “${beginning}”.`);
    return { conversation, message: found.ts };
  }
  async function does(act: Promise<unknown>): Promise<void> {
    await act;
    await slack.settled();
  }
  const home = async (): Promise<z.infer<typeof viewSchema>> => viewSchema.parse(await control.home(id));

  return {
    id,
    heard,
    last,
    says: async (text, { under, files } = {}) => does(user.write('direct', text, { ...(under !== undefined && { thread: (await last(under)).ref }), ...(files && { files }) })),
    edits: async (beginning, text) => does(user.edit(await own(beginning), text)),
    removes: async (beginning) => does(user.remove(await own(beginning))),
    presses: async (where, label) => does(user.press((typeof where === 'string' ? await last(where) : where).ref, label)),
    fills: (values, files) => does(user.fill(values, files)),
    async asks(text, channel) {
      const where = channel ?? (await direct());
      const known = new Set((await control.messages(where)).map(({ ts }) => ts));
      await does(user.command(channel === undefined ? 'direct' : { channel }, text));
      const [answer, ...more] = await botPosts(slack, where, ({ ts, ephemeral_to: to }) => to === id && !known.has(ts));
      if (answer === undefined || more.length > 0) throw new Error(`“/plan ${text}” has ${more.length + (answer ? 1 : 0)} answers.`);
      return answer;
    },
    async sees({ conversation, message }) {
      const found = (await botPosts(slack, conversation, ({ ts, ephemeral_to: to }) => ts === message && (to === undefined || to === id)))[0];
      if (!found) throw new Error(`${id} does not see ${message} any more.`);
      return found.lines;
    },
    async writesIn(channel, text) {
      const said = z.looseObject({ message: z.looseObject({ ts: z.string() }) }).parse(await control.act('message', { channel, user: id, text }));
      await slack.settled();
      return said.message.ts;
    },
    async opensHome() {
      await does(control.act('open-home', { user: id }));
      return readLines((await home()).blocks);
    },
    async pressesAtHome(label) {
      const button = (await home()).blocks.flatMap(buttonsIn).find(({ text }) => text.text.endsWith(label));
      if (!button) throw new Error(`There is no button "${label}".`);
      const before = (await control.log()).length;
      // The workspace says over this connection what it sends, not what comes back.
      await control.say({ t: 'block_action', user: id, channel: '', messageTs: '', action: button, appId: LAKE.app }, ['log']);
      await eventually(async () => {
        if (!(await control.log()).slice(before).some(({ direction, kind }) => direction === 'from_bot' && (kind === 'interactive' || kind === 'ack'))) throw new Error('The press was not taken.');
      });
      await slack.settled();
    },
    home: async () => readLines((await home()).blocks),
  };
}

/** What the bot wrote in a conversation, where somebody sees it. */
export async function botPosts(slack: SlackApp, channel: string, isSeen: (message: KeptMessage) => boolean): Promise<readonly Heard[]> {
  return (await slack.control.messages(channel))
    .filter((message) => (message.bot_id !== undefined || message.user === LAKE.botUser) && isSeen(message))
    .map(({ ts, thread_ts: thread, blocks, text }) => ({ ref: { conversation: channel, message: ts }, ...(thread !== undefined && { thread }), lines: blocks ? readLines(blocks) : [text] }));
}
