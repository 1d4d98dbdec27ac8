import type { AppsManifestCreateArguments } from '@slack/web-api';
import type { SlackFeature } from '../../../src/text/slack/features.js';

/** As Slack's own SDK types it. */
export type SlackManifest = AppsManifestCreateArguments['manifest'];
type Filled<T> = NonNullable<T>;
export type BotScope = Filled<Filled<Filled<SlackManifest['oauth_config']>['scopes']>['bot']>[number];
export type BotEvent = Filled<Filled<Filled<SlackManifest['settings']>['event_subscriptions']>['bot_events']>[number];

/** What one feature needs of Slack, in Slack's own names (docs.slack.dev: reference/scopes, reference/events, reference/methods). */
export interface FeatureNeeds {
  readonly feature: SlackFeature;
  /** The bot's scopes. */
  readonly scopes: readonly BotScope[];
  /** Whoever installs the app may leave these scopes out. */
  readonly isOptional?: true;
  /** Events it listens for. */
  readonly events: readonly BotEvent[];
  /** Methods of the Web API it calls. */
  readonly methods: readonly string[];
}

/** The one table that the manifest, the OAuth request and `doctor` read. */
export const FEATURES: readonly FeatureNeeds[] = [
  { feature: 'installation', scopes: [], events: ['app_uninstalled', 'tokens_revoked'], methods: ['auth.test', 'auth.teams.list', 'oauth.v2.access'] },
  { feature: 'sending', scopes: ['chat:write', 'im:write'], events: [], methods: ['chat.postMessage', 'chat.update', 'chat.delete', 'chat.postEphemeral', 'conversations.open'] },
  // Commands and shortcuts come with the scope; forms need none of their own.
  { feature: 'commands', scopes: ['commands'], events: [], methods: ['views.open', 'views.update'] },
  { feature: 'home', scopes: [], events: ['app_home_opened'], methods: ['views.publish'] },
  { feature: 'direct-messages', scopes: ['im:history'], events: ['message.im'], methods: ['conversations.history', 'conversations.replies'] },
  { feature: 'people', scopes: ['users:read', 'users:read.email'], events: ['team_join', 'user_change'], methods: ['users.info', 'users.list', 'bots.info'] },
  { feature: 'files', scopes: ['files:read'], events: [], methods: ['files.info'] },
  { feature: 'mentions', scopes: ['app_mentions:read'], events: ['app_mention'], methods: [] },
  {
    feature: 'channels',
    scopes: ['channels:read', 'groups:read'],
    events: [
      'member_joined_channel',
      'member_left_channel',
      ...(['channel_rename', 'channel_archive', 'channel_unarchive', 'channel_deleted', 'channel_left'] as const),
      ...(['channel_shared', 'channel_unshared', 'channel_id_changed'] as const),
      ...(['group_rename', 'group_archive', 'group_unarchive', 'group_deleted', 'group_left'] as const),
    ],
    methods: ['conversations.info'],
  },
  // In channels the look before a message is sent again reads their history; a district may not want to grant that.
  { feature: 'look-up', scopes: ['channels:history', 'groups:history'], isOptional: true, events: [], methods: ['conversations.history', 'conversations.replies'] },
];

/** Asked of everybody who installs the app. */
export const NEEDED_SCOPES: readonly BotScope[] = scopesOf((feature) => feature.isOptional !== true);
/** Asked for, and left out by whoever does not want to grant them. */
export const OPTIONAL_SCOPES: readonly BotScope[] = scopesOf((feature) => feature.isOptional === true);
/** Every event the app is told of. */
export const BOT_EVENTS: readonly BotEvent[] = FEATURES.flatMap(({ events }) => events).sort();

function scopesOf(wanted: (feature: FeatureNeeds) => boolean): readonly BotScope[] {
  return FEATURES.filter(wanted)
    .flatMap(({ scopes }) => scopes)
    .sort();
}

/** A scope that was not granted, and what that costs. */
export interface MissingScope {
  readonly scope: BotScope;
  readonly feature: SlackFeature;
  readonly isOptional: boolean;
}

/** What is missing among the scopes that were granted. */
export function missingScopes(granted: readonly string[]): readonly MissingScope[] {
  return FEATURES.flatMap(({ feature, scopes, isOptional = false }) => scopes.filter((scope) => !granted.includes(scope)).map((scope) => ({ scope, feature, isOptional })));
}
