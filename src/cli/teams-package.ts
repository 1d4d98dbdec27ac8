import { z } from 'zod';
import { MESSAGES_PATH, teamsPackage } from '../app/teams-package.js';
import { readPublicUrl } from '../config.js';
import type { Config } from '../config.js';
import { cliTexts } from '../text/cli/index.js';
import type { TeamsPackageCliTexts } from '../text/cli/teams-package-en.js';
import { formatList } from '../text/format.js';
import type { CommandIo } from './io.js';

export interface TeamsPackageArgs {
  readonly appId?: string;
  readonly url?: string;
  readonly out: string;
  readonly appVersion: string;
  readonly developer: string;
  readonly website?: string;
  readonly privacy?: string;
  readonly terms?: string;
}

/** What the manifest's schema takes; characters. */
const DEVELOPER_LENGTH = 32;
const PAGES = ['website', 'privacy', 'terms'] as const;
const page = z.url({ protocol: /^https$/ }).max(2_048);
const version = z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/);

/** Writes the app package. Exit code 1, with every fault and nothing written, where something is missing or does not fit. */
export async function runTeamsPackage(args: TeamsPackageArgs, config: Pick<Config, 'publicUrl' | 'teams'>, io: CommandIo): Promise<number> {
  const texts = cliTexts(io.language).teamsPackage;
  const appId = z.guid().safeParse(args.appId ?? config.teams?.app?.appId).data?.toLowerCase();
  const url = args.url === undefined ? config.publicUrl : readPublicUrl(args.url);
  const faults = [...(appId === undefined ? [texts.noAppId] : []), ...(url === undefined ? [args.url === undefined ? texts.noUrl : texts.badUrl] : []), ...otherFaults(args, texts)];
  if (appId === undefined || url === undefined || faults.length > 0) {
    for (const fault of faults) io.err(fault);
    return 1;
  }
  const { website, privacy, terms } = args;
  await io.writeFile(args.out, teamsPackage({ appId, url, version: args.appVersion, developer: args.developer.trim(), ...(website !== undefined && { website }), ...(privacy !== undefined && { privacy }), ...(terms !== undefined && { terms }) }));
  io.out(texts.written(args.out, args.appVersion));
  io.out(texts.endpoint(`${url}${MESSAGES_PATH}`));
  const unsaid = PAGES.filter((name) => args[name] === undefined);
  if (unsaid.length > 0) io.err(texts.pages(formatList(io.language, unsaid.map((name) => `--${name}`))));
  return 0;
}

function otherFaults(args: TeamsPackageArgs, texts: TeamsPackageCliTexts): readonly string[] {
  const name = args.developer.trim();
  return [
    ...(version.safeParse(args.appVersion).success ? [] : [texts.badVersion]),
    ...(name.length >= 1 && name.length <= DEVELOPER_LENGTH ? [] : [texts.badDeveloper]),
    ...PAGES.filter((one) => args[one] !== undefined && !page.safeParse(args[one]).success).map((one) => texts.badPage(`--${one}`)),
  ];
}
