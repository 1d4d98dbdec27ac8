import { Temporal } from 'temporal-polyfill';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import type { Message } from '../../src/domain/message.js';
import type { ChatProfile, Store } from '../../src/ports.js';
import { answerCommand } from '../../src/usecases/commands/answer-command.js';
import type { CommandAnswer, CommandDeps, SubscriptionRequest, WordsToRecord } from '../../src/usecases/commands/command-request.js';
import { reschedule } from '../../src/usecases/asking/reschedule.js';
import { testClock } from './clock.js';
import { openTestPglite } from './database.js';
import { chicago, createFixture } from './fixture.js';
import type { Fixture } from './fixture.js';

/** Wednesday. */
const NOW = chicago('2026-09-16T10:00');

/** A plan with some history, and people who type commands about it; what lies beyond commands is written down. */
export interface CommandDesk {
  readonly database: Database;
  readonly store: Store;
  readonly fixture: Fixture;
  readonly recorded: readonly WordsToRecord[];
  readonly subscriptions: readonly (SubscriptionRequest & { readonly did: string })[];
  /** Ids of deliveries asked to be sent. */
  readonly delivered: readonly string[];
  /** What the platform says of its users. */
  readonly profiles: ChatProfile[];
  readonly ask: (who: string, text: string, options?: AskOptions) => Promise<CommandAnswer>;
  /** As `ask`, as the lines somebody would read. */
  readonly told: (who: string, text: string, kind?: 'direct' | 'channel') => Promise<string>;
}
export interface AskOptions {
  readonly kind?: 'direct' | 'channel';
  /** Another store to answer from. */
  readonly over?: Store;
  /** The same act again. */
  readonly key?: string;
  readonly platform?: 'sandbox' | 'teams';
}

export async function openCommandDesk(): Promise<CommandDesk> {
  const database = await openTestPglite();
  const store = createStore(database.prisma);
  const fixture = await createFixture(database.prisma, {
    people: [
      { key: 'ana', name: 'Ana Lark' },
      { key: 'ben', name: 'Ben Moss', language: 'es' },
      { key: 'sue', name: 'Sue Ward', role: 'steward' },
      { key: 'lee', name: 'Lee Park', role: 'leader' },
      { key: 'zoe', name: 'Zoe Hart', role: 'member' },
      { key: 'kim', name: 'Kim Vale', unmatched: true },
    ],
    items: [
      { code: '1', title: 'Safe schools' },
      { code: '1.a', parent: '1', owner: 'ana', title: 'Attendance', measures: [{ key: 'attendance', name: 'Attendance rate', unit: '%', baseline: 90, target: 95 }] },
      { code: '1.b', parent: '1', owner: 'ana', title: 'Visits to every room' },
      { code: '1.c', parent: '1', owner: 'ben', title: 'Family nights', deputies: ['zoe'] },
      { code: '1.d', parent: '1', owner: 'ana', title: 'Secret review', isPrivate: true },
      { code: '2', title: 'Reading' },
    ],
  });
  await fillPlan(store, fixture);
  const recorded: WordsToRecord[] = [];
  const subscriptions: (SubscriptionRequest & { readonly did: string })[] = [];
  const delivered: string[] = [];
  const profiles: ChatProfile[] = [];
  let acts = 0;

  const deps = (over: Store): CommandDeps => ({
    store: over,
    clock: testClock(NOW),
    work: { deliver: async (_organizationId, ids) => void delivered.push(...ids) },
    recordWords: async (words) => {
      recorded.push(words);
      return { summary: 'recorded', blocks: [] };
    },
    subscriptions: {
      subscribe: async (request) => (subscriptions.push({ ...request, did: `subscribe ${request.weekday} ${request.at}` }), { summary: 'subscribed', blocks: [] }),
      unsubscribe: async (request) => (subscriptions.push({ ...request, did: `unsubscribe ${request.mayEndOthers}` }), { summary: 'unsubscribed', blocks: [] }),
      digestNow: async (request) => (subscriptions.push({ ...request, did: 'digest' }), { summary: 'digest', blocks: [] }),
    },
    reschedule,
    profileOf: async (_workspace, user) => profiles.find((profile) => profile.user === user),
  });

  const ask: CommandDesk['ask'] = async (who, text, { kind = 'direct', over = store, key, platform = 'sandbox' } = {}) => {
    acts += 1;
    const member = await store.people.byId(fixture.organizationId, fixture.personId(who));
    if (!member) throw new Error(`no ${who}`);
    const conversation = { id: kind === 'direct' ? `d-${who}` : 'c-team', kind };
    return answerCommand(deps(over))({ organizationId: fixture.organizationId, member, text, workspace: { platform, workspace: platform }, conversation, key: key ?? `act-${acts}` });
  };
  const told: CommandDesk['told'] = async (who, text, kind = 'direct') => inWords((await ask(who, text, { kind })).message);
  return { database, store, fixture, recorded, subscriptions, delivered, profiles, ask, told };
}

