import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Inbound } from '../../../../src/ports.js';
import { openDesk, payload } from './desk.js';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.got.length = 0;
  desk.slack.calls.length = 0;
});

const ana = { platform: 'slack', workspace: 'T0LAKE', user: 'U0ANA' };
const direct = { id: 'D0ANA', kind: 'direct' };
const leaders = { id: 'C0LEAD', kind: 'channel' };
const visits = {
  id: 'F0PHOTO',
  name: 'visits.pdf',
  mimeType: 'application/pdf',
  size: 48213,
  url: 'https://files.slack.com/files-pri/T0LAKE-F0PHOTO/download/visits.pdf',
  permalink: 'https://lakeshore.slack.com/files/U0ANA/F0PHOTO/visits.pdf',
};
const message = {
  ...ana,
  type: 'message',
  key: 'message/D0ANA/1763712000.000200',
  at: '2025-11-21T08:00:00.0002Z',
  conversation: direct,
  message: '1763712000.000200',
  text: 'We ran 12 of 20 visits & the rest follow, see the sheet (https://lakeshore.example/visits)',
  files: [],
};
const ben = { user: 'U0BEN', name: 'Ben Sol', handle: 'ben', email: 'ben@lakeshore.example', timeZone: 'America/Chicago', locale: 'es-419', active: true };
const channel = { platform: 'slack', workspace: 'T0LAKE', user: 'U0ANA', type: 'channel', channel: 'C0LEAD' };
const url = (rest: string): string => `https://hooks.slack.com/${rest}`;
const press = {
  ...ana,
  type: 'action',
  key: 'press/D0ANA/1763711000.000100/U0ANA/1763713100.123456',
  at: '2025-11-21T08:18:20.123456Z',
  conversation: direct,
  message: '1763711000.000100',
  action: 'check.status',
  value: '{"check":"x","status":"on-track"}',
  reply: { responseUrl: url('actions/T0LAKE/1/cccc'), user: 'U0ANA', channel: 'D0ANA', message: '1763711000.000100' },
  trigger: '3001.2002.cafe',
};
const atHome = { ...press, key: 'press/home/home/U0ANA/1763713100.123456', conversation: { id: 'U0ANA', kind: 'direct' }, message: 'home', reply: { user: 'U0ANA' } };
const share = {
  ...ana,
  type: 'share',
  key: 'share/C0LEAD/1763710000.000700/U0ANA/1763713300.000100',
  at: '2025-11-21T08:21:40.0001Z',
  source: {
    conversation: 'C0LEAD',
    message: '1763710000.000700',
    isPrivate: false,
    author: '<@U0BEN>',
    at: '2025-11-21T07:26:40.0007Z',
    text: 'All 12 visits done, thanks <@U0ANA>',
    files: [visits],
    permalink: 'https://lakeshore.slack.com/archives/C0LEAD/p1763710000000700?thread_ts=1763709000.000100&cid=C0LEAD',
  },
  reply: { responseUrl: url('app/T0LAKE/1/eeee'), channel: 'C0LEAD', user: 'U0ANA', ephemeral: true, waiting: 'view:en:V1', thread: '1763709000.000100' },
  trigger: 'view:en:V1',
};

