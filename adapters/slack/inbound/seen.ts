import type { Conversation, Inbound } from '../../../src/ports/chat.js';
import type { ReplyAddress } from '../outbound/reply-handle.js';
import { isDirect } from './payload-schemas.js';

/** What is known of a payload before it is read: whose it is and when it came. */
export interface Seen {
  /** Slack's id of the workspace that sent it. */
  readonly workspace: string;
  /** Slack's id of the Enterprise Grid it belongs to, if any. */
  readonly enterprise?: string;
  readonly botUser?: string;
  readonly botId?: string;
  /** An ISO instant. */
  readonly now: string;
  /** When Slack says that it happened, in seconds since 1970: of events alone, some of which carry no time of their own. */
  readonly eventTime?: string;
  /** The trigger of a form that was opened for this already and waits for its contents. */
  readonly waiting?: string;
  /** Seals an address. */
  readonly makeReply: (address: ReplyAddress) => string;
}

/** Reads one payload. Undefined: nothing that the bot is told of, or nothing that can be read. */
export type Reader = (payload: unknown, seen: Seen) => Inbound | undefined;

/** What every inbound of Slack's has. */
export function from(seen: Seen): { readonly platform: 'slack'; readonly workspace: string } {
  return { platform: 'slack', workspace: seen.workspace };
}

/** What opens the form: the one that waits, else what Slack gave for it. */
export function triggerOf(trigger: string | undefined, { waiting }: Seen): { readonly trigger?: string } {
  const opens = waiting ?? trigger;
  return opens === undefined ? {} : { trigger: opens };
}

/** For a reply's address: an answer instead of the form is shown in the form that waits. */
export function waitingIn({ waiting }: Seen): { readonly waiting?: string } {
  return waiting === undefined ? {} : { waiting };
}

export function conversationOf(channel: string, channelType?: string): Conversation {
  return { id: channel, kind: isDirect(channel, channelType) ? 'direct' : 'channel' };
}
