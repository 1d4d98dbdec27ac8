import type { Core } from '../app.js';
import { rotateKeys } from '../app/rotate-keys.js';
import { slackInstallLink } from '../app/slack-installing.js';
import type { Config } from '../config.js';
import type { Store } from '../ports.js';
import { cliTexts } from '../text/cli/index.js';
import { formatList } from '../text/format.js';
import { planFileTexts } from '../text/plan-file/index.js';
import { findOrganization } from '../usecases/plan/find-organization.js';
import type { CommandIo } from './io.js';

/** Prints a link that connects a workspace to an organization. Exit code 1 where Slack is not set up for many workspaces, or there is no organization. */
export async function runSlackInstallLink(key: string | undefined, { slack }: Pick<Config, 'slack'>, { store, wallClock }: Pick<Core, 'store' | 'wallClock'>, io: CommandIo): Promise<number> {
  const texts = cliTexts(io.language).slack.command;
  const planTexts = planFileTexts(io.language);
  if (slack?.tenancy.kind !== 'many') {
    io.err(texts.notMany);
    return 1;
  }
  const id = await findOrganization(store, key, planTexts);
  const organization = (await store.people.organizations()).find((one) => one.id === id);
  if (!organization) {
    io.err(planTexts.noPlans);
    return 1;
  }
  const { url, until } = slackInstallLink(slack.tenancy, organization.id, wallClock.now());
  io.err(texts.link(organization.name, until.toString()));
  io.out(url);
  return 0;
}

/** Lists the workspaces with their state. */
export async function runSlackStatus(store: Store, io: CommandIo): Promise<number> {
  const texts = cliTexts(io.language).slack.command;
  const rows = await store.workspaces.all('slack');
  const names = new Map((await store.people.organizations()).map(({ id, name }) => [id, name]));
  if (rows.length === 0) io.out(texts.noWorkspaces);
  for (const { name, workspace, organizationId, state, stateReason, heldUntil, refusedBlocks } of rows) {
    const more = [
      ...(state === 'removed' && stateReason !== undefined ? [texts.reason(stateReason)] : []),
      ...(heldUntil ? [texts.held(heldUntil.toString())] : []),
      ...(refusedBlocks.length > 0 ? [texts.refusedBlocks(formatList(io.language, [...refusedBlocks]))] : []),
    ];
    io.out([texts.workspace(name, workspace, names.get(organizationId) ?? organizationId, texts.states[state]), ...more].join('; '));
  }
  return 0;
}

/** Seals every token anew. Exit code 1 where there are no keys. */
export async function runSlackRotateKeys({ tokenKeys }: Pick<Config, 'tokenKeys'>, store: Store, io: CommandIo): Promise<number> {
  const texts = cliTexts(io.language).slack.command;
  if (!tokenKeys) {
    io.err(texts.noKeys);
    return 1;
  }
  const { count, keyId } = await rotateKeys(store, tokenKeys);
  io.out(texts.rotated(count, keyId));
  return 0;
}