/** What each payload means; null: nothing. Reply handles are read for the comparison. */
const MEANING: Readonly<Record<string, object | null>> = {
  message,
  'message-reply': { ...message, key: 'message/D0ANA/1763712060.000300', at: '2025-11-21T08:01:00.0003Z', message: '1763712060.000300', thread: '1763711000.000100', text: 'On track' },
  'message-named': { ...message, text: 'status 2' },
  'message-with-file': { ...message, text: '', files: [visits, { id: 'F0THERE', name: 'F0THERE', mimeType: 'application/octet-stream', size: 0, url: '' }] },
  'message-of-bot': null,
  'message-of-workflow': null,
  'message-of-slackbot': null,
  'message-own': null,
  'message-joined': null,
  'message-in-channel': null,
  'message-external': { ...message, user: 'U0EXT', stranger: 'external' },
  'message-grid': message,
  'message-grid-org': message,
  'message-replied': null,
  edit: { ...ana, type: 'edit', key: 'edit/D0ANA/1763712000.000200/1763712300.000000', at: '2025-11-21T08:05:00Z', conversation: direct, message: '1763712000.000200', text: 'Off track, sorry', files: [] },
  'edit-file-taken-off': { ...ana, type: 'edit', key: 'edit/D0ANA/1763712000.000200/1763712300.000900', at: '2025-11-21T08:05:00.0009Z', conversation: direct, message: '1763712000.000200', text: 'On track', files: [] },
  'edit-unfurl': null,
  'edit-unfurl-after-edit': null,
  'edit-own': null,
  'edit-tombstone': { ...ana, type: 'delete', key: 'delete/D0ANA/1763712000.000200', at: '2025-11-21T08:05:00.0009Z', conversation: direct, message: '1763712000.000200' },
  delete: { ...ana, type: 'delete', key: 'delete/D0ANA/1763712000.000200', at: '2025-11-21T08:06:40.001Z', conversation: direct, message: '1763712000.000200' },
  'delete-own': null,
  mention: { ...ana, type: 'command', key: 'mention/C0LEAD/1763712500.000100', at: '2025-11-21T08:08:20.0001Z', conversation: leaders, text: 'status 2', reply: { channel: 'C0LEAD', user: 'U0ANA', thread: '1763712500.000100' }, aloud: true },
  'mention-in-thread': { ...ana, type: 'command', key: 'mention/C0LEAD/1763712500.000100', at: '2025-11-21T08:08:20.0001Z', conversation: leaders, text: 'status 2', reply: { channel: 'C0LEAD', user: 'U0ANA', thread: '1763711000.000100' }, aloud: true },
  'mention-of-bot': null,
  'mention-external': { ...ana, user: 'U0EXT', stranger: 'external', type: 'command', key: 'mention/C0LEAD/1763712500.000100', at: '2025-11-21T08:08:20.0001Z', conversation: leaders, text: 'status 2', reply: { channel: 'C0LEAD', user: 'U0EXT', thread: '1763712500.000100' }, aloud: true },
  'home-opened': { ...ana, type: 'home', key: 'home/U0ANA/1763712600.000100', at: '2025-11-21T08:10:00.0001Z' },
  'home-messages-tab': null,
  'member-joined': { ...ana, user: 'U0BEN', type: 'member', key: 'member/joined/U0BEN/1763712700', at: '2025-11-21T08:11:40.0001Z', change: 'joined', profile: ben },
  'member-changed': { ...ana, user: 'U0BEN', type: 'member', key: 'member/updated/U0BEN/1763712700', at: '2025-11-21T08:11:40.0002Z', change: 'updated', profile: { ...ben, locale: 'en-US' } },
  'member-left': { ...ana, user: 'U0BEN', type: 'member', key: 'member/left/U0BEN/1763712800', at: '2025-11-21T08:13:20.0002Z', change: 'left', profile: { user: 'U0BEN', name: 'Ben Sol', handle: 'ben', active: false } },
  'member-guest': { ...ana, user: 'U0BEN', type: 'member', key: 'member/updated/U0BEN/1763712700', at: '2025-11-21T08:11:40.0002Z', change: 'updated', profile: { ...ben, kind: 'guest' } },
  'member-bot': null,
  'channel-renamed': { ...channel, user: 'T0LAKE', key: 'channel/renamed/C0LEAD/1763712900.000100', at: '2025-11-21T08:15:00.0001Z', change: 'renamed', name: 'leadership' },
  'channel-archived': { ...channel, key: 'channel/archived/C0LEAD/1763712910.000100', at: '2025-11-21T08:15:10.0001Z', change: 'archived' },
  'group-unarchived': { ...channel, channel: 'G0BOARD', key: 'channel/unarchived/G0BOARD/1763712920.000100', at: '2025-11-21T08:15:20.0001Z', change: 'unarchived' },
  'channel-deleted': { ...channel, key: 'channel/deleted/C0LEAD/1763712930.000100', at: '2025-11-21T08:15:30.0001Z', change: 'deleted' },
  'channel-left': { ...channel, key: 'channel/left/C0LEAD/1763712940.000100', at: '2025-11-21T08:15:40.0001Z', change: 'left' },
  'channel-unarchived': { ...channel, key: 'channel/unarchived/C0LEAD/1763712920.000200', at: '2025-11-21T08:15:20.0002Z', change: 'unarchived' },
  'group-left': { ...channel, channel: 'G0BOARD', key: 'channel/left/G0BOARD/1763712940.000200', at: '2025-11-21T08:15:40.0002Z', change: 'left' },
  'group-archived': { ...channel, channel: 'G0BOARD', key: 'channel/archived/G0BOARD/1763712910.000200', at: '2025-11-21T08:15:10.0002Z', change: 'archived' },
  'group-renamed': { ...channel, user: 'T0LAKE', channel: 'G0BOARD', key: 'channel/renamed/G0BOARD/1763712900.000200', at: '2025-11-21T08:15:00.0002Z', change: 'renamed', name: 'trustees' },
  'group-deleted': { ...channel, channel: 'G0BOARD', key: 'channel/deleted/G0BOARD/1763712930.000200', at: '2025-11-21T08:15:30.0002Z', change: 'deleted' },
  'channel-shared': { ...channel, user: 'T0LAKE', key: 'channel/shared/C0LEAD/1763712960.000100', at: '2025-11-21T08:16:00.0001Z', change: 'shared' },
  'channel-unshared': { ...channel, user: 'T0LAKE', key: 'channel/unshared/C0LEAD/1763712970.000100', at: '2025-11-21T08:16:10.0001Z', change: 'unshared' },
  'channel-unshared-with-one-of-two': null,
  'channel-moved': { ...channel, user: 'T0LAKE', channel: 'G0BOARD', key: 'channel/moved/G0BOARD/1763712980.000100', at: '2025-11-21T08:16:20.0001Z', change: 'moved', movedTo: 'C0BOARD' },
  'bot-removed': { ...channel, user: 'T0LAKE', key: 'channel/left/C0LEAD/1763712990.000100', at: '2025-11-21T08:16:30.0001Z', change: 'left' },
  'person-removed': null,
  'bot-invited': { ...channel, key: 'channel/joined/C0LEAD/1763712950.000100', at: '2025-11-21T08:15:50.0001Z', change: 'joined' },
  'person-invited': null,
  uninstalled: { ...ana, user: 'T0LAKE', type: 'workspace', key: 'workspace/removed/1763713000.000100', at: '2025-11-21T08:16:40.0001Z', change: 'removed' },
  'tokens-revoked': { ...ana, user: 'T0LAKE', type: 'workspace', key: 'workspace/revoked/1763713000.000200', at: '2025-11-21T08:16:40.0002Z', change: 'revoked' },
  'user-token-revoked': null,
  'rate-limited': null,
  'url-verification': null,
  command: { ...ana, type: 'command', key: 'command/1001.2002.cafe', at: '2025-11-21T09:00:00Z', conversation: leaders, text: 'owner 2.b <@U0BEN> & friends', reply: { responseUrl: url('commands/T0LAKE/1/aaaa'), channel: 'C0LEAD', user: 'U0ANA', ephemeral: true }, trigger: '1001.2002.cafe' },
  'command-direct': { ...ana, type: 'command', key: 'command/1001.2002.beef', at: '2025-11-21T09:00:00Z', conversation: direct, text: '', reply: { responseUrl: url('commands/T0LAKE/1/bbbb'), channel: 'D0ANA', user: 'U0ANA', ephemeral: true }, trigger: '1001.2002.beef' },
  press,
  'press-for-form': { ...press, key: 'press/D0ANA/1763711000.000100/U0ANA/1763713110.123456', at: '2025-11-21T08:18:30.123456Z', action: 'check.report', value: '{"check":"x"}', reply: { ...press.reply, waiting: 'view:en:V1' }, trigger: 'view:en:V1' },
  'press-ephemeral': {
    ...press,
    key: 'press/C0LEAD/1763712001.000100/U0ANA/1763713120.000001',
    at: '2025-11-21T08:18:40.000001Z',
    conversation: leaders,
    message: '1763712001.000100',
    action: 'answer.page',
    value: '{"page":2}',
    reply: { responseUrl: url('actions/T0LAKE/1/dddd'), user: 'U0ANA', channel: 'C0LEAD', ephemeral: true, thread: '1763712000.000100' },
  },
  'press-home': atHome,
  'press-home-without-view': atHome,
  'press-in-form': null,
  'press-external': { ...press, user: 'U0EXT', stranger: 'external', key: 'press/C0LEAD/1763711000.000100/U0EXT/1763713100.123456', conversation: leaders, reply: { ...press.reply, user: 'U0EXT', channel: 'C0LEAD' } },
  'press-grid': press,
  form: {
    ...ana,
    type: 'form',
    key: 'form/V0FORM',
    at: '2025-11-21T09:00:00Z',
    form: 'report',
    context: '{"check":"x"}',
    values: { status: 'on-track', note: '5 < 6 & *done*', 'reading.m1': '', due: '2026-01-15' },
    files: [visits],
    reply: { user: 'U0ANA' },
  },
  'form-closed': null,
  shortcut: { ...ana, type: 'shortcut', shortcut: 'report', key: 'shortcut/report_progress/U0ANA/1763713200.000100', at: '2025-11-21T08:20:00.0001Z', reply: { user: 'U0ANA', waiting: 'view:en:V1' }, trigger: 'view:en:V1' },
  share,
  'share-private': {
    ...share,
    key: 'share/C0HIDDEN/1763710000.000700/U0ANA/1763713300.000100',
    source: { ...share.source, conversation: 'C0HIDDEN', isPrivate: true, author: 'Survey', text: '93 %', files: [], permalink: 'https://lakeshore.slack.com/archives/C0HIDDEN/p1763710000000700' },
    reply: { responseUrl: url('app/T0LAKE/1/eeee'), channel: 'C0HIDDEN', user: 'U0ANA', ephemeral: true, waiting: 'view:en:V1' },
  },
  'unknown-shortcut': null,
};

