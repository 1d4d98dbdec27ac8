import { Temporal } from 'temporal-polyfill';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import type { Block, Inline, Message } from '../../src/domain/message.js';
import type { FiledReading, ReportPart } from '../../src/domain/report-content.js';
import type { Status } from '../../src/domain/types.js';
import type { Chat, DeliveryRow, MessageRef, Store } from '../../src/ports.js';
import { subscriptionCommands } from '../../src/usecases/digests/change-subscriptions.js';
import type { SubscriptionRequest } from '../../src/usecases/commands/command-request.js';
import { deliver } from '../../src/usecases/deliver.js';
import { digestMessage } from '../../src/usecases/digests/digest-message.js';
import { loadPersonItems } from '../../src/usecases/answering/person-items.js';
import { recordReport, retractReport, reviseReport } from '../../src/usecases/answering/record-report.js';
import { refreshDigests } from '../../src/usecases/digests/refresh-digests.js';
import { renderPrompt } from '../../src/usecases/asking/render-prompt.js';
import { reschedule } from '../../src/usecases/asking/reschedule.js';
import { sendDigests } from '../../src/usecases/digests/send-digests.js';
import { sweep } from '../../src/usecases/sweep.js';
import type { SweepDeps } from '../../src/usecases/sweep.js';
import { testClock } from '../support/clock.js';
import { gate } from '../support/eventually.js';
import { emptyDatabase } from '../support/empty-database.js';
import { chicago, createFixture } from '../support/fixture.js';
import type { Fixture, FixtureOptions } from '../support/fixture.js';
import { recordingLog } from '../support/recording-log.js';
import { KEEP_DAYS } from '../support/keep-days.js';
import { silentLog } from '../support/silent-log.js';
import { allSeats, noWork, noPace } from '../support/no-queue.js';

const HOME = { platform: 'sandbox', workspace: 'sandbox' } as const;
export const CHANNEL = 'c-leaders';

/** What somebody says of an item, in few words. */
export interface Saying {
  readonly status?: Status;
  readonly note?: string;
  readonly links?: readonly string[];
  readonly files?: readonly string[];
  readonly attendance?: number;
  readonly needs?: readonly string[];
  readonly blockers?: readonly string[];
}

