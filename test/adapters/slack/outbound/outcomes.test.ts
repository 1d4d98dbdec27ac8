import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../../prisma/client.js';
import { createStore } from '../../../../prisma/store.js';
import type { Message } from '../../../../src/domain/message.js';
import type { Destination, Store } from '../../../../src/ports.js';
import { answerUndelivered } from '../../../../src/usecases/commands/queries/answer-undelivered.js';
import { deliver } from '../../../../src/usecases/deliver.js';
import { testClock } from '../../../support/clock.js';
import { inWords } from '../../../support/command-desk.js';
import { openTestPglite } from '../../../support/database.js';
import { emptyDatabase } from '../../../support/empty-database.js';
import { createFixture } from '../../../support/fixture.js';
import type { Fixture } from '../../../support/fixture.js';
import { LAKE } from '../../../support/local-slack.js';
import { silentLog } from '../../../support/silent-log.js';
import { slackChatAt } from '../../../support/slack-chat.js';
import { startFakeSlack } from '../inbound/fake-slack.js';
import type { FakeSlack } from '../inbound/fake-slack.js';
import { allSeats, noWork, noPace } from '../../../support/no-queue.js';

/** What becomes of a message that Slack refuses, from Slack's own name for it to what a steward reads of it. */
const PLACE = { platform: 'slack', workspace: LAKE.workspace } as const;
const CHANNEL: Destination = { kind: 'channel', channel: 'C1' };
const PERSON: Destination = { kind: 'direct', user: LAKE.ana };
const WAITS = 'It waits, and goes out once that is mended.';

let database: Database;
let store: Store;
let fixture: Fixture;
let fake: FakeSlack;
const clock = testClock('2026-09-14T14:00:00Z');
const wallClock = testClock('2026-11-01T08:00:00Z');

beforeAll(async () => {
  database = await openTestPglite();
});
afterAll(() => database.close());
beforeEach(async () => {
  await emptyDatabase(database);
  store = createStore(database.prisma);
  fixture = await createFixture(database.prisma);
  // She is in Slack alone: nothing goes out elsewhere instead.
  await database.prisma.identity.updateMany({ where: { personId: fixture.personId('ana') }, data: { ...PLACE, externalId: LAKE.ana } });
  await store.workspaces.save({ organizationId: fixture.organizationId, ...PLACE, name: 'Lakeshore', scopes: [], sealed: 'x' }, clock.now());
  await store.people.saveChannel(fixture.organizationId, PLACE, { channel: 'C1', name: 'leaders', isPrivate: false, state: 'open' });
  fake = await startFakeSlack();
  fake.answerEvery('chat.postMessage', { ok: true, ts: '1.1', channel: 'C1' });
  fake.answerEvery('users.info', { ok: true, user: { id: LAKE.ana, team_id: LAKE.workspace, name: 'ana' } });
  fake.answerEvery('conversations.open', { ok: true, channel: { id: 'D1' } });
  fake.answerEvery('conversations.info', { ok: true, channel: { id: 'C1', name: 'leaders', is_member: true } });
});
afterEach(() => fake.close());

/** Tries to deliver a message; gives what is kept of it, what a steward is told and what `/plan undelivered` says. */
async function outcome(destination: Destination, message: Message = { summary: 'secret words', blocks: [{ type: 'text', text: 'secret words' }] }) {
  const { organizationId } = fixture;
  const [id = ''] = await store.deliveries.create(organizationId, [{ ...PLACE, key: 'k', kind: 'digest', destination, ...(destination.kind === 'direct' && { personId: fixture.personId('ana') }), content: { kind: 'message', message }, dueAt: clock.now() }]);
  const { chat } = slackChatAt(fake.url);
  await deliver({ pace: noPace, seats: allSeats, work: noWork, store, clock, wallClock, log: silentLog, chatFor: () => chat, render: async () => message }, organizationId, id);
  const { state, lastError } = await database.prisma.delivery.findFirstOrThrow({ where: { id } });
  const steward = await store.people.byId(organizationId, fixture.personId('sue'));
  if (!steward) throw new Error('no steward');
  const notices = await database.prisma.delivery.findMany({ where: { organizationId, kind: 'notice', personId: steward.id } });
  const listed = inWords(await answerUndelivered({ command: { name: 'undelivered' }, page: 1, here: false }, { member: steward }, { store, organizationId }));
  return { row: `${state}${lastError === null ? '' : ` ${lastError}`}`, told: notices.map((notice) => JSON.stringify(notice.payload)).join(), listed };
}

