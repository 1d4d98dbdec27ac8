import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { BAY } from '../../../support/bay.js';
import { activity, activityNames, ANA, BEN, openTakeLab } from './take-lab.js';

let lab: Awaited<ReturnType<typeof openTakeLab>>;
beforeAll(async () => {
  lab = await openTakeLab();
  // The team's channels are known from words in them.
  await lab.take(activity('channel-words'));
});
afterAll(() => lab.close());
beforeEach(() => {
  lab.got.length = 0;
  lab.asked.length = 0;
});

const SERVICE = 'https://smba.trafficmanager.net/amer/';
const base = { platform: 'teams', workspace: BAY.tenant, user: BAY.ana };
const at = '2025-11-21T08:00:00.2Z';
const ana = { ...base, at };
const direct = { id: 'a:1ana', kind: 'direct' };
const leaders = { id: '19:leaders@thread.tacv2', kind: 'channel' };
const reply = { user: BAY.ana, conversation: 'a:1ana', direct: true, serviceUrl: SERVICE };
const inThread = (root: string): object => ({ ...reply, conversation: `19:leaders@thread.tacv2;messageid=${root}`, direct: false });
const message = { ...ana, type: 'message', key: 'message/a:1ana/1763712000200', conversation: direct, message: '1763712000200', text: 'We ran 12 of 20 visits & the rest follow <soon>', files: [] };
const command = { ...ana, type: 'command', key: 'command/a:1ana/1763712000200', conversation: direct, text: 'status 2', reply };
const asked = { ...command, key: 'command/19:leaders@thread.tacv2/1763712000200', conversation: leaders, reply: inThread('1763711000100'), aloud: true };
const quoting = { ...message, key: 'message/a:1ana/1763712060300', message: '1763712060300', thread: '1763711000100' };
const visits = {
  id: 'b0a1',
  name: 'visits.docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  url: 'https://bay.sharepoint.example/download?tempauth=secret',
  permalink: 'https://bay.sharepoint.example/personal/ana/Documents/visits.docx',
};
const pressed = { ...reply, message: '1763711000100' };
const press = { ...ana, type: 'action', key: `press/a:1ana/${BAY.ana}/1763712000200`, conversation: direct, message: '1763711000100', action: 'check.status', value: '{"check":"x"}', reply: pressed };
const form = { ...ana, type: 'form', key: `form/report/${BAY.ana}/1763712000200`, form: 'report', context: '{"item":"y"}', values: { note: '12 of 20', status: 'on-track' }, files: [], reply: pressed };
const edit = { ...base, type: 'edit', key: 'edit/a:1ana/1763712000200/2025-11-21T08:05:00Z', at: '2025-11-21T08:05:00Z', conversation: direct, message: '1763712000200', text: 'We ran 13 of 20 visits', files: [] };
const installed = { ...ana, type: 'installation', change: 'added', key: `installation/added/${BAY.ana}/f:1` };
const ofChannel = (change: string, channel: string, act: string, name?: string): object => ({ ...ana, type: 'channel', key: `channel/${change}/${channel}/${act}`, channel, change, ...(name !== undefined && { name }) });
const both = (change: string, act: string): object[] => ['19:district@thread.tacv2', '19:leaders@thread.tacv2'].map((channel) => ofChannel(change, channel, act));

