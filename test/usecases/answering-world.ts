import { afterAll } from 'vitest';
import { openTestPglite } from '../support/database.js';
import { emptyDatabase } from '../support/empty-database.js';
import type { FixtureOptions } from '../support/fixture.js';
import { chicago, createFixture } from '../support/fixture.js';
import { KEEP_DAYS } from '../support/keep-days.js';
import { silentLog } from '../support/silent-log.js';
import { testClock } from '../support/clock.js';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import type { Block, Button, Form, Message } from '../../src/domain/message.js';
import type { Chat, ChatProfile, DeliveryRow, Inbound, InboundFile, MessageRef, Store } from '../../src/ports.js';
import type { AnsweringDeps, InboundOf } from '../../src/usecases/answering/answering-deps.js';
import { deliver } from '../../src/usecases/deliver.js';
import { handleInbound } from '../../src/usecases/answering/handle-inbound.js';
import { renderPlaybackDelivery } from '../../src/usecases/answering/playback.js';
import { receiveInbound } from '../../src/usecases/answering/receive-inbound.js';
import { renderPrompt } from '../../src/usecases/asking/render-prompt.js';
import { reschedule } from '../../src/usecases/asking/reschedule.js';
import { sweep } from '../../src/usecases/sweep.js';
import { allSeats, noWork, noPace } from '../support/no-queue.js';

export const HOME = { platform: 'sandbox', workspace: 'sandbox' } as const;

/** A message of the bot, as it stands now. */
export interface Seen {
  readonly ref: MessageRef;
  readonly to: string;
  readonly thread?: MessageRef;
  message: Message;
}

/** Keeps what is posted, as a platform would; profiles are those it is given. */
export function recordingChat(profiles: readonly ChatProfile[] = []) {
  const posts: Seen[] = [];
  const forms: Form[] = [];
  const homes = new Map<string, Message>();
  /** What stands in place of forms that were waited for, by reply handle. */
  const ended = new Map<string, Message>();
  const byKey = new Map<string, MessageRef>();
  const chat: Chat = {
    ...HOME,
    async send(to, message, { key, thread }) {
      const before = byKey.get(key);
      if (before) return before;
      const user = to.kind === 'direct' ? to.user : to.channel;
      const ref = { conversation: `dm-${user}`, message: `b-${posts.length + 1}` };
      byKey.set(key, ref);
      posts.push({ ref, to: user, message, ...(thread && { thread }) });
      return ref;
    },
    async update(ref, message) {
      const post = posts.find((one) => one.ref.message === ref.message);
      if (post) post.message = message;
    },
    async respond(reply, message) {
      posts.push({ ref: { conversation: `dm-${reply}`, message: `b-${posts.length + 1}` }, to: reply, message });
    },
    async openForm(_trigger, form) {
      forms.push(form);
    },
    async endWaiting(reply, message) {
      ended.set(reply, message);
    },
    async showHome(user, home) {
      homes.set(user, home);
    },
    profile: async (user) => profiles.find((profile) => profile.user === user),
    profiles: async () => profiles,
    channel: async () => undefined,
  };
  return { chat, posts, forms, homes, ended };
}

/** One database for all worlds of a test file, emptied for each. */
let shared: Promise<Database> | undefined;
afterAll(async () => {
  await (await shared)?.close();
  shared = undefined;
});

