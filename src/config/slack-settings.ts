import { z } from 'zod';
import { readTokenKeys } from '../seal.js';
import type { TokenKeys } from '../seal.js';

/** A secret that Slack gave. */
const given = z.string().min(1);
/** One that we sign with ourselves: nobody may guess it. Characters. */
const SECRET_LENGTH = 16;

/** Keys as `readTokenKeys` takes them; a fault there is a fault of the setting. */
const tokenKeys = z.string().transform((text, context): TokenKeys => {
  try {
    return readTokenKeys(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'no list of keys' });
    return z.NEVER;
  }
});

/** An address without path, for the paths are ours. Slack itself sends to https only; http is for a machine of one's own. */
const publicUrl = z.url({ protocol: /^https?$/ }).transform((text, context): string => {
  const url = new URL(text);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && (url.protocol === 'https:' || isLocal)) return url.origin;
  context.addIssue({ code: 'custom', message: 'no address of ours' });
  return z.NEVER;
});

/** The address as PUBLIC_URL takes it, without a slash at its end; undefined for anything else. */
export function readPublicUrl(text: string): string | undefined {
  return publicUrl.safeParse(text).data;
}

/** Where Slack's Web API is: tokens go there, so https alone will do; http is for this machine. */
const apiUrl = z.url({ protocol: /^https?$/ }).transform((text, context): string => {
  const url = new URL(text);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.search === '' && url.hash === '' && url.username === '' && (url.protocol === 'https:' || isLocal)) return url.href.endsWith('/') ? url.href : `${url.href}/`;
  context.addIssue({ code: 'custom', message: 'no address of an API' });
  return z.NEVER;
});

/** What Slack needs, and what keeps its tokens. */
export const SLACK_SETTINGS = {
  SLACK_BOT_TOKEN: { schema: z.string().regex(/^xoxb-\S+$/).optional(), fix: 'Give the Bot User OAuth Token (xoxb-…) that Slack shows under “Install App”, or leave it out.' },
  SLACK_APP_TOKEN: { schema: z.string().regex(/^xapp-\S+$/).optional(), fix: 'Give an App-Level Token (xapp-…) with the scope connections:write, from “Basic Information”, or leave it out.' },
  SLACK_SIGNING_SECRET: { schema: given.optional(), fix: 'Give the Signing Secret that Slack shows under “Basic Information”, or leave it out.' },
  SLACK_CLIENT_ID: { schema: z.string().regex(/^\d+\.\d+$/).optional(), fix: 'Give the Client ID (two numbers with a dot) that Slack shows under “Basic Information”, or leave it out.' },
  SLACK_CLIENT_SECRET: { schema: given.optional(), fix: 'Give the Client Secret that Slack shows under “Basic Information”, or leave it out.' },
  SLACK_STATE_SECRET: { schema: z.string().min(SECRET_LENGTH).optional(), fix: 'Give 16 characters or more that nobody can guess, such as from: openssl rand -hex 32' },
  SLACK_ORGANIZATION: { schema: z.string().min(1).optional(), fix: 'Give the key of the organization whose workspace SLACK_BOT_TOKEN is for, or leave it out where there is only one.' },
  SLACK_API_URL: { schema: apiUrl.optional(), fix: 'Give the https address of Slack’s Web API, such as https://slack-gov.com/api/ for GovSlack, or leave it out.' },
  TOKEN_KEYS: { schema: tokenKeys.optional(), fix: 'Write id:key for each key, separated by commas, the one that seals first, no name twice; make a key of 32 bytes with: openssl rand -base64 32' },
  PUBLIC_URL: { schema: publicUrl.optional(), fix: 'Give the address that leads to HOST and PORT from outside, such as https://plan.district.org: https, and no path.' },
} as const;

type SlackRead = { readonly [N in keyof typeof SLACK_SETTINGS]: z.output<(typeof SLACK_SETTINGS)[N]['schema']> };
type SlackFault = { readonly setting: keyof typeof SLACK_SETTINGS; readonly fix: string };

/** How Slack is set up. */
export interface SlackConfig {
  /** How its events come in: it calls us and signs, or we hold a connection open. */
  readonly transport: { readonly kind: 'http'; readonly signingSecret: string } | { readonly kind: 'socket'; readonly appToken: string };
  /** Where its Web API is, with a slash at its end; Slack's own place unless said. */
  readonly apiUrl?: string;
  /** Which workspaces: the one of a token, or every one that a person installs the app in. */
  readonly tenancy:
    | { readonly kind: 'one'; readonly botToken: string; /** The key of the organization whose workspace it is. */ readonly organization?: string }
    | { readonly kind: 'many'; readonly clientId: string; readonly clientSecret: string; readonly stateSecret: string; readonly publicUrl: string; readonly tokenKeys: TokenKeys };
}

