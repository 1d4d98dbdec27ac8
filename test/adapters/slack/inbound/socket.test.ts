import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSocketInbound } from '../../../../adapters/slack/inbound/slack-inbound.js';
import type { SocketInbound } from '../../../../adapters/slack/inbound/slack-inbound.js';
import { slackTexts } from '../../../../src/text/slack/index.js';
import { eventually, gate, pause } from '../../../support/eventually.js';
import { inboundParts, payload } from './desk.js';
import { startFakeSlack } from './fake-slack.js';
import type { FakeSlack } from './fake-slack.js';
import { acceptSockets } from './fake-socket.js';
import type { FakeSocket } from './fake-socket.js';

let slack: FakeSlack;
let socket: FakeSocket;
let parts: ReturnType<typeof inboundParts>;
let inbound: SocketInbound;
const unheard: unknown[] = [];
const hear = (reason: unknown): void => void unheard.push(reason);

beforeEach(async () => {
  slack = await startFakeSlack();
  socket = acceptSockets(slack.server);
  slack.answerEvery('apps.connections.open', { ok: true, url: `${slack.url.replace('http', 'ws')}/link` });
  parts = inboundParts(slack);
  inbound = createSocketInbound({ ...parts.options, appToken: 'xapp-of-nobody' });
  unheard.length = 0;
  process.on('unhandledRejection', hear);
});
afterEach(async () => {
  await inbound.stop();
  await slack.close();
  process.off('unhandledRejection', hear);
  expect(unheard).toEqual([]);
});

const event = (id: string, name: string, retry?: number) => ({ type: 'events_api', envelope_id: id, payload: payload(name), accepts_response_payload: false, ...(retry !== undefined && { retry_attempt: retry, retry_reason: 'timeout' }) });
const asked = (id: string, type: 'slash_commands' | 'interactive', name: string) => ({ type, envelope_id: id, payload: payload(name), accepts_response_payload: true });
const ids = () => socket.acknowledged.map(({ envelope_id: id }) => id);

test('what was stored is acknowledged, after it was stored', async () => {
  await inbound.start();
  const order: string[] = [];
  parts.faults.store = async () => {
    order.push(`stored, ${socket.acknowledged.length} acknowledged`);
  };
  socket.send(event('e1', 'message'));
  await eventually(() => expect(ids()).toEqual(['e1']));
  expect(order).toEqual(['stored, 0 acknowledged']);
  expect(parts.got.map(({ key }) => key)).toEqual(['message/D0ANA/1763712000.000200']);
});

test('what was not stored stays unacknowledged, comes again and is kept then', async () => {
  await inbound.start();
  parts.faults.store = () => Promise.reject(new Error('down'));
  socket.send(event('e1', 'message'));
  await eventually(() => expect(parts.log.lines.some(({ event: line }) => line === 'slack.not-saved')).toBe(true));
  delete parts.faults.store;
  socket.send(event('e2', 'message', 1));
  await eventually(() => expect(ids()).toEqual(['e2']));
  expect(parts.got).toHaveLength(1);
});

test('a store that hangs leaves an event unacknowledged and answers a command in time', async () => {
  await inbound.start();
  parts.faults.store = () => new Promise(() => undefined);
  socket.send(event('e1', 'message'));
  socket.send(asked('c1', 'slash_commands', 'command'));
  socket.send(asked('f1', 'interactive', 'form'));
  await eventually(() => expect(ids().toSorted()).toEqual(['c1', 'f1']));
  const { notSaved } = slackTexts('en');
  expect(socket.acknowledged.find(({ envelope_id: id }) => id === 'c1')?.payload).toEqual({ response_type: 'ephemeral', text: notSaved });
  expect(socket.acknowledged.find(({ envelope_id: id }) => id === 'f1')?.payload).toEqual({ response_action: 'errors', errors: { status: notSaved } });
});

test('commands, buttons and forms arrive as over HTTP', async () => {
  await inbound.start();
  socket.send(asked('c1', 'slash_commands', 'command'));
  socket.send(asked('p1', 'interactive', 'press'));
  socket.send(asked('f1', 'interactive', 'form'));
  await eventually(() => expect(ids().toSorted()).toEqual(['c1', 'f1', 'p1']));
  expect(parts.got.map(({ type }) => type).toSorted()).toEqual(['action', 'command', 'form']);
});

