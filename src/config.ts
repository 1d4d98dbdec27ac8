import { z } from 'zod';
import { EVIDENCE_SETTINGS, readEvidence } from './config/evidence-settings.js';
import type { EvidenceConfig } from './config/evidence-settings.js';
import { readSlack, SLACK_SETTINGS } from './config/slack-settings.js';
import type { SlackConfig } from './config/slack-settings.js';
import { readTeams, TEAMS_SETTINGS } from './config/teams-settings.js';
import type { TeamsConfig } from './config/teams-settings.js';
import { readTracing, TRACING_SETTINGS } from './config/tracing-settings.js';
import type { TracingConfig } from './config/tracing-settings.js';
import { AppError } from './errors.js';
import type { KeepDays } from './ports.js';
import type { TokenKeys } from './seal.js';

export { readPublicUrl } from './config/slack-settings.js';
export type { EvidenceConfig } from './config/evidence-settings.js';
export type { SlackConfig } from './config/slack-settings.js';
export type { TeamsConfig } from './config/teams-settings.js';

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['yes', 'no']).transform((value) => value === 'yes');
/** How long something is kept; never shorter than what reports, digests and replies need of it. */
const days = (least: number) => z.coerce.number().int().min(least).max(3_650);
const seconds = z.coerce.number().int().positive().max(3_600);

/** What a process does: `web` takes what people do, stores and acknowledges it; `worker` works through it and sends; `all` does both. */
const ROLES = ['all', 'web', 'worker'] as const;

/** Every setting: its name in the environment, its shape, and what to do when it does not fit. */
const SETTINGS = {
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    fix: 'Give a PostgreSQL address such as postgresql://user:password@host:5432/throughline, or leave it out for the embedded database.',
  },
  REDIS_URL: {
    schema: z.url({ protocol: /^rediss?$/ }).optional(),
    fix: 'Give a Redis address such as redis://host:6379, or leave it out: the queue then runs on the database.',
  },
  THROUGHLINE_DATA: {
    schema: z.string().min(1).default('.throughline'),
    fix: 'Name a folder for the embedded database and the sandbox.',
  },
  PORT: { schema: port.default(4180), fix: 'Give a port from 0 to 65535 for health checks, Slack and Teams; 0 takes any free one.' },
  HOST: { schema: z.string().min(1).default('127.0.0.1'), fix: 'Give the address that health checks, Slack and Teams are answered on, such as 127.0.0.1 or 0.0.0.0.' },
  ROLE: { schema: z.enum(ROLES).default('all'), fix: 'Use web (takes what people do), worker (works through it and sends) or all (both).' },
  ADMIN_PORT: { schema: port.optional(), fix: 'Give a port from 0 to 65535 for metrics and the board of the queue, on this machine alone, or leave it out; 0 takes any free one.' },
  SANDBOX: { schema: z.enum(['auto', 'on', 'off']).default('auto'), fix: 'Use auto (on while no chat platform is set up), on or off.' },
  SANDBOX_PORT: { schema: port.default(4100), fix: 'Give a port from 0 to 65535 for the sandbox page; 0 takes any free one.' },
  SANDBOX_BESIDE_REAL: { schema: flag.default(false), fix: 'Use yes or no.' },
  SANDBOX_ORGANIZATION: { schema: z.string().min(1).optional(), fix: 'Give the key of the organization whose workspace the sandbox is, or leave it out where there is only one.' },
  ...SLACK_SETTINGS,
  ...TEAMS_SETTINGS,
  ...EVIDENCE_SETTINGS,
  ...TRACING_SETTINGS,
  LOG_LEVEL: { schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'), fix: 'Use debug, info, warn, error or silent.' },
  CONCURRENCY: { schema: z.coerce.number().int().min(1).max(100).default(8), fix: 'Give how many jobs are worked on at once, 1 to 100.' },
  KEEP_EVENT_DAYS: { schema: days(14).default(30), fix: 'Give how many days what people wrote is kept as it arrived, once it is worked through: 14 to 3650.' },
  KEEP_EVENT_KEY_DAYS: { schema: days(30).default(400), fix: 'Give how many days an act that comes again is known: 30 to 3650.' },
  KEEP_MESSAGE_DAYS: { schema: days(60).default(400), fix: 'Give how many days messages that were sent are known, so that a reply to one finds its item: 60 to 3650.' },
  KEEP_QUESTION_DAYS: { schema: days(7).default(30), fix: 'Give how many days questions of the bot are kept once they are answered or expired: 7 to 3650.' },
  SHUTDOWN_SECONDS: { schema: seconds.default(20), fix: 'Give how many seconds work in hand may take to finish, 1 to 3600.' },
} as const;

