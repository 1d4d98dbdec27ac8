import { z } from 'zod';
import type { Core } from '../app.js';
import { checkTeamsApp, connectTeamsApp } from '../app/teams-connecting.js';
import type { ConnectedApp } from '../app/teams-connecting.js';
import type { Config } from '../config.js';
import type { Store } from '../ports.js';
import { cliTexts } from '../text/cli/index.js';
import { planFileTexts } from '../text/plan-file/index.js';
import { findOrganization } from '../usecases/plan/find-organization.js';
import type { CommandIo } from './io.js';

export interface TeamsConnectArgs {
  readonly organization?: string;
  readonly appId: string;
  readonly tenant: string;
  readonly type: 'single-tenant' | 'multi-tenant' | 'managed-identity';
  readonly secretFile?: string;
  readonly certificateFile?: string;
  readonly unchecked?: true;
}

type TeamsSettings = Pick<Config, 'teams' | 'tokenKeys'>;
const guid = z.guid().transform((text) => text.toLowerCase());

/**
 * Keeps an app for an organization, once Microsoft has given it a token. Exit code 1, and nothing kept, where something is
 * missing or Microsoft refuses. Throws as the files are read, and AppError `workspace-taken`, `app-taken`, `teams-certificate`.
 */
export async function runTeamsConnect(args: TeamsConnectArgs, { teams, tokenKeys }: TeamsSettings, { store, wallClock }: Pick<Core, 'store' | 'wallClock'>, io: CommandIo, check: typeof checkTeamsApp = checkTeamsApp): Promise<number> {
  const { teams: told } = cliTexts(io.language);
  const texts = told.command;
  const faults = faultsOf(args, io);
  if (!tokenKeys) faults.push(texts.noKeys);
  const [appId, tenant] = [guid.safeParse(args.appId).data, guid.safeParse(args.tenant).data];
  if (!tokenKeys || appId === undefined || tenant === undefined || faults.length > 0) return failed(io, faults);
  const organizationId = await findOrganization(store, args.organization, planFileTexts(io.language));
  const organization = (await store.people.organizations()).find(({ id }) => id === organizationId);
  if (!organization) return failed(io, [planFileTexts(io.language).noPlans]);
  const credentials = await credentialsOf(args, io);
  if (!credentials) return failed(io, [texts.emptySecret]);

  const app: ConnectedApp = { appId, tenant, organizationId: organization.id, credentials };
  const checked = args.unchecked ? undefined : await check(app, teams?.cloud ?? 'public');
  if (checked?.answers === false && checked.isRefused) return failed(io, [told.refused(organization.name, checked.code), texts.refusedKept]);
  await connectTeamsApp(store, app, tokenKeys, wallClock);
  if (checked?.answers === false) io.err(`${told.silent(organization.name, checked.code)} ${texts.unanswered}`);
  io.out(texts.connected(organization.name, tenant, appId));
  return 0;
}

/** Lists the tenants: whose they are, whether they are connected, and how many people the bot can write to. */
export async function runTeamsStatus(store: Store, io: CommandIo): Promise<number> {
  const texts = cliTexts(io.language).teams.command;
  const rows = await store.workspaces.all('teams');
  const names = new Map((await store.people.organizations()).map(({ id, name }) => [id, name]));
  if (rows.length === 0) io.out(texts.noTenants);
  for (const { organizationId, platform, workspace, appId, state, stateReason, heldUntil } of rows) {
    const people = await store.references.all(organizationId, { platform, workspace }, ['direct']);
    const count = (wanted: string): number => people.filter((person) => person.state === wanted).length;
    const more = [
      ...(state === 'active' ? [texts.people(count('installed'), count('met'))] : []),
      ...(state === 'removed' && stateReason !== undefined ? [texts.reason(stateReason)] : []),
      ...(heldUntil ? [texts.held(heldUntil.toString())] : []),
    ];
    io.out([texts.tenant(names.get(organizationId) ?? organizationId, workspace, appId ?? '', texts.states[state]), ...more].join('; '));
  }
  return 0;
}

/** Serves a tenant no longer. Exit code 1 where it is not connected, or the settings would connect it again. */
export async function runTeamsDisconnect({ tenant }: { readonly tenant: string }, { teams }: TeamsSettings, { store, wallClock }: Pick<Core, 'store' | 'wallClock'>, io: CommandIo): Promise<number> {
  const texts = cliTexts(io.language).teams.command;
  const row = await store.workspaces.find({ platform: 'teams', workspace: tenant.trim().toLowerCase() });
  if (row?.state !== 'active') return failed(io, [texts.unknownTenant(tenant)]);
  if (row.workspace === teams?.app?.tenant) return failed(io, [texts.bySettings]);
  await store.workspaces.remove(row.organizationId, row, 'disconnected', wallClock.now());
  io.out(texts.disconnected(row.workspace));
  return 0;
}

function faultsOf({ appId, tenant, type, secretFile, certificateFile }: TeamsConnectArgs, io: CommandIo): string[] {
  const texts = cliTexts(io.language).teams.command;
  const proofs = [secretFile, certificateFile].filter((file) => file !== undefined).length;
  return [
    ...(guid.safeParse(appId).success ? [] : [texts.badId('--app-id')]),
    ...(guid.safeParse(tenant).success ? [] : [texts.badId('--tenant')]),
    ...(proofs === (type === 'managed-identity' ? 0 : 1) ? [] : [texts.whichProof]),
  ];
}

/** Undefined where the file holds nothing. */
async function credentialsOf({ type, secretFile, certificateFile }: TeamsConnectArgs, io: CommandIo): Promise<ConnectedApp['credentials'] | undefined> {
  if (type === 'managed-identity') return { type };
  const text = (await io.readFile(secretFile ?? certificateFile ?? '')).trim();
  if (text === '') return undefined;
  return { type, proof: secretFile === undefined ? { kind: 'certificate', pem: text } : { kind: 'secret', secret: text } };
}

function failed(io: CommandIo, faults: readonly string[]): 1 {
  for (const fault of faults) io.err(fault);
  return 1;
}
