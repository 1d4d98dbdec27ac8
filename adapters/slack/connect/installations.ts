import { z } from 'zod';
import { ChatError } from '../../../src/errors.js';
import type { Sealer } from '../../../src/ports/sealer.js';
import type { Clock } from '../../../src/ports/system.js';
import type { WorkspaceRow, WorkspaceStore } from '../../../src/ports/workspace-store.js';

/** What acting in a workspace takes. */
export interface Credentials {
  readonly workspace: string;
  readonly token: string;
  readonly botUser: string;
  readonly botId: string;
  readonly appId?: string;
  readonly enterprise?: string;
}

/** Finds what acting in a workspace takes. */
export interface CredentialsSource {
  /**
   * @param enterprise the Enterprise Grid organization it is said to belong to: one that let the app in for all its workspaces serves here too
   * @throws ChatError `workspace-gone` where the bot was not let in, or not any more; `temporary` where Slack must be asked first and does not answer
   */
  find(workspace: string, enterprise?: string): Promise<Credentials>;
}

/** An installation as OAuth ends with it. */
export interface NewInstallation {
  readonly workspace: string;
  readonly name: string;
  readonly enterprise?: string;
  readonly token: string;
  readonly botUser: string;
  readonly botId: string;
  readonly appId?: string;
  readonly scopes: readonly string[];
}

/** Installations with their tokens sealed, each for its own workspace. */
export interface Installations extends CredentialsSource {
  save(organizationId: string, installation: NewInstallation): Promise<void>;
}

export interface InstallationParts {
  readonly store: WorkspaceStore;
  readonly sealer: Sealer;
  /** The real time. */
  readonly clock: Clock;
}

const sealedSchema = z.strictObject({
  token: z.string().min(1),
  enterprise: z.string().min(1).optional(),
  /** It serves here by the enterprise's installation, with that one's token. */
  isAdopted: z.literal(true).optional(),
});

/** What a workspace's token is sealed for. */
export function sealedFor(workspace: string): string {
  return `slack:${workspace}`;
}

/** The bot's token of an installation. Throws as `Sealer.open` does; undefined where none is kept. */
export function openToken({ workspace, sealed }: Pick<WorkspaceRow, 'workspace' | 'sealed'>, sealer: Sealer): string | undefined {
  return sealed === undefined ? undefined : sealedSchema.parse(JSON.parse(sealer.open(sealed, sealedFor(workspace)))).token;
}

export function createInstallations({ store, sealer, clock }: InstallationParts): Installations {
  async function keep(organizationId: string, { workspace, name, enterprise, token, botUser, botId, appId, scopes }: NewInstallation, isAdopted: boolean): Promise<void> {
    const sealed = sealer.seal(JSON.stringify(sealedSchema.parse({ token, ...(enterprise !== undefined && { enterprise }), ...(isAdopted && { isAdopted }) })), sealedFor(workspace));
    await store.save({ organizationId, platform: 'slack', workspace, name, botUser, botId, scopes, sealed, ...(appId !== undefined && { appId }) }, clock.now());
  }

  async function active(workspace: string): Promise<WorkspaceRow | undefined> {
    const row = await store.find({ platform: 'slack', workspace });
    return row?.state === 'active' ? row : undefined;
  }

  /** A workspace of an organization-wide installation is kept by itself from its first sign of life: nothing of one is ever another's. */
  async function adopt(workspace: string, enterprise: string, known?: Credentials): Promise<Credentials> {
    const whole = await active(enterprise);
    if (!whole) throw gone(workspace);
    const { token, botUser, botId, appId } = open(whole).credentials;
    if (known?.token === token) return known;
    await keep(whole.organizationId, { workspace, name: `${whole.name} (${workspace})`, enterprise, token, botUser, botId, scopes: whole.scopes, ...(appId !== undefined && { appId }) }, true);
    return { workspace, token, botUser, botId, enterprise, ...(appId !== undefined && { appId }) };
  }

  function open({ workspace, sealed, botUser, botId, appId }: WorkspaceRow): { readonly credentials: Credentials; readonly isAdopted: boolean } {
    if (sealed === undefined || botUser === undefined || botId === undefined) throw gone(workspace);
    const { token, enterprise, isAdopted = false } = sealedSchema.parse(JSON.parse(sealer.open(sealed, sealedFor(workspace))));
    return { credentials: { workspace, token, botUser, botId, ...(appId !== undefined && { appId }), ...(enterprise !== undefined && { enterprise }) }, isAdopted };
  }

  return {
    save: (organizationId, installation) => keep(organizationId, installation, false),
    async find(workspace, enterprise) {
      const row = await active(workspace);
      const { credentials, isAdopted = false } = row ? open(row) : {};
      if (credentials && !isAdopted) return credentials;
      // Installed anew for the whole enterprise, or no longer: that holds here at once.
      const whole = credentials?.enterprise ?? enterprise;
      if (whole === undefined || whole === workspace) throw gone(workspace);
      return adopt(workspace, whole, credentials);
    },
  };
}

function gone(workspace: string): ChatError {
  return new ChatError('workspace-gone', `The app is not installed in the Slack workspace ${workspace}. Install it there again.`);
}