/** A district with its plan running, whose owners are asked and answer; messages go out and come back at once. */
export async function openWorld(options: FixtureOptions = {}, extra: { readonly profiles?: readonly ChatProfile[]; readonly deps?: (deps: AnsweringDeps) => AnsweringDeps } = {}) {
  shared ??= openTestPglite();
  const database = await shared;
  await emptyDatabase(database);
  const store = createStore(database.prisma);
  const fixture = await createFixture(database.prisma, options);
  await reschedule(store, fixture.organizationId, chicago('2026-09-14T07:45'));
  const clock = testClock(chicago('2026-09-14T09:00'));
  const { chat, posts, forms, homes, ended } = recordingChat(extra.profiles);
  const commands: { inbound: InboundOf<'command'> | InboundOf<'action'>; personId: string }[] = [];
  const changedItems: string[] = [];
  const events: string[] = [];
  let nonce = 0;

  const render = async (row: DeliveryRow): Promise<Message | undefined> =>
    row.content.kind === 'message' ? row.content.message : row.content.kind === 'report' ? renderPlaybackDelivery(store, row) : renderPrompt(store, row);
  const send = async (organizationId: string, id: string) => deliver({ pace: noPace, seats: allSeats, work: noWork, store, clock, wallClock: clock, log: silentLog, chatFor: () => chat, render }, organizationId, id);
  const base: AnsweringDeps = {
    store,
    clock,
    wallClock: clock,
    log: silentLog,
    work: {
      ...noWork,
      deliver: async (organizationId, ids) => {
        for (const id of ids) await send(organizationId, id);
      },
      inbound: async (_organizationId, ids) => void events.push(...ids),
    },
    chatFor: () => chat,
    organizationOf: async () => fixture.organizationId,
    onCommand: async (inbound, member) => void commands.push({ inbound, personId: member.id }),
    onReportChanged: async (_store, _organizationId, itemIds) => {
      changedItems.push(...itemIds);
    },
  };
  const deps = extra.deps ? extra.deps(base) : base;
  const receive = receiveInbound(deps);
  const handle = handleInbound(deps);

  const work = async (): Promise<void> => {
    for (const id of events.splice(0)) await handle(fixture.organizationId, id);
  };
  const does = async (inbound: Inbound): Promise<void> => {
    await receive(inbound);
    await work();
  };
  const by = (user: string, key: string) => ({ ...HOME, key, user: `u-${user}`, at: clock.now().toString() });
  const dm = (user: string) => ({ id: `dm-u-${user}`, kind: 'direct' }) as const;

  return {
    ...fixture,
    database, store, clock, posts, forms, homes, ended, commands, changedItems, deps, receive, handle, does, by, dm, events, work,
    /** Everything due at the clock's time happens. */
    async sweep() {
      await sweep({ store, wallClock: clock, log: silentLog, keep: KEEP_DAYS, work: deps.work, home: async () => HOME, sendDigests: async () => undefined }, clock.now());
      await work();
    },
    /** Writes a direct message; gives its id. */
    async says(user: string, text: string, more: { readonly thread?: MessageRef; readonly files?: readonly InboundFile[]; readonly message?: string } = {}): Promise<string> {
      const message = more.message ?? `m-${(nonce += 1)}`;
      await does({ ...by(user, `dm/${message}`), type: 'message', conversation: dm(user), message, text, files: more.files ?? [], ...(more.thread && { thread: more.thread.message }) });
      return message;
    },
    async edits(user: string, message: string, text: string) {
      await does({ ...by(user, `edit/${(nonce += 1)}`), type: 'edit', conversation: dm(user), message, text });
    },
    async deletes(user: string, message: string) {
      await does({ ...by(user, `delete/${message}`), type: 'delete', conversation: dm(user), message });
    },
    /** Presses a button, found by its label in a message (the latest one that has it, unless given). */
    async presses(user: string, label: string, post: Seen | undefined = latestWith(posts, `u-${user}`, label)) {
      const button = post && buttonsOf(post.message).find((one) => one.label === label);
      if (!post || !button) throw new Error(`no button ${label}`);
      await this.pressesButton(user, button, post);
    },
    async pressesButton(user: string, button: Pick<Button, 'action' | 'value'>, post: Seen) {
      await does({ ...by(user, `press/${(nonce += 1)}`), type: 'action', conversation: dm(user), message: post.ref.message, action: button.action, value: button.value, reply: `u-${user}`, trigger: 't' });
    },
    async submits(user: string, values: Readonly<Record<string, string>>, files: readonly InboundFile[] = [], form: Form | undefined = forms.at(-1)) {
      if (!form) throw new Error('no form is open');
      await does({ ...by(user, `form/${(nonce += 1)}`), type: 'form', form: form.id, context: form.context, values, files, reply: 'r' });
    },
    /** What a person was sent, oldest first. */
    seenBy: (user: string) => posts.filter((post) => post.to === `u-${user}`),
    last: (user: string) => posts.filter((post) => post.to === `u-${user}`).at(-1),
    /** The standing reports on an item, newest first. */
    reports: async (code: string) => (await store.reports.history(fixture.organizationId, fixture.itemId(code), 20)).filter((report) => !report.retractedAt),
    history: (code: string) => store.reports.history(fixture.organizationId, fixture.itemId(code), 20),
    check: async (code: string) => (await store.checks.history(fixture.organizationId, fixture.itemId(code), 5))[0],
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;
export type { Store };

export function buttonsOf(message: Message): readonly Button[] {
  return message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
}

/** All that a reader sees of a message, as one text. */
export function textOf(message: Message | undefined): string {
  return (message?.blocks ?? []).map(blockText).join('\n');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'quote':
      return block.text;
    case 'text':
    case 'context':
      return inlineText(block.text);
    case 'status':
      return `[${block.label}] ${inlineText(block.text)}`;
    case 'list':
      return block.items.map(inlineText).join('\n');
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${inlineText(value)}`).join('\n');
    case 'buttons':
      return block.buttons.map((button) => `<${button.label}>`).join(' ');
    case 'table':
      return [...block.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)).join(' · ')), ...(block.inLines ?? []).map(blockText)].join('\n');
    default:
      return '';
  }
}

function inlineText(text: Exclude<Extract<Block, { type: 'text' }>['text'], never>): string {
  if (typeof text === 'string') return text;
  return text.map((span) => (typeof span === 'string' ? span : 'bold' in span ? span.bold : 'link' in span ? span.link.text : span.mention.name)).join('');
}

function latestWith(posts: readonly Seen[], to: string, label: string): Seen | undefined {
  return posts.filter((post) => post.to === to).reverse().find((post) => buttonsOf(post.message).some((button) => button.label === label));
}

export function file(id: string, name: string): InboundFile {
  return { id, name, mimeType: 'application/pdf', size: 1200, url: `https://files.example.org/${id}` };
}

/** Ana is asked about 1.a (attendance, %), Ben, who reads Spanish, about 1.c; Sue is the steward. */
export const ONE_EACH = {
  items: [
    { code: '1' },
    { code: '1.a', parent: '1', owner: 'ana', title: 'Attendance recovers', measures: [{ key: 'attendance', name: 'Average attendance', unit: '%', baseline: 90, target: 95 }] },
    { code: '1.c', parent: '1', owner: 'ben', title: 'Bilingual staff' },
  ],
};

/** The first message that somebody got: the question. */
export function firstPrompt(world: World, user: string) {
  const seen = world.seenBy(user)[0];
  if (!seen) throw new Error(`${user} was not asked`);
  return seen;
}