const recorded = readdirSync(new URL('../payloads/', import.meta.url)).map((file) => file.replace(/\.json$/, ''));

test('every recorded payload has a meaning here', () => {
  expect(recorded.toSorted()).toEqual(Object.keys(MEANING).toSorted());
});

test.each(recorded)('%s', async (name) => {
  const answer = await desk.send(payload(name));
  expect(answer.status).toBe(200);
  const meaning = MEANING[name];
  expect(desk.got.map(readable)).toEqual(meaning === null ? [] : [meaning]);
});

test('a form that somebody waits for is opened within Slack’s three seconds, in their language; nobody else sees one', async () => {
  desk.faults.language = 'es';
  await desk.send(payload('press-for-form'));
  expect(desk.slack.calls.map(({ method, body }) => [method, body['trigger_id']])).toEqual([['views.open', '3001.2002.cafe']]);
  expect(JSON.stringify(desk.slack.calls)).toContain('Un momento');
  desk.faults.language = 'en';
  desk.slack.calls.length = 0;
  await desk.send({ ...payload('press-for-form'), user: { id: 'U0EXT', team_id: 'T0ELSE' } });
  await desk.send(payload('press'));
  expect(desk.slack.calls).toEqual([]);
  expect(desk.got).toHaveLength(3);
});