/** What each activity means, all that it makes known; nothing where it is empty. */
const MEANING: Readonly<Record<string, readonly object[]>> = {
  message: [message],
  'message-command': [command],
  'message-command-es': [{ ...command, text: 'en-riesgo' }],
  'message-status-words': [{ ...message, text: 'en riesgo' }],
  'message-typed-name': [{ ...command, text: 'status 2' }],
  'message-named': [{ ...message, text: 'on track' }],
  'message-with-mention': [{ ...message, text: `<@${BAY.ben}|Ben Hill> and <@29:1zoe|Zoe & Co> ran them` }],
  'message-reply': [{ ...quoting, text: `On track,\nsays <@${BAY.ben}|Ben Hill>` }],
  'message-reply-status': [{ ...quoting, key: 'message/a:1ana/1763712060301', message: '1763712060301', text: 'status 2' }],
  'message-with-file': [{ ...message, text: 'status 2', files: [visits] }],
  'message-with-picture': [{ ...message, text: '', files: [{ id: '1763712000200:0', name: 'image', mimeType: 'image/png', url: 'https://smba.trafficmanager.net/amer/v3/attachments/0-eus-d1/views/original' }] }],
  'message-with-link': [{ ...message, text: 'All visits are in visits.xlsx (https://bay.sharepoint.example/:x:/s/visits.xlsx?d=w1&e=2) and <plan>' }],
  'message-of-bot': [],
  'message-of-nobody': [{ ...message, user: '29:1anonymous', stranger: 'external', text: 'hello' }],
  'channel-mention': [{ ...asked, reply: inThread('1763712000200') }],
  'channel-mention-in-thread': [{ ...asked, text: `of <@${BAY.ben}|Ben Hill>` }],
  'channel-mention-in-words': [{ ...asked, text: `owner 2.b <@${BAY.ben}|Ben Hill>`, reply: inThread('1763712000200') }],
  'channel-mention-with-link': [{ ...asked, text: 'report 1.b on track, see Throughline (https://bay.sharepoint.example/notes.docx) notes', reply: inThread('1763712000200') }],
  'channel-mention-last': [{ ...asked, text: 'status 2 please' }],
  'channel-words': [],
  'group-mention': [{ ...asked, key: 'command/19:planning@thread.v2/1763712000200', conversation: { id: '19:planning@thread.v2', kind: 'channel' }, text: 'mine', reply: { ...reply, conversation: '19:planning@thread.v2', direct: false } }],
  'message-submit': [press],
  'message-submit-form': [form],
  'message-submit-open': [{ ...press, action: 'check.report' }],
  'message-submit-other': [{ ...message, text: '' }],
  edit: [edit],
  undelete: [{ ...edit, key: 'edit/a:1ana/1763712000200/2025-11-21T08:07:00Z', at: '2025-11-21T08:07:00Z', text: 'We ran 12 of 20 visits' }],
  'edit-in-channel': [],
  delete: [{ ...base, type: 'delete', key: 'delete/a:1ana/1763712000200/2025-11-21T08:06:00Z', at: '2025-11-21T08:06:00Z', conversation: direct, message: '1763712000200' }],
  install: [installed],
  'install-upgrade': [{ ...installed, key: `installation/added/${BAY.ana}/f:2` }],
  'uninstall-upgrade': [],
  uninstall: [{ ...installed, change: 'removed', key: `installation/removed/${BAY.ana}/f:4` }],
  'install-team': both('joined', 'f:5'),
  'install-group': [ofChannel('joined', '19:planning@thread.v2', 'f:6')],
  'uninstall-team': both('left', 'f:7'),
  'members-bot-added': [],
  'members-added': [{ ...ana, user: BAY.ben, type: 'member', change: 'joined', key: `member/joined/${BAY.ben}/f:8`, profile: BEN }],
  'members-removed': [
    {
      ...ana,
      user: '0a9a6f10-7777-4c1e-8b1d-2f3a4b5c6d07',
      type: 'member',
      change: 'left',
      key: 'member/left/0a9a6f10-7777-4c1e-8b1d-2f3a4b5c6d07/f:8',
      profile: { user: '0a9a6f10-7777-4c1e-8b1d-2f3a4b5c6d07', name: '0a9a6f10-7777-4c1e-8b1d-2f3a4b5c6d07', active: false },
    },
  ],
  'channel-created': [],
  'channel-renamed': [ofChannel('renamed', '19:leaders@thread.tacv2', 'f:8', 'Leadership')],
  'channel-deleted': [ofChannel('deleted', '19:leaders@thread.tacv2', 'f:8', 'Leadership')],
  'channel-restored': [ofChannel('joined', '19:leaders@thread.tacv2', 'f:8', 'Leadership')],
  'team-archived': both('archived', 'f:8').concat(ofChannel('archived', '19:new@thread.tacv2', 'f:8')),
  'team-renamed': [],
  reaction: [],
  typing: [],
  'read-receipt': [],
  'invoke-execute': [{ ...press, key: `press/a:1ana/${BAY.ana}/f:9` }],
  'invoke-execute-form': [{ ...form, key: `form/report/${BAY.ana}/f:9`, values: { note: '12 of 20' } }],
  'invoke-execute-other': [],
  'invoke-refresh': [],
  'invoke-dialog': [],
  'invoke-dialog-other': [],
  'invoke-dialog-sent': [{ ...form, key: `form/report/${BAY.ana}/f:9`, values: { note: '12 of 20', status: '' }, reply }],
  'invoke-dialog-sent-in-channel': [{ ...form, key: `form/report/${BAY.ana}/f:9`, values: { note: '12 of 20', status: '' }, reply: inThread('1763711000100') }],
  'invoke-search': [],
  'invoke-search-first': [],
  'invoke-select': [],
  'invoke-report': [],
  'invoke-save': [],
  'invoke-save-in-chat': [],
  'invoke-save-sent': [{ ...form, key: `form/share/${BAY.ana}/f:9`, form: 'share', context: '{"share":"z"}', values: { item: 'y', sure: 'yes' }, reply: { user: BAY.ana, serviceUrl: SERVICE } }],
  'invoke-file-consent': [],
  'invoke-sign-in': [],
  'invoke-unheard-of': [],
};

test('every activity of the folder is replayed', () => {
  expect(Object.keys(MEANING).sort()).toEqual([...activityNames].sort());
});

test.each(Object.entries(MEANING))('%s', async (name, meaning) => {
  expect((await lab.take(activity(name))).status).toBe(200);
  expect(lab.handed()).toEqual(meaning);
});

test('taken again, each has the same key', async () => {
  for (const name of activityNames) {
    lab.got.length = 0;
    await lab.take(activity(name));
    await lab.take(activity(name));
    const keys = lab.handed().map((inbound) => (inbound as { key: string }).key);
    expect(keys.slice(0, keys.length / 2)).toEqual(keys.slice(keys.length / 2));
  }
});

test('who writes first tells how to reach them, in which language and zone, and that is told on once', async () => {
  const other = await openTakeLab();
  await other.take(activity('message'));
  await other.take({ ...activity('message'), id: '1763712000300' });
  const kept = await other.references.find(other.organizationId, { platform: 'teams', workspace: BAY.tenant }, 'direct', BAY.ana);
  expect(kept).toMatchObject({ state: 'installed', name: 'Ana Lark', timeZone: 'America/Chicago', locale: 'es-ES' });
  expect(kept?.sealed).not.toContain('a:1ana');
  await expect.poll(() => other.got.filter(({ type }) => type === 'member')).toEqual([
    { ...ana, type: 'member', change: 'updated', key: `member/updated/${BAY.ana}/1763712000200`, profile: { ...ANA, timeZone: 'America/Chicago', locale: 'es-ES' } },
  ]);
  await other.take({ ...activity('message'), id: '1763712000400', locale: 'en-US' });
  await expect.poll(() => other.got.filter(({ type }) => type === 'member').at(-1)).toMatchObject({ key: `member/updated/${BAY.ana}/1763712000400`, profile: { locale: 'en-US', timeZone: 'America/Chicago' } });
  await other.close();
});