/** A district whose plan runs and whose digests go out. The clock stands at Sunday 2026-09-13, 12:00 in Chicago; owners are asked on Mondays at 09:00. */
export async function openDigestWorld(database: Database, options: FixtureOptions = {}) {
  await emptyDatabase(database);
  const store = createStore(database.prisma);
  const fixture = await createFixture(database.prisma, options);
  const clock = testClock(chicago('2026-09-13T12:00'));
  await reschedule(store, fixture.organizationId, clock.now());
  const { chat, posts, updates } = recordingChat();
  const log = recordingLog();
  const requested: string[] = [];
  const work = {
    ...noWork,
    deliver: async (_organizationId: string, ids: readonly string[]) => void requested.push(...ids),
  };
  const sweepDeps = (over: Partial<SweepDeps> = {}): SweepDeps => ({ store, wallClock: clock, log, keep: KEEP_DAYS, work, home: async () => HOME, sendDigests: (now) => sendDigests({ store, work, home: async () => HOME, log }, now), ...over });
  const render = (row: DeliveryRow): Promise<Message | undefined> =>
    row.content.kind === 'digest' ? digestMessage(store, row.organizationId, row.content.digestId) : row.content.kind === 'message' ? Promise.resolve(row.content.message) : renderPrompt(store, row);
  const commands = subscriptionCommands({ store, clock, work, chatFor: () => chat });
  const member = async (key: string) => {
    const found = await store.people.byId(fixture.organizationId, fixture.personId(key));
    if (!found) throw new Error(`no ${key}`);
    return found;
  };
  const request = async (who: string, to: 'here' | 'there' | 'me', scope?: SubscriptionRequest['scope']): Promise<SubscriptionRequest> => ({
    organizationId: fixture.organizationId,
    member: await member(who),
    workspace: HOME,
    planId: fixture.planId,
    destination: to === 'me' ? { kind: 'person' } : { kind: 'channel', channel: CHANNEL, ...(to === 'there' && { isElsewhere: true }) },
    ...(scope && { scope }),
  });
  /** Does something to reports as an answer does: what digests are to be looked at is noted in the same transaction. */
  const change = async <T>(code: string, act: (tx: Store) => Promise<T>, beforeCommit: () => Promise<void> = async () => undefined): Promise<T> => {
    const result = await store.transaction(async (tx) => {
      const result = await act(tx);
      await tx.digests.requestRefresh(fixture.organizationId, [fixture.itemId(code)], clock.now());
      await beforeCommit();
      return result;
    });
    await refreshDigests({ store, work }, fixture.organizationId, clock.now());
    return result;
  };
  const partOf = async (code: string, saying: Saying, message: string): Promise<ReportPart> => {
    const measure = await database.prisma.measure.findFirst({ where: { itemId: fixture.itemId(code) } });
    const readings: FiledReading[] = saying.attendance === undefined || !measure ? [] : [{ measureId: measure.id, value: saying.attendance, on: clock.now().toZonedDateTimeISO('America/Chicago').toPlainDate().toString() }];
    const said = { readings, links: [...(saying.links ?? [])], blockers: [...(saying.blockers ?? [])], needs: [...(saying.needs ?? [])], ...(saying.status && { status: saying.status }) };
    return { kind: 'words', message, words: saying.note ?? '', files: (saying.files ?? []).map((name) => ({ id: name, name, mimeType: 'application/pdf', size: 1, url: `https://files.example.org/${name}` })), said };
  };
  let messages = 0;

  const world = {
    ...fixture, store, clock, posts, updates, log, requested, work, chat, member, commands, sweepDeps, request,
    /** Time passes as it would: whatever is due on the way happens at its own moment, and messages go out. */
    async passTo(local: string): Promise<void> {
      const target = chicago(local);
      for (let due = await store.checks.nextDue(clock.now(), 'any'); due && Temporal.Instant.compare(due, target) <= 0; due = await store.checks.nextDue(due, 'any')) {
        clock.set(due);
        await world.sweepAndSend();
      }
      clock.set(target);
      await world.sweepAndSend();
    },
    /** Nothing runs until then. */
    sleepTo(local: string): void {
      clock.set(chicago(local));
    },
    async sweepAndSend(): Promise<void> {
      await sweep(sweepDeps(), clock.now());
      await world.send();
    },
    async send(): Promise<void> {
      for (const id of new Set(requested.splice(0))) await deliver({ pace: noPace, seats: allSeats, work: noWork, store, clock, wallClock: clock, log: silentLog, chatFor: () => chat, render }, fixture.organizationId, id);
    },
    async subscribe(who: string, to: 'here' | 'there' | 'me', { weekday = 1, at = '08:00', scope }: { readonly weekday?: 1 | 2 | 3 | 4 | 5 | 6 | 7; readonly at?: string; readonly scope?: SubscriptionRequest['scope'] } = {}): Promise<string> {
      return textOf(await commands.subscribe({ ...(await request(who, to, scope)), weekday, at }));
    },
    async unsubscribe(who: string, to: 'here' | 'me', mayEndOthers = false, scope?: SubscriptionRequest['scope']): Promise<string> {
      return textOf(await commands.unsubscribe({ ...(await request(who, to, scope)), mayEndOthers }));
    },
    async digestNow(who: string, to: 'here' | 'me', scope?: SubscriptionRequest['scope']): Promise<string> {
      return textOf(await commands.digestNow(await request(who, to, scope)));
    },
    /** A report at the clock's time, as the answer to the item's latest check. */
    async reports(who: string, code: string, saying: Saying, beforeCommit?: () => Promise<void>): Promise<string> {
      const reporter = await member(who);
      const message = `m-${(messages += 1)}`;
      const part = await partOf(code, saying, message);
      const placed = (await loadPersonItems(store, reporter)).seen(fixture.itemId(code));
      if (!placed) throw new Error(`${who} does not see ${code}`);
      const { reportId } = await change(code, (tx) => recordReport(tx, { organizationId: fixture.organizationId, placed, member: reporter, source: 'words', workspace: HOME, conversation: `dm-${who}`, message, parts: [part], at: clock.now() }), beforeCommit);
      await world.send();
      return reportId;
    },
    /** Reports whose transaction is all but done and then waits; `reached` says when it does. */
    holdingTransactions(wait: Promise<void>) {
      const door = gate();
      const hold = async (): Promise<void> => {
        door.open();
        await wait;
      };
      return { reached: door.wait, reports: (who: string, code: string, saying: Saying) => world.reports(who, code, saying, hold) };
    },
    async edits(who: string, code: string, reportId: string, saying: Saying): Promise<void> {
      const report = await store.reports.byId(fixture.organizationId, reportId);
      if (!report) throw new Error('no report');
      const parts = [await partOf(code, saying, report.message ?? '')];
      const editor = await member(who);
      await change(code, (tx) => reviseReport(tx, report, { parts, reason: 'edited', member: editor, at: clock.now() }));
      await world.send();
    },
    async retracts(who: string, code: string, reportId: string): Promise<void> {
      const report = await store.reports.byId(fixture.organizationId, reportId);
      if (!report) throw new Error('no report');
      const by = { member: await member(who), at: clock.now() };
      await change(code, (tx) => retractReport(tx, report, by));
      await world.send();
    },
    /** What stands in the channel or with a person, as texts, oldest first. */
    read: (to: string = CHANNEL): readonly string[] => posts.filter((post) => post.to === to && post.kind === 'digest').map((post) => textOf(post.message)),
    digests: () => database.prisma.digest.findMany({ orderBy: { periodEnd: 'asc' }, include: { deliveries: true } }),
  };
  return world;
}
export type DigestWorld = Awaited<ReturnType<typeof openDigestWorld>>;
export type { Fixture };

