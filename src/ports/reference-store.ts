import type { Temporal } from 'temporal-polyfill';
import type { Workspace } from './people-store.js';

/**
 * How the bot reaches a person or a channel on a platform that tells the way only when they are met: from an
 * installation, a first message or a roster.
 */
export interface ConversationReference {
  readonly kind: 'direct' | 'group' | 'channel' | 'team';
  /** The platform's stable id: of the person for `direct`, else of the conversation or the team. */
  readonly externalId: string;
  /** Of a channel: the team it belongs to. Of a person: one in which they were met. */
  readonly team?: string;
  readonly name?: string;
  /** `met`: seen in a roster, never written with. `installed`: the bot is there. `removed`: it was. */
  readonly state: 'met' | 'installed' | 'removed';
  /** As the person's own client last told. */
  readonly timeZone?: string;
  readonly locale?: string;
  /** Addresses and ids to write with, sealed; only the adapter reads this. */
  readonly sealed: string;
  /** When it was last seen, the real time. */
  readonly seenAt: Temporal.Instant;
}

/** The references of each workspace, of one organization. */
export interface ReferenceStore {
  /** Keeps references as they are now, by kind and id; `met` never takes the place of `installed`. One query however many. */
  save(organizationId: string, workspace: Workspace, references: readonly ConversationReference[]): Promise<void>;
  find(organizationId: string, workspace: Workspace, kind: ConversationReference['kind'], externalId: string): Promise<ConversationReference | undefined>;
  /** All of some kinds, those that were removed too. */
  all(organizationId: string, workspace: Workspace, kinds: readonly ConversationReference['kind'][]): Promise<readonly ConversationReference[]>;
  /** The bot is there no more. Of a team: nor in its channels. */
  remove(organizationId: string, workspace: Workspace, kind: ConversationReference['kind'], externalId: string, at: Temporal.Instant): Promise<void>;
}
