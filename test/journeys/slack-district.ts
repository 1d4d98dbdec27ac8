import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { MessageRef } from '../../src/ports/chat.js';
import type { Member, Store } from '../../src/ports.js';
import type { TestFile } from '../contracts/chat-driver.js';
import { LAKE } from '../support/local-slack.js';
import type { SlackUserSeed } from '../support/local-slack.js';
import { startSlackApp } from '../support/slack-app.js';
import type { SlackApp, Transport } from '../support/slack-app.js';
import { readLines } from '../support/slack-read.js';
import { ROOT } from './product.js';
import { botPosts, personIn } from './slack-person.js';

/** Channels: one where the digest goes, a private one. */
export const STRATEGY = 'C0PLAN';
export const CABINET = 'C0CABINET';
/** Who is in the plan, but not in Slack when the journey begins. */
const JOINS_LATER = 'Dale Brightwater';

/** Who is in the workspace and in no plan: a guest, and somebody of another organization, once Slack says so. */
export const GUEST = 'Nova Verne';
export const EXTERNAL = 'Omar Idris';

/** Somebody of the sample district in Slack. Whatever they do, all that follows of it is done when it resolves. */
export interface Person {
  readonly id: string;
  /** What the bot wrote in their direct messages, threads too, each message as its lines; the latest last. */
  heard(): Promise<readonly Heard[]>;
  /** The latest message of the bot there that has these words in a line; of a channel, among what only they see. */
  last(words: string, channel?: string): Promise<Heard>;
  /** Writes to the bot; `under`: in the thread under its message with these words. */
  says(text: string, options?: { readonly under?: string; readonly files?: readonly TestFile[] }): Promise<void>;
  /** Changes an own message that begins so. */
  edits(beginning: string, text: string): Promise<void>;
  removes(beginning: string): Promise<void>;
  /** Presses a button of the bot's latest message with these words, in their direct messages or where an answer stands. */
  presses(where: string | Heard, label: string): Promise<void>;
  /** Fills the open form by field name, and sends it. */
  fills(values: Readonly<Record<string, string>>, files?: Readonly<Record<string, TestFile>>): Promise<void>;
  /** Types a command in a channel, or in their direct messages; gives what only they see of its answer. */
  asks(text: string, channel?: string): Promise<Heard>;
  /** What stands now where an answer of theirs stood. */
  sees(answer: MessageRef): Promise<readonly string[]>;
  /** Writes in a channel; gives the message's id. */
  writesIn(channel: string, text: string): Promise<string>;
  opensHome(): Promise<readonly string[]>;
  pressesAtHome(label: string): Promise<void>;
  /** What their Home tab shows. */
  home(): Promise<readonly string[]>;
}

export interface Heard {
  readonly ref: MessageRef;
  readonly thread?: string;
  readonly lines: readonly string[];
}

export interface SlackDistrict {
  readonly slack: SlackApp;
  readonly person: (name: string) => Person;
  /** Who is matched to somebody of the workspace. */
  readonly member: (name: string) => Promise<Member | undefined>;
  /** What the bot posted in a channel for everyone there. */
  readonly posts: (channel: string) => Promise<readonly Heard[]>;
  /** The fields of the open form, under its title. */
  readonly form: () => Promise<readonly string[] | undefined>;
  /** The reports on an item, newest first, those taken back too. */
  readonly filed: (code: string) => Promise<readonly object[]>;
  /** The messages kept under an item. */
  readonly kept: (code: string) => Promise<readonly object[]>;
}

/** One step of the journey. */
export type Step = (name: string, walk: (district: SlackDistrict) => Promise<void>) => void;

/** Opens the sample district in Slack before the journey and ends it afterwards; after a step that failed the rest does not pretend to go on. */
export function openSlackDistrict(transport: Transport): { readonly step: Step } {
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

/** The sample district in Slack, before its plan comes in. */
export async function startDistrict(transport: Transport): Promise<SlackDistrict> {
  const { people } = z.looseObject({ people: z.array(z.looseObject({ name: z.string(), email: z.string() })) }).parse(parse(await samplePlan()));
  const outsiders = [GUEST, EXTERNAL].map((name) => ({ name, email: `${idOf(name).toLowerCase()}@partner.example.org` }));
  const users = [...people.filter(({ name }) => name !== JOINS_LATER), ...outsiders].map(slackSeedOf);
  const slack = await startSlackApp({
    transport,
    seed: {
      users,
      channels: [
        { id: STRATEGY, name: 'strategic-plan', members: [LAKE.botUser, ...users.map(({ id }) => id)], is_private: false },
        { id: CABINET, name: 'cabinet', members: [idOf('Marguerite'), idOf('Curtis')], is_private: true },
      ],
    },
    begins: '2026-09-11T20:00:00Z',
    timeZone: 'America/Chicago',
  });
  return {
    slack,
    person: (name) => personIn(slack, idOf(name)),
    member: async (name) => slack.app.core.store.people.byIdentity(await organizationIn(slack), { platform: 'slack', workspace: LAKE.workspace }, idOf(name)),
    posts: (channel) => botPosts(slack, channel, (message) => message.ephemeral_to === undefined),
    async form() {
      const view = await slack.control.view();
      return view && [view.title.text, ...readLines(view.blocks)];
    },
    filed: async (code) => reportsOn(slack.app.core.store, await itemIn(slack, code)),
    kept: async (code) => messagesUnder(slack.app.core.store, await itemIn(slack, code)),
  };
}

async function organizationIn(slack: SlackApp): Promise<string> {
  const [organization] = await slack.app.core.store.people.organizations();
  if (!organization) throw new Error('There is no organization yet.');
  return organization.id;
}

interface ItemIn {
  readonly organizationId: string;
  readonly itemId: string;
}

async function itemIn(slack: SlackApp, code: string): Promise<ItemIn> {
  const { overview } = slack.app.core.store;
  const organizationId = await organizationIn(slack);
  const [plan] = await overview.plans(organizationId);
  const item = plan && (await overview.load({ organizationId, planId: plan.id }))?.items.find((one) => one.code === code);
  if (!item) throw new Error(`There is no item ${code}.`);
  return { organizationId, itemId: item.id };
}

/** Reports as short as a reader needs them. */
async function reportsOn(store: Store, { organizationId, itemId }: ItemIn): Promise<readonly object[]> {
  const reports = await store.reports.history(organizationId, itemId, 10);
  return reports.map(({ status, source, late, retractedAt, revisions, content }) => ({
    status,
    source,
    ...(late && { late }),
    ...(retractedAt && { takenBack: true }),
    versions: revisions.map(({ reason }) => reason).join(', '),
    readings: content.readings.map(({ value }) => value),
    files: content.files.map(({ name }) => name),
  }));
}

async function messagesUnder(store: Store, { organizationId, itemId }: ItemIn): Promise<readonly object[]> {
  const evidence = await store.reports.evidence(organizationId, itemId, 20);
  return evidence.filter(({ kind }) => kind === 'message').map(({ title, text, url, author, fromPrivate }) => ({ title, text, url, author, fromPrivate }));
}