interface Post {
  readonly ref: MessageRef;
  readonly to: string;
  readonly kind: string;
  message: Message;
}

/** Keeps what is posted, as a platform would. */
function recordingChat(): { chat: Chat; posts: Post[]; updates: string[] } {
  const posts: Post[] = [];
  const updates: string[] = [];
  const byKey = new Map<string, MessageRef>();
  const chat: Chat = {
    ...HOME,
    async send(to, message, { key }) {
      const before = byKey.get(key);
      if (before) return before;
      const target = to.kind === 'direct' ? to.user : to.channel;
      const ref = { conversation: target, message: `b-${posts.length + 1}` };
      byKey.set(key, ref);
      posts.push({ ref, to: target, kind: key.split(/[:-]/)[0] ?? '', message });
      return ref;
    },
    async update(ref, message) {
      const post = posts.find((one) => one.ref.message === ref.message);
      if (!post) throw new Error('nothing to update');
      post.message = message;
      updates.push(post.to);
    },
    async respond() {},
    async openForm() {},
    profile: async () => undefined,
    profiles: async () => [],
    channel: async (channel) => (channel === CHANNEL ? { channel, name: 'leaders', isPrivate: false } : undefined),
  };
  return { chat, posts, updates };
}

/** A message as the lines somebody would read. */
export function textOf(message: Message): string {
  return message.blocks.map(blockText).filter((text) => text !== '').join('\n');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `${block.level === 2 ? '## ' : '# '}${block.text}`;
    case 'text':
    case 'context':
      return inline(block.text);
    case 'quote':
      return `> ${block.text} — ${block.by ?? ''}`;
    case 'list':
      return block.items.map((item) => `- ${inline(item)}`).join('\n');
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${inline(value)}`).join('\n');
    case 'status':
      return `[${block.label}] ${inline(block.text)}`;
    case 'buttons':
      return block.buttons.map((button) => `<${button.label}>`).join(' ');
    case 'chart':
      return block.chart.isSaid ? '' : block.chart.text;
    case 'table':
      return [block.caption, ...block.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)).join(' | '))].join('\n');
    case 'divider':
      return '';
  }
}

function inline(text: Inline): string {
  if (typeof text === 'string') return text;
  return text.map((span) => (typeof span === 'string' ? span : 'bold' in span ? span.bold : 'link' in span ? `${span.link.text}<${span.link.url}>` : span.mention.name)).join('');
}

/** The lines of one section, without its heading. */
export function section(text: string | undefined, heading: string): readonly string[] {
  const lines = (text ?? '').split('\n');
  const from = lines.indexOf(`## ${heading}`);
  if (from < 0) return [];
  const to = lines.findIndex((line, index) => index > from && (line.startsWith('## ') || line.startsWith('<')));
  return lines.slice(from + 1, to < 0 ? undefined : to);
}