/** Checks, reports and their changes of the last weeks. */
async function fillPlan(store: Store, { organizationId, planId, personId, itemId }: Fixture): Promise<void> {
  await store.transaction((tx) => reschedule(tx, organizationId, NOW));
  const check = async (code: string, person: string, on: string, state: 'asked' | 'lapsed'): Promise<string> => {
    const at = Temporal.PlainDateTime.from(`${on}T09:00`).toZonedDateTime('America/Chicago').toInstant();
    const [row] = await store.checks.createChecks(organizationId, [{ planId, itemId: itemId(code), personId: personId(person), occurrenceOn: on, timeZone: 'America/Chicago', dueAt: at, state: 'due', askAt: at }]);
    if (!row) throw new Error('the check was not written');
    await store.checks.markAsked(organizationId, [{ id: row.id, askedAt: at, lateAt: at.add({ hours: 48 }), lapseAt: at.add({ hours: 24 * 5 }) }]);
    if (state === 'lapsed') await store.checks.close(organizationId, [row.id], 'lapsed', 'no-answer', at.add({ hours: 24 * 5 }));
    return row.id;
  };
  const report = async (code: string, person: string, local: string, said: { readonly status?: 'on-track' | 'at-risk' | 'off-track'; readonly words: string; readonly links?: readonly string[]; readonly blockers?: readonly string[]; readonly needs?: readonly string[] }, checkId?: string): Promise<string> => {
    const { words, status, links = [], blockers = [], needs = [] } = said;
    const parts = [{ kind: 'words' as const, message: `m-${code}-${local}`, words, files: [], said: { readings: [], links: [...links], blockers: [...blockers], needs: [...needs], ...(status && { status }) } }];
    const { id } = await store.reports.file(organizationId, {
      platform: 'sandbox', workspace: 'sandbox', planId, itemId: itemId(code), personId: personId(person), language: 'en', late: false, source: 'words', conversation: 'c', message: `m-${code}-${local}`, at: chicago(local),
      content: { parts, note: words, files: [], readings: [], links: [...links], blockers: [...blockers], needs: [...needs], ...(status && { status }) },
      ...(checkId !== undefined && { checkId }),
    });
    return id;
  };
  await check('1.a', 'ana', '2026-09-14', 'asked');
  await check('1.c', 'ben', '2026-08-31', 'lapsed');
  await check('1.d', 'ana', '2026-09-14', 'asked');
  const first = await report('1.b', 'ana', '2026-09-14T09:30', { status: 'on-track', words: 'Forty rooms <!channel> visited' });
  await store.reports.revise(organizationId, first, {
    reason: 'edited', personId: personId('ana'), at: chicago('2026-09-14T11:00'),
    content: { parts: [], note: 'Only fourteen rooms visited', status: 'at-risk', files: [], readings: [], links: ['https://example.org/rooms'], blockers: ['no substitutes'], needs: ['two substitutes'] },
  });
  const gone = await report('1.b', 'ana', '2026-09-15T09:30', { words: 'never mind this one' });
  await store.reports.retract(organizationId, gone, { personId: personId('ana'), at: chicago('2026-09-15T09:40') });
  await report('1.d', 'ana', '2026-09-14T12:00', { status: 'off-track', words: 'secret words' });
}

/** A message as the lines somebody would read; of a table both its rows and the lines that stand for them. */
export function inWords({ blocks }: Pick<Message, 'blocks'>): string {
  const inline = (text: unknown): string => (typeof text === 'string' ? text : Array.isArray(text) ? text.map(inline).join('') : Object.values(text as object).map((part) => (typeof part === 'string' ? part : inline(part))).join(' '));
  return blocks
    .map((block) => {
      switch (block.type) {
        case 'heading': return `# ${block.text}`;
        case 'status': return `[${block.label}] ${inline(block.text)}`;
        case 'facts': return block.facts.map((fact) => `${fact.label}: ${inline(fact.value)}`).join('\n');
        case 'list': return block.items.map((item) => `- ${inline(item)}`).join('\n');
        case 'buttons': return block.buttons.map((button) => `(${button.label})`).join(' ');
        case 'chart': return `chart ${block.chart.text}`;
        case 'table': return [block.text, ...block.rows.map((row) => `- ${row.map((cell) => (typeof cell === 'string' ? cell : cell.text)).join(' · ')}`), inWords({ blocks: block.inLines ?? [] })].join('\n');
        case 'quote': return `> ${block.text} (${block.by ?? ''})`;
        case 'divider': return '';
        default: return inline(block.text);
      }
    })
    .join('\n');
}
