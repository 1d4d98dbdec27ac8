import type { Language } from '../../../src/domain/types.js';
import { slackConnectTexts } from '../../../src/text/slack/index.js';
import { SHORTCUTS } from '../inbound/shortcuts.js';
import { BOT_EVENTS, NEEDED_SCOPES, OPTIONAL_SCOPES } from './scopes.js';
import type { SlackManifest } from './scopes.js';

/** Where Slack calls and where whoever installs the app comes back to, after the public address. */
export const PATHS = { events: '/slack/events', install: '/slack/install', redirect: '/slack/oauth_redirect' } as const;

export interface ManifestOptions {
  /** The public address: `https://…`, no slash at its end. Needed unless `socket`; with both, only OAuth comes back there. */
  readonly url?: string;
  /** Events come over a connection that we hold open. */
  readonly socket: boolean;
  /** Whether an Enterprise Grid organization may install it for all its workspaces. */
  readonly orgWide?: boolean;
  readonly language: Language;
}

/** What Slack needs to know of the app, as “Create New App → From a manifest” takes it. */
export function slackManifest({ url, socket, orgWide = false, language }: ManifestOptions): SlackManifest {
  const texts = slackConnectTexts(language).manifest;
  const calls = socket || url === undefined ? {} : { request_url: `${url}${PATHS.events}` };
  return {
    _metadata: { major_version: 1 },
    display_information: { name: 'Throughline', description: texts.description, long_description: texts.longDescription, background_color: '#1f4e5f' },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Throughline', always_online: true },
      shortcuts: [
        { name: texts.report, type: 'global', callback_id: SHORTCUTS.report, description: texts.reportDescription },
        { name: texts.evidence, type: 'message', callback_id: SHORTCUTS.evidence, description: texts.evidenceDescription },
      ],
      slash_commands: [{ command: '/plan', description: texts.plan, usage_hint: texts.planHint, should_escape: true, ...(calls.request_url !== undefined && { url: calls.request_url }) }],
    },
    oauth_config: {
      ...(url !== undefined && { redirect_urls: [`${url}${PATHS.redirect}`] }),
      scopes: { bot: [...NEEDED_SCOPES, ...OPTIONAL_SCOPES], bot_optional: [...OPTIONAL_SCOPES] },
    },
    settings: {
      event_subscriptions: { ...calls, bot_events: [...BOT_EVENTS] },
      interactivity: { is_enabled: true, ...calls },
      org_deploy_enabled: orgWide,
      socket_mode_enabled: socket,
      token_rotation_enabled: false,
    },
  };
}
