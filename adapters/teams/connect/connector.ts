import type { OutgoingActivity } from '../cards/outgoing-activity.js';

/** Where a conversation is served and its id there, as Teams names them. */
export interface ConversationAddress {
  readonly serviceUrl: string;
  readonly conversation: string;
}

/** A person in a conversation, as its roster tells. */
export interface RosterMember {
  /** Of this bot alone: `29:…`. */
  readonly id: string;
  /** Entra object id, lower case; left out for programs and anonymous people. */
  readonly objectId?: string;
  readonly name: string;
  readonly email?: string;
  readonly userPrincipalName?: string;
  readonly tenantId?: string;
  readonly role?: string;
}

export interface TeamChannel {
  readonly id: string;
  /** Left out for the team's general channel. */
  readonly name?: string;
  readonly type?: string;
}

/**
 * The Bot Connector of one organization's app: each call is tried once, with the app's own token, and throws `ChatError`.
 * (learn.microsoft.com: Bot Framework, API reference.)
 */
export interface Connector {
  /** Posts into a conversation; in a channel's thread the conversation is `19:…;messageid=ROOT`. Gives the activity's id. */
  post(to: ConversationAddress, activity: OutgoingActivity): Promise<string>;
  put(to: ConversationAddress, message: string, activity: OutgoingActivity): Promise<void>;
  /** Takes a message of the bot's away. */
  remove(to: ConversationAddress, message: string): Promise<void>;
  /** The conversation with one person, made if there is none; `user` is `29:…` or an Entra object id. Gives its id. */
  createDirect(serviceUrl: string, user: string): Promise<string>;
  /** Undefined for who is not there. */
  member(to: ConversationAddress, user: string): Promise<RosterMember | undefined>;
  /** Everyone, read in pages. */
  members(to: ConversationAddress): Promise<readonly RosterMember[]>;
  /** Undefined for a team that is not there. */
  channels(serviceUrl: string, team: string): Promise<readonly TeamChannel[] | undefined>;
  /** The bytes of a picture that Teams keeps for the bot, read with the app's token. */
  download(url: URL): Promise<Response>;
}
