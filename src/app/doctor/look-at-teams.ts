import type { AppCheck } from '../../../adapters/teams/connect/check-app.js';
import { openCredentials } from '../../../adapters/teams/connect/credentials.js';
import type { TeamsApp } from '../../../adapters/teams/connect/credentials.js';
import type { TeamsPlaces } from '../../../adapters/teams/teams.js';
import type { Store } from '../../ports.js';
import { createSealer } from '../../seal.js';
import { cliTexts } from '../../text/cli/index.js';
import { formatList } from '../../text/format.js';
import { teamsApp } from '../teams.js';
import { fault, fine } from './look.js';
import type { Finding, LookParts } from './look.js';

/** A certificate that ends sooner is to be replaced. Milliseconds. */
const SOON_MS = 30 * 24 * 3_600_000;

/** Whether Microsoft gives each app a token, with what to do where not, and whether its keys can be read. Needs no database for the app of the settings. */
export async function lookAtTeams({ config, wallClock, language, refused = {} }: LookParts, store: Store | undefined, places: TeamsPlaces = {}): Promise<readonly Finding[]> {
  const { teams } = config;
  if (!teams) return [];
  const texts = cliTexts(language).teams;
  const { checkApp, checkKeys } = await import('../../../adapters/teams/connect/check-app.js');
  const own = await teamsApp(teams);
  const organizations = new Map(((await store?.people.organizations()) ?? []).map(({ id, name }) => [id, name]));
  const connected = ((await store?.workspaces.all('teams')) ?? []).filter(({ state, workspace }) => state === 'active' && workspace !== own?.tenant);

  const findings: Finding[] = [(await checkKeys(teams.cloud, wallClock, places.openId)) ? fine(texts.part, texts.keys) : fault(texts.part, texts.noKeys), ...lookAtRefusals()];
  if (own) findings.push(...(await lookAtApp('MICROSOFT_APP_ID', own)));
  const sealer = createSealer(teams.tokenKeys);
  for (const row of connected) {
    const name = organizations.get(row.organizationId) ?? row.organizationId;
    const credentials = unsealed(() => openCredentials(row, sealer));
    if (credentials === undefined || row.appId === undefined) findings.push(fault(texts.part, texts.unsealed(name)));
    else findings.push(...(await lookAtApp(name, { appId: row.appId, tenant: row.workspace, credentials })));
  }
  return [...findings, fine(texts.part, own || connected.length > 0 ? texts.reach : texts.noneYet)];

  function lookAtRefusals(): readonly Finding[] {
    const all = Object.entries(refused['teams'] ?? {});
    return all.length === 0 ? [] : [fine(texts.part, texts.refusals(formatList(language, all.map(([reason, count]) => `${count} ${texts.refusalReasons[reason] ?? reason}`))))];
  }

  async function lookAtApp(name: string, app: TeamsApp): Promise<readonly Finding[]> {
    const check = await checkApp(app, { cloud: teams?.cloud ?? 'public', network: places.network });
    if (!check.answers) return [fault(texts.part, check.isRefused ? texts.refused(name, check.code) : texts.silent(name, check.code))];
    return [fine(texts.part, texts.fine(name, app.tenant)), ...lookAtCertificate(name, check)];
  }

  function lookAtCertificate(name: string, { certificateUntil: until }: Extract<AppCheck, { readonly answers: true }>): readonly Finding[] {
    if (until === undefined) return [];
    const date = new Date(until).toISOString().slice(0, 10);
    return [until - wallClock.now().epochMilliseconds < SOON_MS ? fault(texts.part, texts.certificateEnds(name, date)) : fine(texts.part, texts.certificateUntil(name, date))];
  }
}

function unsealed<T>(open: () => T): T | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
