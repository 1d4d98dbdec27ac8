import type { Temporal } from 'temporal-polyfill';
import type { Workspace } from './people-store.js';

/** A workspace of a chat platform that an organization let the bot into. */
export interface ConnectedWorkspace extends Workspace {
  readonly organizationId: string;
  readonly name: string;
  /** The platform's id of the app, of the bot's own user and of the bot. */
  readonly appId?: string;
  readonly botUser?: string;
  readonly botId?: string;
  /** What the platform lets the bot do, in its own names. */
  readonly scopes: readonly string[];
  /** What the adapter needs to act there, sealed; only it reads this. */
  readonly sealed?: string;
}

export interface WorkspaceRow extends ConnectedWorkspace {
  readonly state: 'active' | 'removed';
  /** When it was last connected (the real time), or removed. */
  readonly changedAt: Temporal.Instant;
  /** Why it is no longer active: a short code. */
  readonly stateReason?: string;
  /** The platform asked to send nothing before this moment (the real time). */
  readonly heldUntil?: Temporal.Instant;
  /** Kinds of blocks that this workspace refused: they go out in another form. */
  readonly refusedBlocks: readonly string[];
}

/**
 * Which workspaces of which platforms belong to whom. A workspace belongs to one organization; those that read
 * across organizations find out whose one is.
 */
export interface WorkspaceStore {
  /**
   * Keeps a workspace as it is now, active again if it was removed. Throws AppError `workspace-taken` when it belongs to
   * another organization, and `app-taken` where the same app of Teams serves another workspace: only the app tells whose what arrives is.
   */
  save(workspace: ConnectedWorkspace, at: Temporal.Instant): Promise<void>;
  /** Whose workspace this is, active or not. */
  find(workspace: Workspace): Promise<WorkspaceRow | undefined>;
  /** The active workspace of Teams that this app serves. */
  findByTeamsApp(appId: string): Promise<WorkspaceRow | undefined>;
  /** All of a platform, or of every one, of all organizations. */
  all(platform?: Workspace['platform']): Promise<readonly WorkspaceRow[]>;
  /** It may no longer be used: what waits to be sent there is parked with the reason, and what unseals it is forgotten. */
  remove(organizationId: string, workspace: Workspace, reason: string, at: Temporal.Instant): Promise<void>;
  /**
   * Puts back what was parked for want of the workspace, and what waited, unaddressed, in the sandbox's name because the
   * organization had no workspace yet: it waits here now. Returns the delivery ids.
   */
  resume(organizationId: string, workspace: Workspace): Promise<readonly string[]>;
  /** Nothing is sent there before `until`, the real time. */
  hold(organizationId: string, workspace: Workspace, until: Temporal.Instant): Promise<void>;
  /** Puts what was sealed anew in place of what is kept, unless that has changed meanwhile. Says whether it did. */
  reseal(organizationId: string, workspace: Workspace, sealed: { readonly from: string; readonly to: string }): Promise<boolean>;
  /** Uses a link up with which the organization connects a workspace. False where it was used before; one caller wins. */
  spendLink(organizationId: string, link: string): Promise<boolean>;
  isLinkSpent(organizationId: string, link: string): Promise<boolean>;
  noteRefusedBlock(organizationId: string, workspace: Workspace, block: string): Promise<void>;
}
