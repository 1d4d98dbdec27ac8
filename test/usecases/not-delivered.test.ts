import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../prisma/client.js';
import { createStore } from '../../prisma/store.js';
import { ChatError } from '../../src/errors.js';
import type { Chat, ChatChannel, NewDelivery, SendOptions, Store } from '../../src/ports.js';
import { answerUndelivered } from '../../src/usecases/commands/queries/answer-undelivered.js';
import { deliver } from '../../src/usecases/deliver.js';
import { inWords } from '../support/command-desk.js';
import { testClock } from '../support/clock.js';
import { openTestPglite } from '../support/database.js';
import { emptyDatabase } from '../support/empty-database.js';
import { createFixture } from '../support/fixture.js';
import type { Fixture } from '../support/fixture.js';
import { silentLog } from '../support/silent-log.js';
import { allSeats, noWork, noPace } from '../support/no-queue.js';

const SLACK = { platform: 'slack', workspace: 'T1' } as const;
const OTHER = { platform: 'slack', workspace: 'T2' } as const;
const LEADERS = { kind: 'channel', channel: 'C1' } as const;

describe('what a platform refuses', () => {
  let database: Database;
  let store: Store;
  let fixture: Fixture;
  let fault: Error | undefined;
  let seen: ChatChannel | undefined;
  let look: ChatError | undefined;
  let sent: SendOptions[];
  const clock = testClock('2026-09-14T14:00:00Z');
  const wallClock = testClock('2026-11-01T08:00:00Z');

  beforeAll(async () => {
    database = await openTestPglite();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    clock.set('2026-09-14T14:00:00Z');
    wallClock.set('2026-11-01T08:00:00Z');
    [fault, seen, look, sent] = [undefined, undefined, undefined, []];
    await emptyDatabase(database);
    store = createStore(database.prisma);
    fixture = await createFixture(database.prisma);
    for (const { workspace } of [SLACK, OTHER]) await store.workspaces.save({ organizationId: fixture.organizationId, platform: 'slack', workspace, name: `Lakeshore ${workspace}`, scopes: [], sealed: 'x' }, clock.now());
  });

  const chat: Chat = {
    ...SLACK,
    send: async (_to, _message, options) => {
      if (fault) throw fault;
      sent.push(options);
      return { conversation: 'c', message: String(sent.length) };
    },
    update: async () => {
      if (fault) throw fault;
    },
    respond: async () => undefined,
    openForm: async () => undefined,
    profile: async () => undefined,
    profiles: async () => [],
    channel: async () => {
      if (look) throw look;
      return seen;
    },
  };
  const write = async (more: Partial<NewDelivery> = {}): Promise<string> => {
    const [id] = await store.deliveries.create(fixture.organizationId, [{ ...SLACK, key: 'k', kind: 'answer', destination: { kind: 'direct', user: 'U1' }, personId: fixture.personId('ana'), content: { kind: 'message', message: { summary: 'secret words', blocks: [] } }, dueAt: clock.now(), ...more }]);
    return id ?? '';
  };
  const run = (id: string) => deliver({ pace: noPace, seats: allSeats, work: noWork, store, clock, wallClock, log: silentLog, chatFor: () => chat, render: async () => ({ summary: 'x', blocks: [] }) }, fixture.organizationId, id);
  const row = async (id: string) => {
    const { state, lastError, attempts } = await database.prisma.delivery.findFirstOrThrow({ where: { id } });
    return { state, lastError, attempts };
  };
  const due = async () => (await store.deliveries.due(clock.now(), wallClock.now(), 50)).map(({ id }) => id);
  const notices = async () => {
    const rows = await database.prisma.delivery.findMany({ where: { organizationId: fixture.organizationId, kind: 'notice' }, orderBy: { id: 'asc' } });
    return rows.map((one) => `${one.destination}: ${(one.payload as { message: { summary: string } }).message.summary}`);
  };
  const undelivered = async (who: string) => {
    const member = await store.people.byId(fixture.organizationId, fixture.personId(who));
    if (!member) throw new Error('nobody');
    return inWords(await answerUndelivered({ command: { name: 'undelivered' }, page: 1, here: false }, { member }, { store, organizationId: fixture.organizationId }));
  };

  test('too much at once: that workspace rests, in real time; the try does not count and another workspace goes on', async () => {
    const [id, second, elsewhere] = [await write(), await write({ key: 'k2' }), await write({ key: 'k3', ...OTHER })];
    fault = new ChatError('rate-limited', 'slow down', 90_000);
    await run(id);
    fault = undefined;
    expect(await row(id)).toEqual({ state: 'pending', lastError: 'rate-limited', attempts: 0 });
    expect(await due()).toEqual([elsewhere]);
    await run(second);
    await run(elsewhere);
    expect(sent.map(({ key }) => key)).toEqual(['k3']);
    // The planned time may stand still or leap: only the real one counts.
    clock.advance({ hours: 30 });
    expect(await due()).toEqual([]);
    wallClock.advance({ seconds: 91 });
    expect(await due()).toHaveLength(2);
    await run(id);
    expect(sent.at(-1)).toEqual({ key: 'k' });
  });

  test('an earlier try may have posted it: the platform is asked to look, from when it was written', async () => {
    const id = await write();
    fault = new Error('socket hang up');
    await run(id);
    fault = undefined;
    clock.advance({ minutes: 1 });
    await run(id);
    expect(sent).toEqual([{ key: 'k', mayBePostedSince: '2026-09-14T14:00:00Z' }]);
  });

  test('a workspace that is gone: all that waits there is parked, stewards are told elsewhere, and it goes out once connected again', async () => {
    const [id, second] = [await write(), await write({ key: 'k2' })];
    fault = new ChatError('workspace-gone', 'removed');
    await run(id);
    expect([await row(id), await row(second)]).toMatchObject([{ state: 'parked', lastError: 'workspace-gone' }, { state: 'parked', lastError: 'workspace-gone' }]);
    expect(await notices()).toEqual(['u-sue: Throughline was removed from the workspace Lakeshore T1. Nothing is lost: what was to be said there waits until it is connected again.']);
    expect((await store.workspaces.find(SLACK))?.sealed).toBeUndefined();
    fault = undefined;
    await store.workspaces.save({ organizationId: fixture.organizationId, ...SLACK, name: 'Lakeshore', scopes: [], sealed: 'y' }, clock.now());
    expect(await store.workspaces.resume(fixture.organizationId, SLACK)).toHaveLength(2);
    await run(id);
    await run(second);
    expect(sent.map(({ key }) => key)).toEqual(['k', 'k2']);
  });

  test('what the bot is not allowed waits for a new installation', async () => {
    const id = await write();
    fault = new ChatError('not-authorized', 'no scope');
    await run(id);
    expect(await row(id)).toMatchObject({ state: 'parked', lastError: 'not-authorized' });
    expect(await store.workspaces.resume(fixture.organizationId, SLACK)).toEqual([id]);
  });

  test.each([
    ['not-in-channel', undefined, 'not-in', 'I am not in #leaders.'],
    ['channel-gone', { channel: 'C1', name: 'leaders', isPrivate: false, state: 'archived' }, 'archived', '#leaders is archived.'],
    ['channel-gone', undefined, 'gone', '#leaders is deleted, or I can no longer see it.'],
  ] as const)('a channel that takes no messages (%s): told once, to its subscriber and the steward; posted when it is open again', async (code, told, state, sentence) => {
    seen = told;
    await store.people.saveChannel(fixture.organizationId, SLACK, { channel: 'C1', name: 'leaders', isPrivate: false, state: 'open' });
    await store.digests.subscribe(fixture.organizationId, { planId: fixture.planId, target: { kind: 'channel', ...SLACK, channel: 'C1' }, rule: 'FREQ=WEEKLY;BYDAY=MO', at: '08:00', timeZone: 'America/Chicago', language: 'en', startsOn: '2026-09-14', createdById: fixture.personId('ana') }, clock.now());
    const [id, second] = [await write({ kind: 'digest', destination: LEADERS }), await write({ key: 'k2', kind: 'digest', destination: LEADERS })];
    fault = new ChatError(code, 'no');
    await run(id);
    await run(second);
    expect(await row(second)).toMatchObject({ state: 'parked', lastError: code });
    expect((await store.people.channels(fixture.organizationId)).map((one) => one.state)).toEqual([state]);
    expect((await notices()).map((text) => text.slice(0, text.indexOf('.') + 1))).toEqual([`u-ana: Not delivered: ${sentence}`, `u-sue: Not delivered: ${sentence}`]);
    // The bot is back, and the first thing that goes through takes the rest along.
    fault = undefined;
    const third = await write({ key: 'k3', destination: LEADERS });
    await run(third);
    expect((await due()).slice(0, 2)).toEqual([id, second]);
  });

  test('nothing goes where people of other organizations read: parked, the steward told once', async () => {
    seen = { channel: 'C1', name: 'partners', isPrivate: false, isShared: true };
    await store.people.saveChannel(fixture.organizationId, SLACK, { channel: 'C1', name: 'partners', isPrivate: false, state: 'open' });
    const [id, second] = [await write({ kind: 'digest', destination: LEADERS }), await write({ key: 'k2', kind: 'digest', destination: LEADERS })];
    await run(id);
    await run(second);
    expect([sent, await row(second)]).toMatchObject([[], { state: 'parked', lastError: 'channel-shared' }]);
    expect(await notices()).toEqual([expect.stringContaining('u-sue: Not delivered: people of other organizations read #partners')]);
  });

  test.each([
    ['temporary', 'pending'],
    ['not-authorized', 'parked'],
  ] as const)('whether outsiders read a channel is not known (%s): nothing is said there until it is', async (code, state) => {
    look = new ChatError(code, 'no answer');
    const id = await write({ kind: 'digest', destination: LEADERS });
    await run(id);
    expect([sent, await row(id)]).toMatchObject([[], { state, lastError: code }]);
  });

  test('a private channel is named to its subscriber alone', async () => {
    await store.people.saveChannel(fixture.organizationId, SLACK, { channel: 'C1', name: 'board-only', isPrivate: true, state: 'open' });
    const id = await write({ kind: 'digest', destination: LEADERS });
    fault = new ChatError('not-in-channel', 'no');
    await run(id);
    expect((await notices()).join()).not.toContain('board-only');
    expect(await undelivered('sue')).toContain('A digest to a private channel, Sep 14');
  });

  test('a refused message is given up and the steward told, without its words; a refused notice about it is not told of in turn', async () => {
    const id = await write();
    fault = new ChatError('message-refused', 'too long');
    await run(id);
    expect(await row(id)).toMatchObject({ state: 'failed', lastError: 'message-refused' });
    expect(await notices()).toEqual(['u-sue: Not delivered: the chat platform refused a message (an answer) to Ana Lark. “/plan undelivered” lists what was not delivered.']);
    const [notice] = await database.prisma.delivery.findMany({ where: { kind: 'notice' } });
    await run(notice?.id ?? '');
    expect(await notices()).toHaveLength(1);
  });

  test('stewards see what was not delivered and why, in their language; others do not', async () => {
    const id = await write();
    fault = new ChatError('user-gone', 'left');
    await run(id);
    const sue = await undelivered('sue');
    expect(sue).toContain('An answer to Ana Lark, Sep 14');
    expect(sue).toContain('This person has left the workspace. It waits, and goes out once that is mended.');
    expect(sue).not.toContain('secret');
    expect(await undelivered('ben')).toBe('Solo quienes administran el plan ven lo que no se entregó.\nPuede hacerlo: Sue Ward.');
    expect(await undelivered('ana')).not.toContain('left the workspace');
    await database.prisma.roleGrant.create({ data: { organizationId: fixture.organizationId, personId: fixture.personId('ben'), role: 'steward', grantedAt: new Date() } });
    expect(await undelivered('ben')).toContain('Esta persona dejó el espacio de trabajo.');
  });

  test('nothing undelivered', async () => {
    expect(await undelivered('sue')).toBe('Every message was delivered.');
  });
});
