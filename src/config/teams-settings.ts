import { z } from 'zod';
import type { TokenKeys } from '../seal.js';

/** An id of Entra: a GUID. */
const guid = z.guid().transform((text) => text.toLowerCase());
const given = z.string().min(1);

/** What Teams needs. */
export const TEAMS_SETTINGS = {
  TEAMS: { schema: z.enum(['auto', 'on', 'off']).default('auto'), fix: 'Use auto (on where MICROSOFT_APP_ID is set), on (also without it, for organizations that are connected by `throughline teams connect`) or off.' },
  MICROSOFT_APP_ID: { schema: guid.optional(), fix: 'Give the Application (client) ID that the app registration shows in the Azure portal, or leave it out.' },
  MICROSOFT_APP_TYPE: { schema: z.enum(['single-tenant', 'multi-tenant', 'managed-identity']).default('single-tenant'), fix: 'Use single-tenant, managed-identity, or multi-tenant for a registration that was made before 31 July 2025.' },
  MICROSOFT_TENANT_ID: { schema: guid.optional(), fix: 'Give the Directory (tenant) ID of the organization that uses the app, from the Azure portal, or leave it out.' },
  MICROSOFT_APP_SECRET: { schema: given.optional(), fix: 'Give the value (not the ID) of a client secret of the app registration, or leave it out.' },
  MICROSOFT_APP_CERTIFICATE: { schema: given.optional(), fix: 'Give a PEM file, or its text, with the certificate that was uploaded to the app registration and its private key, or leave it out.' },
  MICROSOFT_CLOUD: { schema: z.enum(['public', 'gcc', 'gcc-high', 'dod']).default('public'), fix: 'Use public, gcc, gcc-high or dod: the cloud that the organization’s Microsoft 365 is in.' },
  TEAMS_ORGANIZATION: { schema: given.optional(), fix: 'Give the key of the organization that MICROSOFT_APP_ID is for, or leave it out where there is only one.' },
} as const;

type TeamsName = keyof typeof TEAMS_SETTINGS;
type TeamsRead = { readonly [N in TeamsName]: z.output<(typeof TEAMS_SETTINGS)[N]['schema']> } & { readonly TOKEN_KEYS: TokenKeys | undefined };
type TeamsFault = { readonly setting: TeamsName | 'TOKEN_KEYS'; readonly fix: string };

/** How an app registration proves itself. `certificate` is PEM, or the path of a file that holds it. */
export type TeamsCredentials =
  | { readonly type: 'single-tenant' | 'multi-tenant'; readonly proof: { readonly kind: 'secret'; readonly secret: string } | { readonly kind: 'certificate'; readonly certificate: string } }
  | { readonly type: 'managed-identity' };

/** How Teams is set up. */
export interface TeamsConfig {
  readonly cloud: 'public' | 'gcc' | 'gcc-high' | 'dod';
  /** The app of the settings; without it, only apps that the command line connected are served. */
  readonly app?: { readonly appId: string; readonly tenant: string; readonly credentials: TeamsCredentials; /** The key of the organization it serves. */ readonly organization?: string };
  /** Seal credentials, and the ways to reach people. */
  readonly tokenKeys: TokenKeys;
}

/** What names an app in the settings: with any of them, Teams is meant. */
const APP_NAMES = ['MICROSOFT_APP_ID', 'MICROSOFT_TENANT_ID', 'MICROSOFT_APP_SECRET', 'MICROSOFT_APP_CERTIFICATE'] as const;

/**
 * Which way Teams is set up, if it is; what is half given, or given both ways, is one fault each.
 * @param misfits the settings that were given and do not fit: they are missing here, and have their own fault already
 */
export function readTeams(read: TeamsRead, misfits: readonly string[]): { readonly teams?: TeamsConfig; readonly isMeant: boolean; readonly faults: readonly TeamsFault[] } {
  const isAppMeant = APP_NAMES.some((name) => read[name] !== undefined || misfits.includes(name));
  const isMeant = read.TEAMS === 'on' || (read.TEAMS === 'auto' && isAppMeant);
  if (!isMeant) return { isMeant, faults: [] };
  const faults: TeamsFault[] = [];
  const lack = (setting: TeamsFault['setting'], fix: string): void => {
    if (!misfits.includes(setting)) faults.push({ setting, fix });
  };
  const tokenKeys = read.TOKEN_KEYS;
  if (tokenKeys === undefined) lack('TOKEN_KEYS', 'Teams tells how people are reached only when it meets them; that is kept sealed with it. Write id:key; make a key of 32 bytes with: openssl rand -base64 32');
  const app = isAppMeant ? appOf(read, lack) : undefined;
  const isWhole = tokenKeys !== undefined && (app !== undefined || !isAppMeant) && faults.length === 0 && !['TEAMS', 'MICROSOFT_APP_TYPE', 'MICROSOFT_CLOUD', 'TEAMS_ORGANIZATION'].some((name) => misfits.includes(name));
  return { isMeant, faults, ...(isWhole && { teams: { cloud: read.MICROSOFT_CLOUD, tokenKeys, ...(app && { app }) } }) };
}

function appOf(read: TeamsRead, lack: (setting: TeamsFault['setting'], fix: string) => void): TeamsConfig['app'] | undefined {
  const { MICROSOFT_APP_ID: appId, MICROSOFT_TENANT_ID: tenant, TEAMS_ORGANIZATION: organization } = read;
  const needed = (name: 'MICROSOFT_APP_ID' | 'MICROSOFT_TENANT_ID'): void => lack(name, `Teams is set up by halves. ${TEAMS_SETTINGS[name].fix.replace(/,? or leave it out\.$/u, '.')}`);
  if (appId === undefined) needed('MICROSOFT_APP_ID');
  if (tenant === undefined) needed('MICROSOFT_TENANT_ID');
  const credentials = credentialsOf(read, lack);
  if (appId === undefined || tenant === undefined || credentials === undefined) return undefined;
  return { appId, tenant, credentials, ...(organization !== undefined && { organization }) };
}

function credentialsOf({ MICROSOFT_APP_TYPE: type, MICROSOFT_APP_SECRET: secret, MICROSOFT_APP_CERTIFICATE: certificate }: TeamsRead, lack: (setting: TeamsFault['setting'], fix: string) => void): TeamsCredentials | undefined {
  if (type === 'managed-identity') {
    if (secret === undefined && certificate === undefined) return { type };
    lack(secret === undefined ? 'MICROSOFT_APP_CERTIFICATE' : 'MICROSOFT_APP_SECRET', 'MICROSOFT_APP_TYPE is managed-identity, which proves itself by where it runs. Leave this out.');
  } else if (secret !== undefined && certificate !== undefined) lack('MICROSOFT_APP_SECRET', 'MICROSOFT_APP_CERTIFICATE is set too, and an app proves itself by one of them. Leave the other out.');
  else if (secret !== undefined) return { type, proof: { kind: 'secret', secret } };
  else if (certificate !== undefined) return { type, proof: { kind: 'certificate', certificate } };
  else lack('MICROSOFT_APP_SECRET', 'Nothing says how the app proves itself. Set MICROSOFT_APP_SECRET or MICROSOFT_APP_CERTIFICATE, or MICROSOFT_APP_TYPE to managed-identity.');
  return undefined;
}