test('what is meant for another app is acknowledged, counted and never processed', async () => {
  const refusals: string[] = [];
  const counting = createSocketInbound({ ...parts.options, appToken: 'xapp-of-nobody', count: (reason) => void refusals.push(reason) });
  await counting.start();
  socket.send({ ...event('e1', 'message'), payload: { ...payload('message'), api_app_id: 'A0OTHER' } });
  await eventually(() => expect(ids()).toEqual(['e1']));
  expect([parts.got, refusals]).toEqual([[], ['other-app']]);
  await counting.stop();
});

test('an event without an event, or with none that has a type, is acknowledged and ends nothing', async () => {
  await inbound.start();
  socket.send(event('r1', 'rate-limited'));
  socket.send({ type: 'events_api', envelope_id: 'r2', payload: { type: 'event_callback', event: null } });
  socket.send({ type: 'events_api', envelope_id: 'r3' });
  socket.send({ type: 'something_new', envelope_id: 'r4', payload: 7 });
  socket.send(event('e1', 'message'));
  await eventually(() => expect(ids().toSorted()).toEqual(['e1', 'r1', 'r2', 'r3', 'r4']));
  expect(parts.got).toHaveLength(1);
});

test('a message that is no envelope ends nothing', async () => {
  await inbound.start();
  for (const none of [7, null, [], 'words', {}]) socket.send(none);
  socket.send(event('e1', 'message'));
  await eventually(() => expect(ids()).toContain('e1'));
});

test('when Slack asks for a new connection, or one breaks, there is one, however long that fails', async () => {
  await inbound.start();
  socket.recycle();
  await eventually(() => expect(socket.connections()).toBe(2));
  slack.answerEvery('apps.connections.open', { ok: false, error: 'internal_error' });
  socket.cut();
  await eventually(() => expect(parts.log.lines.filter(({ event: line }) => line === 'slack.socket-unreachable').length).toBeGreaterThan(1));
  slack.answerEvery('apps.connections.open', { ok: true, url: `${slack.url.replace('http', 'ws')}/link` });
  await eventually(() => expect(socket.connections()).toBe(3));
  socket.send(event('e1', 'message'));
  await eventually(() => expect(ids()).toEqual(['e1']));
});

test('a refused app token is said at the start; Slack being down is not the end of the start', async () => {
  slack.answerEvery('apps.connections.open', { ok: false, error: 'invalid_auth' });
  await expect(inbound.start()).rejects.toMatchObject({ code: 'slack-app-token', message: expect.stringContaining('invalid_auth') as string });
  slack.answerEvery('apps.connections.open', { ok: false, error: 'service_unavailable' });
  await inbound.start();
  slack.answerEvery('apps.connections.open', { ok: true, url: `${slack.url.replace('http', 'ws')}/link` });
  await eventually(() => expect(socket.connections()).toBe(1));
});

test('stopped is stopped, also while it is not connected', async () => {
  await inbound.start();
  slack.answerEvery('apps.connections.open', { ok: false, error: 'internal_error' });
  socket.cut();
  await eventually(() => expect(parts.log.lines.some(({ event: line }) => line === 'slack.socket-unreachable')).toBe(true));
  await inbound.stop();
  slack.calls.length = 0;
  slack.answerEvery('apps.connections.open', { ok: true, url: `${slack.url.replace('http', 'ws')}/link` });
  await pause(1_500);
  expect(slack.calls).toEqual([]);
  await inbound.stop();
  expect(socket.connections()).toBe(1);
});

test('stopped while it connects leaves no connection', async () => {
  const door = gate();
  slack.holdEvery('apps.connections.open', door.wait);
  const starting = inbound.start();
  await eventually(() => expect(slack.calls.map(({ method }) => method)).toContain('apps.connections.open'), 5_000);
  await inbound.stop();
  door.open();
  await starting;
  await eventually(() => expect(socket.open()).toBe(0), 5_000);
});
