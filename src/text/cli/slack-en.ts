import type { SlackFeature } from '../slack/features.js';
import { counted } from '../format.js';

/** What is lost without a permission. */
const COSTS: Readonly<Record<SlackFeature, string>> = {
  installation: 'it cannot be told when the app is removed',
  sending: 'no check, reminder or digest can be sent',
  commands: '/plan and the shortcuts do nothing',
  home: 'the Home tab stays empty',
  'direct-messages': 'what people answer in words is not heard',
  people: 'nobody can be matched by email, and nobody’s time zone or language is known',
  files: 'attached files cannot be read or copied',
  mentions: 'naming the bot in a channel does nothing',
  channels: 'it is not noticed when a channel is renamed, archived or left',
  'look-up': 'after a crash a message in a channel may be posted twice',
};

export const slackEn = {
  part: 'Slack',
  costs: COSTS,
  over: (kind: 'http' | 'socket'): string => (kind === 'http' ? 'events come in over HTTP, signed' : 'events come in over Socket Mode; the app token opens connections'),
  appToken: (reason: string) => `Slack refuses SLACK_APP_TOKEN (${reason}). Make an App-Level Token with the scope connections:write under “Basic Information”, and put it there.`,
  refusals: (counts: string) => `turned away since the start, and never read: ${counts}. If Slack’s own requests are among them, compare SLACK_SIGNING_SECRET with “Basic Information” in the app’s settings, and this machine’s time with the real one.`,
  refusalReasons: { missing: 'without a signature', stale: 'signed more than five minutes before', mismatch: 'with a wrong signature', 'other-app': 'for another app' } as Readonly<Record<string, string>>,
  noneYet: 'installed in no workspace yet: make a link with `throughline slack install-link`',
  fine: (name: string, workspace: string) => `${name} (${workspace}): answers; everything needed was granted`,
  scopesUntold: (name: string, workspace: string) => `${name} (${workspace}): answers; it does not say what was granted`,
  optional: (name: string, scope: string, cost: string) => `${name} did not grant ${scope}, which may be left out: ${cost}`,
  missing: (name: string, scope: string, cost: string) => `${name} did not grant ${scope}: ${cost}. Put the manifest that \`throughline slack manifest\` prints into the app’s settings, then reinstall the app.`,
  refused: (name: string, reason: string) => `${name}: Slack refuses the bot token (${reason}). Install the app again, and put the new token into the settings. Until then nothing is sent there, and nothing is lost.`,
  silent: (name: string, reason: string) => `${name}: Slack did not answer (${reason}). Check that this machine reaches https://slack.com; what waits is sent when it does.`,
  unsealed: (name: string) => `${name}: its token cannot be unsealed. Put the key it was sealed with back into TOKEN_KEYS, or install the app there again.`,
  orgWide: (name: string) => `${name}: SLACK_BOT_TOKEN is for a whole Enterprise Grid organization. Install the app in one workspace, or set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.`,
  lookUp: 'before a message is sent again after a crash, Slack is asked whether it is there (im:history; in channels channels:history and groups:history). An app sold outside Slack’s Marketplace may ask that once a minute; one of your own is not limited so.',
  command: {
    whereTo: 'Say how Slack’s events come in: --url https://… (your public address), or --socket (none needed).',
    badUrl: 'That is no public address: give https:// and a host, and no path.',
    notMany: 'Install links are for many workspaces: set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, PUBLIC_URL and TOKEN_KEYS. With SLACK_BOT_TOKEN the workspace is connected at the start.',
    noKeys: 'There is nothing to seal with: set TOKEN_KEYS.',
    link: (organization: string, until: string) => `Whoever may install apps in the Slack workspace of ${organization} opens this address, once, before ${until}:`,
    noWorkspaces: 'No Slack workspace yet.',
    states: { active: 'connected', removed: 'no longer connected' },
    workspace: (name: string, workspace: string, organization: string, state: string) => `${name} (${workspace}), of ${organization}: ${state}`,
    reason: (code: string) => `because ${code}`,
    held: (until: string) => `nothing is sent before ${until}`,
    refusedBlocks: (types: string) => `shown in plain form: ${types}`,
    rotated: (count: number, key: string) => `${counted('en', count, { one: 'token', other: 'tokens' })} sealed anew with the key ${key}. Older keys may be taken out of TOKEN_KEYS once every process has the new list.`,
  },
};
export type SlackCliTexts = typeof slackEn;