test.each<[string, string, Destination, string, string, string]>([
  ['account_inactive', 'chat.postMessage', CHANNEL, 'parked workspace-gone', 'Throughline was removed from the workspace Lakeshore.', `Throughline was removed from its workspace. ${WAITS}`],
  ['token_revoked', 'chat.postMessage', CHANNEL, 'parked workspace-gone', 'Throughline was removed from the workspace Lakeshore.', `Throughline was removed from its workspace. ${WAITS}`],
  ['missing_scope', 'chat.postMessage', CHANNEL, 'parked not-authorized', '', `The workspace does not allow me to; connect it again with every permission. ${WAITS}`],
  ['user_not_found', 'users.info', PERSON, 'parked user-gone', '', `This person has left the workspace. ${WAITS}`],
  ['cannot_dm_bot', 'conversations.open', PERSON, 'parked user-unreachable', '', `This person takes no messages from Throughline. ${WAITS}`],
  ['channel_not_found', 'chat.postMessage', CHANNEL, 'parked channel-gone', 'Not delivered: #leaders is deleted, or I can no longer see it.', `The channel is archived, deleted or out of my sight. ${WAITS}`],
  ['is_archived', 'chat.postMessage', CHANNEL, 'parked channel-gone', 'Not delivered: #leaders is archived.', `The channel is archived, deleted or out of my sight. ${WAITS}`],
  ['not_in_channel', 'chat.postMessage', CHANNEL, 'parked not-in-channel', 'Not delivered: I am not in #leaders.', `I am not in the channel. ${WAITS}`],
  ['msg_too_long', 'chat.postMessage', CHANNEL, 'failed message-refused', 'Not delivered: the chat platform refused a message (a digest) to a channel.', 'The chat platform refused the message. It was given up.'],
  ['invalid_blocks', 'chat.postMessage', CHANNEL, 'failed message-refused', 'Not delivered: the chat platform refused a message (a digest) to a channel.', 'The chat platform refused the message. It was given up.'],
])('%s', async (name, method, destination, row, told, listed) => {
  fake.answerEvery(method, { ok: false, error: name });
  if (name === 'is_archived') fake.answerEvery('conversations.info', { ok: true, channel: { id: 'C1', name: 'leaders', is_member: true, is_archived: true } });
  const seen = await outcome(destination);
  expect(seen.row).toBe(row);
  expect(seen.listed).toContain(listed);
  expect(seen.listed).toContain(destination.kind === 'direct' ? 'A digest to Ana Lark' : 'A digest to #leaders');
  if (told === '') expect(seen.told).toBe('');
  else expect(seen.told).toContain(told);
  expect(seen.listed + seen.told).not.toContain('secret words');
});

test('ratelimited: nothing is given up and nobody is told; it goes out when Slack takes messages again', async () => {
  // More often than a message is tried before it is given up: a rest that was asked for is no try.
  const rests = 15;
  fake.answerEvery('chat.postMessage', { ok: false, error: 'ratelimited' });
  expect(await outcome(CHANNEL)).toEqual({ row: 'pending rate-limited', told: '', listed: 'Every message was delivered.' });
  const { chat } = slackChatAt(fake.url);
  const again = async (): Promise<string> => {
    wallClock.advance({ minutes: 1 });
    const [due] = await store.deliveries.due(clock.now(), wallClock.now(), 5);
    await deliver({ pace: noPace, seats: allSeats, work: noWork, store, clock, wallClock, log: silentLog, chatFor: () => chat, render: async () => ({ summary: 'x', blocks: [] }) }, fixture.organizationId, due?.id ?? '');
    const { state, attempts } = await database.prisma.delivery.findFirstOrThrow({ where: { key: 'k' } });
    return `${state} after ${attempts}`;
  };
  for (let rest = 1; rest < rests; rest += 1) expect(await again()).toBe('pending after 0');
  fake.answerEvery('chat.postMessage', { ok: true, ts: '1.1', channel: 'C1' });
  expect(await again()).toBe('sent after 0');
});

test('invalid_blocks for a block that has a form in words: that goes out, and nothing counts as not delivered', async () => {
  const table: Message = { summary: 'x', blocks: [{ type: 'table', caption: 'Items', columns: ['Item', 'Status'], rows: [['1.a', 'on track']], text: '1.a: on track' }] };
  fake.answerNext('chat.postMessage', { ok: false, error: 'invalid_blocks', response_metadata: { messages: ['unsupported type: data_table'] } });
  expect(await outcome(CHANNEL, table)).toEqual({ row: 'sent', told: '', listed: 'Every message was delivered.' });
  const posts = fake.calls.filter(({ method }) => method === 'chat.postMessage').map(({ body }) => String(body['blocks']));
  expect([posts.length, posts[0]?.includes('data_table'), posts[1]?.includes('data_table'), posts[1]?.includes('1.a: on track')]).toEqual([2, true, false, true]);
});