/**
 * Which way Slack is set up, if it is; what is half given, or given both ways, is one fault each.
 * @param misfits the settings that were given and do not fit: they are missing here, and have their own fault already
 */
export function readSlack(read: SlackRead, misfits: readonly string[]): { readonly slack?: SlackConfig; readonly faults: readonly SlackFault[] } {
  const faults: SlackFault[] = [];
  const names = Object.keys(SLACK_SETTINGS).filter((name) => name.startsWith('SLACK_')) as (keyof SlackRead)[];
  if (names.some((name) => misfits.includes(name)) || names.every((name) => read[name] === undefined)) return { faults };
  const transport = transportOf(read, faults);
  const tenancy = tenancyOf(read, misfits, faults);
  return { faults, ...(transport && tenancy && { slack: { transport, tenancy, ...(read.SLACK_API_URL !== undefined && { apiUrl: read.SLACK_API_URL }) } }) };
}

function transportOf({ SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret }: SlackRead, faults: SlackFault[]): SlackConfig['transport'] | undefined {
  if (appToken !== undefined && signingSecret !== undefined) faults.push({ setting: 'SLACK_APP_TOKEN', fix: 'SLACK_SIGNING_SECRET is set too, and Slack sends its events one way. Keep SLACK_APP_TOKEN for Socket Mode (no public address needed), or SLACK_SIGNING_SECRET for HTTP, and leave the other out.' });
  else if (appToken !== undefined) return { kind: 'socket', appToken };
  else if (signingSecret !== undefined) return { kind: 'http', signingSecret };
  else faults.push({ setting: 'SLACK_SIGNING_SECRET', fix: 'Slack is set up by halves: nothing says how its events come in. Set SLACK_APP_TOKEN for Socket Mode (no public address needed), or SLACK_SIGNING_SECRET for HTTP.' });
  return undefined;
}

function tenancyOf(read: SlackRead, misfits: readonly string[], faults: SlackFault[]): SlackConfig['tenancy'] | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_ORGANIZATION: organization } = read;
  if (botToken !== undefined && (clientId !== undefined || clientSecret !== undefined)) {
    faults.push({ setting: 'SLACK_BOT_TOKEN', fix: 'SLACK_CLIENT_ID or SLACK_CLIENT_SECRET is set too. Keep SLACK_BOT_TOKEN for one workspace, or the other two for many, and leave the rest out.' });
    return undefined;
  }
  if (botToken !== undefined) return { kind: 'one', botToken, ...(organization !== undefined && { organization }) };
  if (clientId === undefined && clientSecret === undefined) {
    faults.push({ setting: 'SLACK_BOT_TOKEN', fix: 'Slack is set up by halves: no workspace. Set SLACK_BOT_TOKEN for one, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for many.' });
    return undefined;
  }
  return manyOf(read, misfits, faults);
}

/** Many workspaces need all of these. */
function manyOf({ SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret, PUBLIC_URL: publicUrl, TOKEN_KEYS: keys }: SlackRead, misfits: readonly string[], faults: SlackFault[]): SlackConfig['tenancy'] | undefined {
  const lack = (setting: SlackFault['setting'], why: string): void => {
    if (!misfits.includes(setting)) faults.push({ setting, fix: `${why} ${SLACK_SETTINGS[setting].fix.replace(/,? or leave it out\.$/, '.')}` });
  };
  if (clientId === undefined) lack('SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET is set without it.');
  if (clientSecret === undefined) lack('SLACK_CLIENT_SECRET', 'SLACK_CLIENT_ID is set without it.');
  if (stateSecret === undefined) lack('SLACK_STATE_SECRET', 'Installing Slack in many workspaces needs it.');
  if (publicUrl === undefined) lack('PUBLIC_URL', 'Slack sends whoever installs the app back there.');
  if (keys === undefined) lack('TOKEN_KEYS', 'The tokens of many workspaces are kept sealed with it.');
  if (clientId === undefined || clientSecret === undefined || stateSecret === undefined || publicUrl === undefined || keys === undefined) return undefined;
  return { kind: 'many', clientId, clientSecret, stateSecret, publicUrl, tokenKeys: keys };
}
