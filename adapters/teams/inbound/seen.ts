import { Temporal } from 'temporal-polyfill';
import type { Conversation, Inbound, StrangerKind } from '../../../src/ports/chat.js';
import { isDirect, messageRef, readConversation } from '../outbound/address.js';
import type { ReplyAddress } from '../outbound/reply-handle.js';
import type { Activity } from './activity-schema.js';
import type { VerifiedSender } from './take-activity.js';

/** What readers know beside the activity. */
export interface Seen extends Pick<VerifiedSender, 'tenant' | 'serviceUrl'> {
  /** The bot's own id, `28:` and its app's id. */
  readonly bot: string;
  /** An ISO instant, for what Teams gives no time of. */
  readonly now: string;
  /** Seals an address. */
  readonly makeReply: (address: ReplyAddress) => string;
  /** The Entra object id behind a bot's own id of a person (`29:…`), where it is known. */
  readonly userOf: (member: string) => string | undefined;
}

/** Reads one activity. Undefined: nothing that the bot is told of, or nothing that can be read. */
export type Reader = (activity: Activity, seen: Seen) => Inbound | undefined;

/** Who did something; undefined for a program, this bot among them: programs are never answered, or two of them would talk for ever. */
export function whoDid({ from }: Activity): { readonly user: string; readonly stranger?: StrangerKind } | undefined {
  if (from.id.startsWith('28:') || from.role === 'bot') return undefined;
  // Whoever has no account in any organization, such as a guest of a meeting.
  return from.aadObjectId === undefined ? { user: from.id, stranger: 'external' } : { user: from.aadObjectId };
}

/** What every inbound of Teams' has. */
export function from(seen: Seen): { readonly platform: 'teams'; readonly workspace: string } {
  return { platform: 'teams', workspace: seen.tenant };
}

/** Where it was said, a thread of a channel apart from the channel. */
export function conversationOf({ conversation: { id, conversationType, isGroup } }: Activity): Conversation {
  const { conversation } = readConversation(id);
  const direct = conversationType === undefined ? isGroup !== true && isDirect(conversation) : conversationType === 'personal';
  return { id: conversation, kind: direct ? 'direct' : 'channel' };
}

/** In which the app is used wherever somebody writes: also where the bot is not, such as a chat of two people, which looks like its own. */
const ANYWHERE = /^composeExtension\//u;

/** Whether this was done in a conversation that the bot may not be in: it can neither write there nor learn from it. */
export function isAnywhere({ type, name }: Pick<Activity, 'type' | 'name'>): boolean {
  return type === 'invoke' && ANYWHERE.test(name ?? '');
}

/** What a message of this conversation is called everywhere else. */
export function messageOf({ conversation }: Activity, activityId: string): string {
  return messageRef(conversation.id, activityId).message;
}

/** When it was done, as Teams tells, else now. */
export function timeOf({ timestamp }: Activity, { now }: Seen): string {
  return instantOf(timestamp) ?? now;
}

/** An ISO instant as it came, where it is one. */
export function instantOf(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : Temporal.Instant.from(text).toString();
  } catch {
    return undefined;
  }
}

/** The address to answer to. `message`: the activity id of the message whose button was pressed. */
export function replyTo(activity: Activity, user: string, seen: Seen, message?: string): string {
  const base = { user, serviceUrl: seen.serviceUrl };
  if (isAnywhere(activity)) return seen.makeReply(base);
  return seen.makeReply({ ...base, conversation: activity.conversation.id, direct: conversationOf(activity).kind === 'direct', ...(message !== undefined && { message }) });
}
