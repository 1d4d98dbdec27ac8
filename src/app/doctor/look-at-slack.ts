import { checkAppToken, checkInstallation } from '../../../adapters/slack/connect/check-installation.js';
import type { InstallationCheck } from '../../../adapters/slack/connect/check-installation.js';
import { openToken } from '../../../adapters/slack/connect/installations.js';
import type { SlackApi } from '../../../adapters/slack/connect/web-client.js';
import type { SlackConfig } from '../../config.js';
import type { Store, WorkspaceRow } from '../../ports.js';
import { cliTexts } from '../../text/cli/index.js';
import { formatList } from '../../text/format.js';
import type { Refused } from '../chats.js';
import { slackSealer } from '../slack.js';
import { fault, fine } from './look.js';
import type { Finding, LookParts } from './look.js';

/** Whether Slack lets the bot in, and whether it was granted what it needs; what is missing, with the feature it costs. Needs no database for the one workspace of a token. */
export async function lookAtSlack({ config, log, language, refused = {} }: LookParts, store: Store | undefined, api: SlackApi = {}): Promise<readonly Finding[]> {
  const { slack } = config;
  if (!slack) return [];
  const texts = cliTexts(language).slack;
  const findings = [await lookAtTransport(slack), ...lookAtRefusals(refused['slack'] ?? {})];
  if (slack.tenancy.kind === 'one') return [...findings, ...told('SLACK_BOT_TOKEN', await checkInstallation(slack.tenancy.botToken, api, log)), fine(texts.part, texts.lookUp)];

  const installed = ((await store?.workspaces.all('slack')) ?? []).filter(({ state }) => state === 'active');
  for (const row of installed) findings.push(...(await lookAtWorkspace(row)));
  return [...findings, fine(texts.part, installed.length === 0 ? texts.noneYet : texts.lookUp)];

  async function lookAtTransport({ transport }: SlackConfig): Promise<Finding> {
    const refusal = transport.kind === 'socket' ? await checkAppToken(transport.appToken, api, log) : undefined;
    return refusal === undefined ? fine(texts.part, texts.over(transport.kind)) : fault(texts.part, texts.appToken(refusal));
  }

  function lookAtRefusals(counts: Refused): readonly Finding[] {
    const all = Object.entries(counts);
    return all.length === 0 ? [] : [fine(texts.part, texts.refusals(formatList(language, all.map(([reason, count]) => `${count} ${texts.refusalReasons[reason] ?? reason}`))))];
  }

  async function lookAtWorkspace(row: WorkspaceRow): Promise<readonly Finding[]> {
    const token = unsealed(row);
    return token === undefined ? [fault(texts.part, texts.unsealed(row.name))] : told(row.name, await checkInstallation(token, api, log));
  }

  function unsealed(row: WorkspaceRow): string | undefined {
    try {
      return slack && openToken(row, slackSealer({ slack, tokenKeys: config.tokenKeys }));
    } catch {
      return undefined;
    }
  }

  function told(shown: string, check: InstallationCheck): readonly Finding[] {
    if (!check.answers) return [fault(texts.part, check.isRefused ? texts.refused(shown, check.reason) : texts.silent(shown, check.reason))];
    const { identity, missing } = check;
    const { name, workspace } = identity;
    if (identity.isOrgWide && slack?.tenancy.kind === 'one') return [fault(texts.part, texts.orgWide(name))];
    if (!missing) return [fine(texts.part, texts.scopesUntold(name, workspace))];
    const needed = missing.filter(({ isOptional }) => !isOptional);
    return [
      ...needed.map(({ scope, feature }) => fault(texts.part, texts.missing(name, scope, texts.costs[feature]))),
      ...(needed.length === 0 ? [fine(texts.part, texts.fine(name, workspace))] : []),
      ...missing.filter(({ isOptional }) => isOptional).map(({ scope, feature }) => fine(texts.part, texts.optional(name, scope, texts.costs[feature]))),
    ];
  }
}
