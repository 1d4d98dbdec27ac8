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

const sealedSchema = z.strictObject({ token: z.string().min(1), enterprise: z.string().min(1).optional() });

/** What a workspace's token is sealed for. */
export function sealedFor(workspace: string): string {
  return `slack:${workspace}`;
}

/** The bot's token of an installation. Throws as `Sealer.open` does; undefined where none is kept. */
export function openToken({ workspace, sealed }: Pick<WorkspaceRow, 'workspace' | 'sealed'>, sealer: Sealer): string | undefined {
  return sealed === undefined ? undefined : sealedSchema.parse(JSON.parse(sealer.open(sealed, sealedFor(workspace)))).token;
}

export function createInstallations({ store, sealer, clock }: InstallationParts): Installations {
  const save: Installations['save'] = async (organizationId, { workspace, name, enterprise, token, botUser, botId, appId, scopes }) => {
    const sealed = sealer.seal(JSON.stringify(sealedSchema.parse({ token, ...(enterprise !== undefined && { enterprise }) })), sealedFor(workspace));
    await store.save({ organizationId, platform: 'slack', workspace, name, botUser, botId, scopes, sealed, ...(appId !== undefined && { appId }) }, clock.now());
  };

  const active = async (workspace: string): Promise<WorkspaceRow | undefined> => {
    const row = await store.find({ platform: 'slack', workspace });
    return row?.state === 'active' ? row : undefined;
  };

  /** A workspace of an organization-wide installation is kept by itself from its first sign of life: nothing of one is ever another's. */
  const adopt = async (workspace: string, enterprise: string): Promise<Credentials | undefined> => {
    const whole = await active(enterprise);
    if (!whole) return undefined;
    const { token, botUser, botId, appId } = open(whole);
    await save(whole.organizationId, { workspace, name: `${whole.name} (${workspace})`, enterprise, token, botUser, botId, scopes: whole.scopes, ...(appId !== undefined && { appId }) });
    return { workspace, token, botUser, botId, enterprise, ...(appId !== undefined && { appId }) };
  };

  function open({ workspace, sealed, botUser, botId, appId }: WorkspaceRow): Credentials {
    if (sealed === undefined || botUser === undefined || botId === undefined) throw gone(workspace);
    const { token, enterprise } = sealedSchema.parse(JSON.parse(sealer.open(sealed, sealedFor(workspace))));
    return { workspace, token, botUser, botId, ...(appId !== undefined && { appId }), ...(enterprise !== undefined && { enterprise }) };
  }

  return {
    save,
    async find(workspace, enterprise) {
      const row = await active(workspace);
      if (row) return open(row);
      const adopted = enterprise === undefined || enterprise === workspace ? undefined : await adopt(workspace, enterprise);
      if (!adopted) throw gone(workspace);
      return adopted;
    },
  };
}

function gone(workspace: string): ChatError {
  return new ChatError('workspace-gone', `The app is not installed in the Slack workspace ${workspace}. Install it there again.`);
}
