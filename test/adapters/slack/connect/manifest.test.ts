import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { slackManifest } from '../../../../adapters/slack/connect/manifest.js';
import { BOT_EVENTS, FEATURES, missingScopes, NEEDED_SCOPES, OPTIONAL_SCOPES } from '../../../../adapters/slack/connect/scopes.js';
import { CHANNEL_EVENTS } from '../../../../adapters/slack/inbound/read-channel.js';
import { SHORTCUTS } from '../../../../adapters/slack/inbound/shortcuts.js';
import { printManifest } from '../../../../src/app/slack-manifest.js';

const URL_GIVEN = 'https://plan.example.org';

/** What the bot may do, by scope, as Slack's method references have it; `any`: one of them is enough. Methods without an entry need none. */
const SCOPES_OF_METHODS: Readonly<Record<string, readonly string[]>> = {
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'conversations.open': ['im:write'],
  'conversations.history': ['im:history', 'channels:history', 'groups:history'],
  'conversations.replies': ['im:history', 'channels:history', 'groups:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'users.info': ['users:read', 'users:read.email'],
  'users.list': ['users:read', 'users:read.email'],
  'bots.info': ['users:read'],
  'files.info': ['files:read'],
};
/** Called with an app-level token, or by Slack's own SDK. */
const NOT_THE_BOTS = ['apps.connections.open', 'oauth.v2.access'];
/** Needed for something other than a method: the events and commands. */
const SCOPES_OF_THE_REST = ['app_mentions:read', 'commands'];

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
}

/** Every method of the Web API that the adapter calls: `client.chat.postMessage(`, `createClient(…).auth.test(`. */
const called = new Set(sources('adapters/slack').flatMap((text) => [...text.matchAll(/(?:client|Client\([^)]*\))\s*\.([a-z]+(?:\.[a-z]\w*)*\.[a-z]\w*)\(/g)].map(([, method]) => method ?? '')));

test('the adapter was really read', () => {
  expect([...called]).toEqual(expect.arrayContaining(['chat.postMessage', 'views.publish', 'auth.test', 'users.list', 'apps.connections.open', 'auth.teams.list']));
});

test('every method that is called is in the table, and the table names none that is not', () => {
  const inTable = new Set(FEATURES.flatMap(({ methods }) => methods));
  expect([...called].filter((method) => !inTable.has(method) && !NOT_THE_BOTS.includes(method))).toEqual([]);
  expect([...inTable].filter((method) => !called.has(method) && !NOT_THE_BOTS.includes(method))).toEqual([]);
});

test('the scopes asked for are those the methods need: none missing, none more', () => {
  const used = new Set([...[...called].flatMap((method) => SCOPES_OF_METHODS[method] ?? []), ...SCOPES_OF_THE_REST]);
  expect([...NEEDED_SCOPES, ...OPTIONAL_SCOPES].sort()).toEqual([...used].sort());
});

test('the events listened for are those that are read', () => {
  const read = readFileSync('adapters/slack/inbound/read-event.ts', 'utf8');
  const named = [...read.matchAll(/\['(\w+)', read\w+\]/g)].map(([, type]) => type);
  expect(named.length).toBeGreaterThan(4);
  const expected = [...named, ...CHANNEL_EVENTS].map((type) => (type === 'message' ? 'message.im' : type));
  expect([...BOT_EVENTS]).toEqual([...expected].sort());
});

test.each(['en', 'es'] as const)('Slack’s limits are kept (%s)', (language) => {
  const { display_information: shown, features, settings, oauth_config: oauth } = slackManifest({ url: URL_GIVEN, socket: false, language });
  expect(shown.name.length).toBeLessThanOrEqual(35);
  expect(shown.description?.length).toBeLessThanOrEqual(140);
  expect(shown.long_description?.length).toBeGreaterThanOrEqual(174);
  expect(shown.long_description?.length).toBeLessThanOrEqual(4_000);
  expect(shown.background_color).toMatch(/^#[0-9a-f]{6}$/);
  expect(features?.bot_user?.display_name.length).toBeLessThanOrEqual(80);
  for (const shortcut of features?.shortcuts ?? []) {
    expect(shortcut.name.length).toBeLessThanOrEqual(24);
    expect(shortcut.description.length).toBeLessThanOrEqual(150);
    expect(shortcut.callback_id.length).toBeLessThanOrEqual(255);
  }
  expect(features?.shortcuts?.map(({ callback_id, type }) => [type, callback_id])).toEqual([['global', SHORTCUTS.report], ['message', SHORTCUTS.evidence]]);
  const [command] = features?.slash_commands ?? [];
  expect(command?.usage_hint?.length).toBeLessThanOrEqual(1_000);
  expect(settings?.event_subscriptions?.bot_events?.length).toBeLessThanOrEqual(100);
  expect(new Set(oauth?.scopes?.bot).size).toBe(oauth?.scopes?.bot?.length);
  expect(oauth?.scopes?.user).toBeUndefined();
});

test('over HTTP every address is ours; the Messages tab can be written in; mentions come as ids', () => {
  expect(slackManifest({ url: URL_GIVEN, socket: false, language: 'en' })).toMatchObject({
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      slash_commands: [{ command: '/plan', should_escape: true, url: `${URL_GIVEN}/slack/events` }],
    },
    oauth_config: { redirect_urls: [`${URL_GIVEN}/slack/oauth_redirect`] },
    settings: { socket_mode_enabled: false, org_deploy_enabled: false, event_subscriptions: { request_url: `${URL_GIVEN}/slack/events` }, interactivity: { is_enabled: true, request_url: `${URL_GIVEN}/slack/events` } },
  });
});

test('over Socket Mode no address is given; as YAML it says the same', () => {
  const options = { socket: true, orgWide: true, language: 'en' } as const;
  const printed = printManifest(options, 'json');
  expect(printed).not.toContain('url');
  expect(JSON.parse(printed)).toMatchObject({ settings: { socket_mode_enabled: true, org_deploy_enabled: true, interactivity: { is_enabled: true } } });
  expect(parse(printManifest(options, 'yaml'))).toEqual(JSON.parse(printed));
});

test('what was not granted is named with what it costs', () => {
  expect(missingScopes([...NEEDED_SCOPES, ...OPTIONAL_SCOPES])).toEqual([]);
  expect(missingScopes([...NEEDED_SCOPES.filter((scope) => scope !== 'files:read'), 'channels:history'])).toEqual([
    { scope: 'files:read', feature: 'files', isOptional: false },
    { scope: 'groups:history', feature: 'look-up', isOptional: true },
  ]);
});
