import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../../prisma/client.js';
import { createStore } from '../../../../prisma/store.js';
import type { Message } from '../../../../src/domain/message.js';
import type { Destination, Store } from '../../../../src/ports.js';
import { answerUndelivered } from '../../../../src/usecases/commands/queries/answer-undelivered.js';
import { deliver } from '../../../../src/usecases/deliver.js';
import { BAY } from '../../../support/bay.js';
import { testClock } from '../../../support/clock.js';
import { inWords } from '../../../support/command-desk.js';
import { openTestPglite } from '../../../support/database.js';
import { emptyDatabase } from '../../../support/empty-database.js';
import { createFixture } from '../../../support/fixture.js';
import type { Fixture } from '../../../support/fixture.js';
import { silentLog } from '../../../support/silent-log.js';
import { BAY_TOKEN, bayReferences, teamsChatAt } from '../../../support/teams-chat.js';
import { isBegin, isPost, startTeamsStub } from '../../../support/teams-stub.js';
import type { TeamsStub } from '../../../support/teams-stub.js';
import { allSeats, noWork, noPace } from '../../../support/no-queue.js';

/** What becomes of a message that Teams refuses, from Teams' own name for it to what a steward reads of it. */
const PLACE = { platform: 'teams', workspace: BAY.tenant } as const;
const CHANNEL: Destination = { kind: 'channel', channel: BAY.channel };
const PERSON: Destination = { kind: 'direct', user: BAY.ana };
const WAITS = 'It waits, and goes out once that is mended.';
const NO_APP = `App not installed for this person: an administrator of Teams can add it (Teams admin center, Teams apps, Setup policies). ${WAITS}`;

let database: Database;
let store: Store;
let fixture: Fixture;
let stub: TeamsStub;
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
  stub = await startTeamsStub(BAY_TOKEN);
  // They are in Teams alone: nothing goes out elsewhere instead.
  for (const [key, externalId] of [['ana', BAY.ana], ['ben', BAY.ben]] as const) {
    await database.prisma.identity.updateMany({ where: { personId: fixture.personId(key) }, data: { ...PLACE, externalId } });
  }
  await store.workspaces.save({ organizationId: fixture.organizationId, ...PLACE, name: 'Microsoft Teams', scopes: [], sealed: 'x' }, clock.now());
  await store.people.saveChannel(fixture.organizationId, PLACE, { channel: BAY.channel, name: 'leaders', isPrivate: false, state: 'open' });
  await store.references.save(fixture.organizationId, PLACE, bayReferences(stub.url));
});
afterEach(() => stub.stop());

const row = () => database.prisma.delivery.findFirstOrThrow({ where: { organizationId: fixture.organizationId, key: 'k' } });
const chatFor = () => teamsChatAt(stub.url, { organizationId: fixture.organizationId, references: store.references }, { wallClock });
const send = (id: string, message: Message) => deliver({ pace: noPace, seats: allSeats, work: noWork, store, clock, wallClock, log: silentLog, chatFor, render: async () => message }, fixture.organizationId, id);

/** Tries to deliver a message; gives what is kept of it, what a steward is told and what `undelivered` says. */
async function outcome(destination: Destination, message: Message = { summary: 'secret words', blocks: [{ type: 'text', text: 'secret words' }] }) {
  const { organizationId } = fixture;
  const [id = ''] = await store.deliveries.create(organizationId, [{ ...PLACE, key: 'k', kind: 'digest', destination, ...(destination.kind === 'direct' && { personId: fixture.personId('ana') }), content: { kind: 'message', message }, dueAt: clock.now() }]);
  await send(id, message);
  const { state, lastError } = await row();
  const steward = await store.people.byId(organizationId, fixture.personId('sue'));
  if (!steward) throw new Error('no steward');
  const notices = await database.prisma.delivery.findMany({ where: { organizationId, kind: 'notice', personId: steward.id } });
  const listed = inWords(await answerUndelivered({ command: { name: 'undelivered' }, page: 1, here: false }, { member: steward }, { store, organizationId }));
  return { row: `${state}${lastError === null ? '' : ` ${lastError}`}`, told: notices.map((notice) => JSON.stringify(notice.payload)).join(), listed };
}
const refuse = (status: number, code: string, when = isPost) => stub.always((call) => (when(call) ? { status, body: { error: { code, message: 'secret words' } } } : undefined));