test('where Slack opens no form, the press is handed on with the trigger it came with', async () => {
  desk.slack.answerNext('views.open', { ok: false, error: 'expired_trigger_id' });
  await desk.send(payload('press-for-form'));
  expect(desk.got.map(readable)).toMatchObject([{ trigger: '3001.2002.cafe', reply: { user: 'U0ANA', channel: 'D0ANA' } }]);
});

test('what is repeated under other ids has the same key', async () => {
  const names = recorded.filter((name) => MEANING[name] !== null && typeof payload(name)['event'] === 'object');
  expect(names.length).toBeGreaterThan(15);
  for (const name of names) {
    desk.got.length = 0;
    await desk.send(payload(name));
    await desk.send({ ...payload(name), event_id: 'Ev0ANOTHER', event_time: 1763719999 }, { headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } });
    expect(desk.got, name).toHaveLength(2);
    expect(desk.got[1], name).toEqual(desk.got[0]);
  }
});

test.each([['uninstalled', 'removed'], ['tokens-revoked', 'revoked']])('%s without a time of its own happened when Slack says beside it, however late it comes', async (name, change) => {
  const late = payload(name);
  delete (late['event'] as Record<string, unknown>)['event_ts'];
  await desk.send(late);
  expect(desk.got).toMatchObject([{ change, at: '2025-11-21T08:00:00Z', key: `workspace/${change}/1763712000` }]);
});

test('what has no time of its own has the same key when it comes again', async () => {
  for (const name of ['command', 'press', 'form', 'shortcut', 'share']) {
    desk.got.length = 0;
    await desk.send(payload(name));
    await desk.send(payload(name));
    expect(new Set(desk.got.map(({ key }) => key)).size, name).toBe(1);
  }
});

/** With its reply handle opened. */
function readable(inbound: Inbound): unknown {
  return 'reply' in inbound ? { ...inbound, reply: JSON.parse(inbound.reply) as unknown } : inbound;
}
