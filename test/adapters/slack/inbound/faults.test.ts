import { afterEach, beforeEach, expect, test } from 'vitest';
import { PATIENCE } from '../../../../adapters/slack/inbound/patience.js';
import { AppError } from '../../../../src/errors.js';
import { slackTexts } from '../../../../src/text/slack/index.js';
import { eventually } from '../../../support/eventually.js';
import { openDesk, payload } from './desk.js';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const down = () => Promise.reject(new Error('the database is down'));
const hang = () => new Promise<void>(() => undefined);
/** Each way in which an act may not be stored. */
const FAULTS: readonly (readonly [string, Partial<Pick<typeof desk.faults, 'store' | 'authorize'>>])[] = [
  ['storing fails', { store: down }],
  ['storing hangs', { store: hang }],
  ['finding the workspace fails', { authorize: down }],
  ['finding the workspace hangs', { authorize: hang }],
];
const en = slackTexts('en');
const es = slackTexts('es');

test('all that is waited for ends before Slack’s three seconds do', () => {
  expect(PATIENCE.save).toBe(2_000);
  expect(PATIENCE.save).toBeLessThan(PATIENCE.whole);
  expect(PATIENCE.whole + PATIENCE.language).toBeLessThan(3_000);
});

test.each(FAULTS)('%s: an event is asked for again, and kept when it comes again', async (_what, faults) => {
  Object.assign(desk.faults, faults);
  expect((await desk.send(payload('message'))).status).toBe(503);
  expect(desk.got).toEqual([]);
  delete desk.faults.store;
  delete desk.faults.authorize;
  expect((await desk.send(payload('message'), { headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_error' } })).status).toBe(200);
  expect(desk.got.map(({ key }) => key)).toEqual(['message/D0ANA/1763712000.000200']);
});

test.each(FAULTS)('%s: a command is answered with the word that it was not saved', async (_what, faults) => {
  Object.assign(desk.faults, faults);
  expect(await desk.send(payload('command'))).toEqual({ status: 200, body: { response_type: 'ephemeral', text: en.notSaved } });
});

test.each(FAULTS)('%s: a form stays open, and says so at its first field', async (_what, faults) => {
  Object.assign(desk.faults, faults);
  expect(await desk.send(payload('form'))).toEqual({ status: 200, body: { response_action: 'errors', errors: { status: en.notSaved } } });
});

test.each(FAULTS)('%s: who pressed a button is told beside it', async (_what, faults) => {
  Object.assign(desk.faults, faults);
  expect(await desk.send({ ...payload('press'), response_url: desk.slack.responseUrl })).toEqual({ status: 200, body: undefined });
  await eventually(() => expect(desk.slack.calls).toMatchObject([{ method: 'respond', body: { response_type: 'ephemeral', replace_original: false, text: en.notSaved } }]));
});

test.each(FAULTS.slice(0, 2))('%s: the form that opened says so itself', async (_what, faults) => {
  Object.assign(desk.faults, faults);
  for (const name of ['press-for-form', 'shortcut', 'share']) {
    desk.slack.calls.length = 0;
    expect((await desk.send({ ...payload(name), response_url: desk.slack.responseUrl })).status).toBe(200);
    await eventually(() => expect(desk.slack.calls.map(({ method }) => method), name).toEqual(['views.open', 'views.update']));
    expect(desk.slack.calls[1]?.body['view_id']).toBe('V1');
    expect(desk.slack.calls[1]?.body['view']).toContain(en.notSaved);
  }
});

test.each(FAULTS.slice(0, 2))('%s: on their own page, where nothing can stand beside a button, a small form says so', async (_what, faults) => {
  Object.assign(desk.faults, faults);
  await desk.send(payload('press-home'));
  await eventually(() => expect(desk.slack.calls.map(({ method, body }) => [method, body['trigger_id']])).toEqual([['views.open', '3001.2002.cafe']]));
  expect(desk.slack.calls[0]?.body['view']).toContain(en.notSaved);
});

test('a form without a field says so in a form over it', async () => {
  desk.faults.store = down;
  const form = payload('form');
  const { body } = await desk.send({ ...form, view: { ...(form['view'] as object), blocks: [] } });
  expect(body).toMatchObject({ response_action: 'push', view: { type: 'modal' } });
  expect(JSON.stringify(body)).toContain(en.notSaved);
});

test('it is said in the person’s language, and in both where that is not known', async () => {
  desk.faults.store = down;
  desk.faults.language = 'es';
  expect((await desk.send(payload('command'))).body).toMatchObject({ text: es.notSaved });
  desk.faults.language = undefined;
  expect((await desk.send(payload('command'))).body).toMatchObject({ text: `${en.notSaved} / ${es.notSaved}` });
});

test('what comes from a workspace that did not let the bot in is dropped, and Slack need not send it again', async () => {
  desk.faults.authorize = () => Promise.reject(new AppError('workspace-unknown', 'Nobody let the bot in.'));
  expect((await desk.send(payload('message'))).status).toBe(200);
  expect((await desk.send(payload('command'))).status).toBe(200);
  expect(desk.got).toEqual([]);
});

test('that the bot was removed is heard although its token is gone', async () => {
  desk.faults.authorize = down;
  expect((await desk.send(payload('uninstalled'))).status).toBe(200);
  expect((await desk.send(payload('tokens-revoked'))).status).toBe(200);
  expect(desk.got.map(({ type }) => type)).toEqual(['workspace', 'workspace']);
});

test('a form that Slack is slow to open is not waited for at the cost of the act', async () => {
  const server = desk.slack.server;
  server.removeAllListeners('request');
  expect((await desk.send(payload('press-for-form'))).status).toBe(200);
  expect(desk.got).toMatchObject([{ type: 'action', trigger: '3001.2002.cafe' }]);
});

test('where the bot was let in but nobody set the workspace up, an event is dropped, and whoever asked is told that nothing was saved', async () => {
  desk.faults.store = () => Promise.reject(new AppError('workspace-unknown', 'Nobody set it up.'));
  expect((await desk.send(payload('message'))).status).toBe(200);
  expect(await desk.send(payload('command'))).toEqual({ status: 200, body: { response_type: 'ephemeral', text: en.notSaved } });
  await desk.send(payload('press-for-form'));
  await eventually(() => expect(desk.slack.calls.map(({ method }) => method)).toEqual(['views.open', 'views.update']));
});
