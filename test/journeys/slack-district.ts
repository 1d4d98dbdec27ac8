import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readLines } from '../support/slack-read.js';
import type { ChatUser } from '../contracts/chat-driver.js';
import { LAKE } from '../support/local-slack.js';
import type { SlackUserSeed } from '../support/local-slack.js';
import { startSlackApp } from '../support/slack-app.js';
import type { SlackApp, Transport } from '../support/slack-app.js';
import type { KeptMessage } from '../support/slack-control.js';
import { ROOT } from './product.js';

/** Channels: one where the digest goes, a private one. */
export const STRATEGY = 'C0PLAN';
export const CABINET = 'C0CABINET';
/** Who is in the plan, but not in Slack when the journey begins. */
const JOINS_LATER = 'Dale Brightwater';

/** Somebody of the sample district in Slack. */
export interface Person extends ChatUser {
  readonly name: string;
  /** What the bot wrote in their direct messages, threads too, each message as its lines; the latest last. */
  heard(): Promise<readonly Heard[]>;
  /** The latest message of the bot there that has these words in a line. */
  last(words: string): Promise<Heard>;
  /** Types a command in a channel, or in their direct messages; gives what only they see of its answer. */
  ask(text: string, channel?: string): Promise<readonly string[]>;
}

export interface Heard {
  readonly ref: { readonly conversation: string; readonly message: string };
  readonly thread?: string;
  readonly lines: readonly string[];
}

export interface SlackDistrict {
  readonly slack: SlackApp;
  person(name: string): Person;
  /** What the bot posted in a channel for everyone there. */
  posts(channel: string): Promise<readonly Heard[]>;
  /** What a person's Home tab shows. */
  home(name: string): Promise<readonly string[]>;
}

/** Opens the sample district in Slack before the journey and ends it afterwards; after a step that failed the rest does not pretend to go on. */
export function openSlackDistrict(transport: Transport): { readonly step: (name: string, walk: (district: SlackDistrict) => Promise<void>) => void } {
  let district: SlackDistrict | undefined;
  let endedAt: string | undefined;
  beforeAll(async () => {
    district = await startDistrict(transport);
  });
  afterAll(() => district?.slack.stop());
  return {
    step: (name, walk) => {
      test(name, async () => {
        if (endedAt !== undefined || district === undefined) throw new Error(`The journey ended at “${endedAt ?? 'its beginning'}”.`);
        endedAt = name;
        await walk(district);
        endedAt = undefined;
      });
    },
  };
}

/** The file of sample plan 2. */
export const samplePlan = (): Promise<string> => readFile(join(ROOT, 'prisma/seed/2-goals-and-objectives.yaml'), 'utf8');

/** The id that a person of the plan has in the emulated workspace. */
export function idOf(name: string): string {
  return `U0${(name.split(' ')[0] ?? '').toUpperCase()}`;
}

/** As the emulated workspace and Slack's events know somebody of the plan. */
export function slackSeedOf({ name, email }: { readonly name: string; readonly email: string }): SlackUserSeed {
  return { id: idOf(name), name: (name.split(' ')[0] ?? '').toLowerCase(), real_name: name, email, tz: 'America/Chicago', is_bot: false };
}

async function startDistrict(transport: Transport): Promise<SlackDistrict> {
  const { people } = z.looseObject({ people: z.array(z.looseObject({ name: z.string(), email: z.string() })) }).parse(parse(await samplePlan()));
  const users = people.filter(({ name }) => name !== JOINS_LATER).map(slackSeedOf);
  const everyone = [LAKE.botUser, ...users.map(({ id }) => id)];
  const slack = await startSlackApp({
    transport,
    seed: {
      users,
      channels: [
        { id: STRATEGY, name: 'strategic-plan', members: everyone, is_private: false },
        { id: CABINET, name: 'cabinet', members: [idOf('Marguerite'), idOf('Devon')], is_private: true },
      ],
    },
    begins: '2026-09-11T20:00:00Z',
    timeZone: 'America/Chicago',
  });
  return { slack, person: (name) => personIn(slack, name), posts: (channel) => botPosts(slack, channel, (message) => message.ephemeral_to === undefined), home: async (name) => readLines(z.looseObject({ blocks: z.unknown() }).parse(await slack.control.home(idOf(name))).blocks) };
}

function personIn(slack: SlackApp, name: string): Person {
  const user = slack.user(idOf(name));
  const heard = async (): Promise<readonly Heard[]> => botPosts(slack, await slack.control.directOf(user.user), () => true);
  return {
    ...user,
    name,
    heard,
    async last(words) {
      const all = await heard();
      const found = all.findLast(({ lines }) => lines.some((line) => line.includes(words)));
      if (!found) throw new Error(`${name} did not hear “${words}”, but:\n${all.map(({ lines }) => lines.join('\n')).join('\n\n')}`);
      return found;
    },
    async ask(text, channel) {
      const where = channel ?? (await slack.control.directOf(user.user));
      const before = (await slack.control.messages(where)).length;
      await user.command(channel === undefined ? 'direct' : { channel }, text);
      await slack.settled();
      const answers = (await slack.control.messages(where)).slice(before).filter(({ ephemeral_to: to }) => to === user.user);
      return answers.flatMap(({ blocks, text: fallback }) => (blocks ? readLines(blocks) : [fallback]));
    },
  };
}

async function botPosts(slack: SlackApp, channel: string, isSeen: (message: KeptMessage) => boolean): Promise<readonly Heard[]> {
  return (await slack.control.messages(channel))
    .filter((message) => (message.bot_id !== undefined || message.user === LAKE.botUser) && isSeen(message))
    .map(({ ts, thread_ts: thread, blocks, text }) => ({ ref: { conversation: channel, message: ts }, ...(thread !== undefined && { thread }), lines: blocks ? readLines(blocks) : [text] }));
}