test.each<[string, number, string, Destination, typeof isPost, string, string, string]>([
  ['the app is not installed', 403, 'ForbiddenOperationException', PERSON, isBegin, 'parked app-not-installed', 'Not delivered: app not installed. Teams has no Throughline for Ana Lark', NO_APP],
  ['the bot is in no chat with them', 403, 'BotNotInConversationRoster', PERSON, isPost, 'parked app-not-installed', 'An administrator of Teams can add it for everybody', NO_APP],
  ['an administrator blocked it', 403, 'BotDisabledByAdmin', PERSON, isPost, 'parked app-not-installed', 'app not installed', NO_APP],
  ['the person blocked it', 403, 'MessageWritesBlocked', PERSON, isPost, 'parked user-unreachable', '', `This person takes no messages from Throughline, or has blocked it. ${WAITS}`],
  ['their chat is gone, twice', 404, 'ConversationNotFound', PERSON, isPost, 'parked app-not-installed', 'app not installed', NO_APP],
  ['nobody by that id', 404, 'UserNotFound', PERSON, isBegin, 'parked user-gone', '', `Teams knows this person no longer. ${WAITS}`],
  ['not in the team', 403, 'BotNotInConversationRoster', CHANNEL, isPost, 'parked not-in-channel', 'open the channel’s team, Manage team, Apps, and add Throughline', `Throughline is not in the channel’s team or in the chat: whoever owns it can add the app there. ${WAITS}`],
  ['writing is blocked there', 403, 'MessageWritesBlocked', CHANNEL, isPost, 'parked not-in-channel', 'Not delivered: I am not in #leaders.', `Throughline is not in the channel’s team or in the chat: whoever owns it can add the app there. ${WAITS}`],
  ['the administrator blocked it in channels', 403, 'BotDisabledByAdmin', CHANNEL, isPost, 'parked not-authorized', '', `An administrator of Teams has blocked the app (Teams admin center, Teams apps, Manage apps). ${WAITS}`],
  ['the app’s registration is gone', 401, 'BotNotRegistered', CHANNEL, isPost, 'parked workspace-gone', 'Throughline was removed from the workspace Microsoft Teams.', `Throughline was removed from its workspace. ${WAITS}`],
  ['too large however it is cut', 413, 'MessageSizeTooBig', CHANNEL, isPost, 'failed message-refused', 'Not delivered: the chat platform refused a message (a digest) to a channel.', 'The chat platform refused the message. It was given up.'],
  ['badly put', 400, 'BadArgument', CHANNEL, isPost, 'failed message-refused', 'Not delivered: the chat platform refused a message (a digest) to a channel.', 'The chat platform refused the message. It was given up.'],
])('%s: %i %s', async (_what, status, code, destination, when, kept, told, listed) => {
  refuse(status, code, when);
  const seen = await outcome(destination);
  expect(seen.row).toBe(kept);
  expect(seen.listed).toContain(listed);
  expect(seen.listed).toContain(destination.kind === 'direct' ? 'A digest to Ana Lark' : 'A digest to #leaders');
  if (told === '') expect(seen.told).toBe('');
  else expect(seen.told).toContain(told);
  expect(seen.listed + seen.told).not.toContain('secret words');
});

test('a channel that its team no longer has: it is gone', async () => {
  stub.service.gone.add(BAY.channel);
  const seen = await outcome(CHANNEL);
  expect(seen.row).toBe('parked channel-gone');
  expect(seen.told).toContain('Not delivered: #leaders is deleted, or I can no longer see it.');
});

test('a channel that people of another organization read gets nothing of the plan', async () => {
  const seen = await outcome({ kind: 'channel', channel: BAY.shared });
  expect(seen.row).toBe('parked channel-shared');
  expect(stub.service.kept).toEqual([]);
});

test('many who have not got the app: stewards hear of it once a week, the list names each', async () => {
  refuse(403, 'ForbiddenOperationException', isBegin);
  await outcome(PERSON);
  const [other = ''] = await store.deliveries.create(fixture.organizationId, [{ ...PLACE, key: 'k2', kind: 'digest', destination: { kind: 'direct', user: BAY.ben }, personId: fixture.personId('ben'), content: { kind: 'message', message: { summary: 'x', blocks: [] } }, dueAt: clock.now() }]);
  await send(other, { summary: 'x', blocks: [] });
  expect(await database.prisma.delivery.count({ where: { kind: 'notice' } })).toBe(1);
  expect(await database.prisma.delivery.count({ where: { state: 'parked', lastError: 'app-not-installed' } })).toBe(2);
});

test.each([
  [429, 'Throttled', 'pending temporary'],
  [412, 'PreconditionFailed', 'pending temporary'],
  [502, 'BadGateway', 'pending temporary'],
  [504, 'GatewayTimeout', 'pending temporary'],
])('%i %s: nothing is given up and nobody is told; it goes out once the conversation takes messages again', async (status, code, kept) => {
  refuse(status, code);
  const message: Message = { summary: 'late', blocks: [{ type: 'text', text: 'late' }] };
  expect(await outcome(CHANNEL, message)).toEqual({ row: kept, told: '', listed: 'Every message was delivered.' });
  stub.clear();
  clock.advance({ minutes: 1 });
  const [due] = await store.deliveries.due(clock.now(), wallClock.now(), 5);
  await send(due?.id ?? '', message);
  expect((await row()).state).toBe('sent');
});

test('429 where chats are begun: the tenant rests, the try does not count', async () => {
  stub.always((call) => (isBegin(call) ? { status: 429, headers: { 'retry-after': '20' }, body: { error: { code: 'Throttled', message: 'x' } } } : undefined));
  expect((await outcome(PERSON)).row).toBe('pending rate-limited');
  expect((await row()).attempts).toBe(0);
  expect((await store.workspaces.find(PLACE))?.heldUntil?.toString()).toBe(wallClock.now().add({ seconds: 20 }).toString());
});
