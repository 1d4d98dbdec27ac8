import type { Temporal } from 'temporal-polyfill';
import type { ChatProfile } from './chat.js';
import type { Language, Platform, Role, ZoneId } from '../domain/types.js';

/** A person with all that a conversation needs to know of them. */
export interface Member {
  readonly organizationId: string;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly title?: string;
  readonly unitId?: string;
  readonly roles: readonly Role[];
  /** Their own choice, else their platform's, else the unit's, else the organization's. */
  readonly language: Language;
  readonly timeZone: ZoneId;
  readonly active: boolean;
}

/** One chat workspace, as an address prefix. */
export interface Workspace {
  readonly platform: Platform;
  readonly workspace: string;
}

export interface IdentityInfo extends Workspace {
  readonly personId: string;
  /** The platform's user id. */
  readonly user: string;
}

export interface AbsenceInfo {
  readonly personId: string;
  readonly startsOn: string;
  /** The last day away; absent until they say they are back. */
  readonly endsOn?: string;
  readonly delegateId?: string;
}

/** Whether the bot can post in a channel; `shared`: people of other organizations read it; `gone`: deleted, or out of the bot's sight. */
export type ChannelState = 'open' | 'archived' | 'not-in' | 'shared' | 'gone';

/** A channel as it was last heard of. */
export interface ChannelInfo extends Workspace {
  /** The platform's id. */
  readonly channel: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly state: ChannelState;
}

export interface PeopleStore {
  organizations(): Promise<readonly { readonly id: string; readonly key: string; readonly name: string; readonly timeZone: ZoneId; readonly language: Language }[]>;
  /** Everyone of the organization, by name. */
  all(organizationId: string): Promise<readonly Member[]>;
  byId(organizationId: string, personId: string): Promise<Member | undefined>;
  byIds(organizationId: string, personIds: readonly string[]): Promise<readonly Member[]>;
  /** Who wrote, by their platform user id. */
  byIdentity(organizationId: string, workspace: Workspace, user: string): Promise<Member | undefined>;
  /** Whether the platform still counts this user among the workspace's members, as far as it was heard of. */
  isMember(organizationId: string, workspace: Workspace, user: string): Promise<boolean>;
  /**
   * Where to write to people, for each the first place first (see `reachOrder`): one active identity a person and
   * workspace. Who writes to a person takes the first.
   */
  identities(organizationId: string, personIds: readonly string[]): Promise<readonly IdentityInfo[]>;
  /**
   * Takes over what platforms say of people: matches by email (any case), keeps the identity's name,
   * handle, zone, locale and activity. Returns how many are matched to a person of the organization;
   * profiles without a match are not stored. Strangers (`profile.kind`) are left aside, and one who was a member is
   * no longer reached, but for those that a steward let in.
   */
  saveProfiles(organizationId: string, workspace: Workspace, profiles: readonly ChatProfile[]): Promise<{ readonly matched: number; readonly unmatched: number }>;
  /** Notes that somebody opened the page that their platform keeps for them. */
  noteHomeOpened(organizationId: string, workspace: Workspace, user: string, at: Temporal.Instant): Promise<void>;
  /** Notes that somebody wrote to the bot or pressed something; an earlier moment than the one known changes nothing. */
  noteWrote(organizationId: string, workspace: Workspace, user: string, at: Temporal.Instant): Promise<void>;
  /** Where these people have a page that they opened before. */
  homes(organizationId: string, personIds: readonly string[]): Promise<readonly IdentityInfo[]>;
  /** Ties a platform user to a person by hand. `letIn`: also while the platform calls them a stranger. */
  linkIdentity(organizationId: string, workspace: Workspace, profile: ChatProfile, personId: string, options?: { readonly letIn?: boolean }): Promise<void>;
  /** Takes back that a stranger counts as a person, wherever on a platform they did. Says whether any did. */
  shutOut(organizationId: string, platform: Platform, personId: string): Promise<boolean>;
  /** Where a person wants to be asked who is on several platforms; null: no choice. */
  setPersonPlatform(organizationId: string, personId: string, platform: Platform | null): Promise<void>;
  /** Where people of the organization are asked who are on several platforms and have not chosen; null: no choice. */
  setPlatform(organizationId: string, platform: Platform | null): Promise<void>;
  /** Absences that have not ended by `on` (a date of the organization's zone). */
  absences(organizationId: string, personIds: readonly string[], on: string): Promise<readonly AbsenceInfo[]>;
  /** Starts an absence; one that is still open is replaced. */
  setAway(organizationId: string, absence: AbsenceInfo, at: Temporal.Instant): Promise<void>;
  /** Ends any absence that is open. Says whether there was one. */
  setBack(organizationId: string, personId: string, at: Temporal.Instant): Promise<boolean>;
  /** Keeps a channel's name and state as the platform tells them; returns its id. */
  saveChannel(organizationId: string, workspace: Workspace, channel: { readonly channel: string; readonly name: string; readonly isPrivate: boolean; readonly state: ChannelState }): Promise<string>;
  /** The channels that the organization's messages were ever meant for. */
  channels(organizationId: string): Promise<readonly ChannelInfo[]>;
  /** Notes whether the bot can post in a channel; one not known yet is kept under its id. Says whether that is news. */
  setChannelState(organizationId: string, workspace: Workspace, channel: string, state: ChannelState): Promise<boolean>;
  /** The platform gave a channel another id: all that is kept of it, waits for it or was posted there goes by the new one. Call inside a transaction. */
  moveChannel(organizationId: string, workspace: Workspace, from: string, to: string): Promise<void>;
  audit(entry: { readonly organizationId: string; readonly actorId?: string; readonly action: string; readonly subjectKind: string; readonly subjectId: string; readonly details: Readonly<Record<string, unknown>>; readonly at: Temporal.Instant }): Promise<void>;
}