type SettingName = keyof typeof SETTINGS;
type Settings = { readonly [N in SettingName]: z.output<(typeof SETTINGS)[N]['schema']> };

/** A setting that does not fit, and what to do; never its value, which may be a secret. */
export interface SettingFault {
  readonly setting: SettingName;
  readonly fix: string;
}

/** AppError `bad-config` with every fault. */
export class ConfigError extends AppError {
  constructor(readonly faults: readonly SettingFault[]) {
    super('bad-config', ['These settings need a change:', ...faults.map(({ setting, fix }) => `  ${setting}: ${fix}`)].join('\n'));
    this.name = 'ConfigError';
  }
}

/** What the process runs with. */
export interface Config {
  /** The settings that were given; the rest are as they come. */
  readonly given: readonly SettingName[];
  readonly database: { readonly url: string } | { readonly folder: string };
  readonly redisUrl?: string;
  readonly dataFolder: string;
  readonly http: { readonly host: string; readonly port: number };
  readonly role: Settings['ROLE'];
  /** Where metrics and the board of the queue are, on loopback; absent where they are off. */
  readonly adminPort?: number;
  readonly sandbox: {
    readonly on: boolean;
    readonly port: number;
    /** A port nobody asked for may be swapped for a free one. */
    readonly anyPort: boolean;
    /** The key of the organization whose workspace it is. */
    readonly organization?: string;
  };
  readonly logLevel: Settings['LOG_LEVEL'];
  readonly concurrency: number;
  readonly shutdownMs: number;
  /** How long what is settled is kept. */
  readonly keep: KeepDays;
  /** Absent while Slack is not set up. */
  readonly slack?: SlackConfig;
  /** Absent while Teams is not set up. */
  readonly teams?: TeamsConfig;
  /** Absent where files of evidence are kept by reference alone. */
  readonly evidence?: EvidenceConfig;
  /** Absent where no traces are sent. */
  readonly tracing?: TracingConfig;
  /** What platforms' tokens are sealed with, where that was given. */
  readonly tokenKeys?: TokenKeys;
  /** Where the world reaches HOST and PORT, such as `https://plan.district.org`; no slash at its end. */
  readonly publicUrl?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The names of every setting, for the README's test. */
export const settingNames = Object.keys(SETTINGS) as SettingName[];

/** How much a fault tells that comes before the settings are read, or because of them. */
export function faultLevel(environment: Environment): Settings['LOG_LEVEL'] {
  const { success, data } = SETTINGS.LOG_LEVEL.schema.safeParse(environment['LOG_LEVEL']?.trim());
  return success && data === 'debug' ? data : 'error';
}

/**
 * Reads the settings from an environment. Throws ConfigError that names every fault at once,
 * each with its fix; values are never repeated, for they may be secrets.
 * @param adjusted what a command sets otherwise for itself; `given` tells only what the environment holds
 */
export function readConfig(given: Environment, adjusted: Environment = {}): Config {
  const environment: Environment = { ...given, ...adjusted };
  const faults: SettingFault[] = [];
  const read = Object.fromEntries(
    settingNames.map((name) => {
      const raw = environment[name]?.trim();
      const result = SETTINGS[name].schema.safeParse(raw === '' ? undefined : raw);
      if (!result.success) faults.push({ setting: name, fix: SETTINGS[name].fix });
      return [name, result.data];
    }),
  ) as Settings;

  const { slack, faults: slackFaults } = readSlack(read, faults.map(({ setting }) => setting));
  faults.push(...slackFaults);
  const { teams, isMeant: isTeamsMeant, faults: teamsFaults } = readTeams(read, faults.map(({ setting }) => setting));
  // TOKEN_KEYS may be missed for Slack already.
  faults.push(...teamsFaults.filter(({ setting }) => !faults.some((fault) => fault.setting === setting)));
  const { evidence, faults: evidenceFaults } = readEvidence(read, faults.map(({ setting }) => setting));
  faults.push(...evidenceFaults);
  const isSlackGiven = Object.keys(SLACK_SETTINGS).some((name) => name.startsWith('SLACK_') && (environment[name]?.trim() ?? '') !== '');
  const real = [isSlackGiven && 'Slack', isTeamsMeant && 'Teams'].filter(Boolean);
  if (read.SANDBOX === 'on' && real.length > 0 && !read.SANDBOX_BESIDE_REAL) {
    faults.push({ setting: 'SANDBOX', fix: `anyone at the sandbox page can be anyone, so it does not start beside ${real.join(' and ')}. Set SANDBOX to off, or SANDBOX_BESIDE_REAL to yes if you mean it.` });
  }
  if (read.ROLE !== undefined && read.ROLE !== 'all') faults.push(...splitFaults(read, faults.map(({ setting }) => setting)));
  if (read.REDIS_URL !== undefined && read.DATABASE_URL === undefined) {
    faults.push({ setting: 'REDIS_URL', fix: 'the queue runs on Redis only beside a PostgreSQL database. Set DATABASE_URL as well, or leave REDIS_URL out.' });
  }
  if (faults.length > 0) throw new ConfigError(faults);
  const tracing = readTracing(read);

  return {
    given: settingNames.filter((name) => (given[name]?.trim() ?? '') !== ''),
    database: read.DATABASE_URL === undefined ? { folder: read.THROUGHLINE_DATA } : { url: read.DATABASE_URL },
    ...(read.REDIS_URL !== undefined && { redisUrl: read.REDIS_URL }),
    dataFolder: read.THROUGHLINE_DATA,
    http: { host: read.HOST, port: read.PORT },
    role: read.ROLE,
    ...(read.ADMIN_PORT !== undefined && { adminPort: read.ADMIN_PORT }),
    sandbox: {
      // Its people, its page and its clock are one process's.
      on: read.SANDBOX === 'on' || (read.SANDBOX === 'auto' && real.length === 0 && read.ROLE === 'all'),
      port: read.SANDBOX_PORT,
      anyPort: environment['SANDBOX_PORT'] === undefined,
      ...(read.SANDBOX_ORGANIZATION !== undefined && { organization: read.SANDBOX_ORGANIZATION }),
    },
    logLevel: read.LOG_LEVEL,
    concurrency: read.CONCURRENCY,
    shutdownMs: read.SHUTDOWN_SECONDS * 1_000,
    keep: { eventContents: read.KEEP_EVENT_DAYS, eventKeys: read.KEEP_EVENT_KEY_DAYS, messages: read.KEEP_MESSAGE_DAYS, questions: read.KEEP_QUESTION_DAYS },
    ...(slack && { slack }),
    ...(teams && { teams }),
    ...(evidence && { evidence }),
    ...(tracing && { tracing }),
    ...(read.TOKEN_KEYS !== undefined && { tokenKeys: read.TOKEN_KEYS }),
    ...(read.PUBLIC_URL !== undefined && { publicUrl: read.PUBLIC_URL }),
  };
}

/** What keeps a process from doing a part of the work only. `misfits`: the settings that have a fault already. */
function splitFaults(read: Settings, misfits: readonly string[]): readonly SettingFault[] {
  const isEmbedded = read.DATABASE_URL === undefined && !misfits.includes('DATABASE_URL');
  return [
    ...(isEmbedded ? [{ setting: 'ROLE', fix: `the embedded database lives in one process, so ${read.ROLE} alone would have nothing to share. Set DATABASE_URL to a PostgreSQL database that all processes use, or leave ROLE out.` } as const] : []),
    ...(read.SANDBOX === 'on' ? [{ setting: 'SANDBOX', fix: `its people, its page and its clock are in one process, which does everything. Set SANDBOX to off, or ROLE to all.` } as const] : []),
  ];
}
