import type { Form, Message } from '../domain/message.js';
import type { Platform } from '../domain/types.js';

/** Where a message goes: a person's direct messages or a channel. Ids are the platform's, opaque to all but its adapter. */
export type Destination =
  | { readonly kind: 'direct'; readonly user: string }
  | { readonly kind: 'channel'; readonly channel: string };

/** A message as posted: enough to update it, or to answer in its thread. */
export interface MessageRef {
  readonly conversation: string;
  readonly message: string;
}

export interface SendOptions {
  /** The Delivery's unique key: the same key never posts twice where the platform can be asked. */
  readonly key: string;
  /** Post as a reply under this message. */
  readonly thread?: MessageRef;
}

/** A person as the platform knows them. */
export interface ChatProfile {
  readonly user: string;
  readonly name: string;
  readonly handle?: string;
  readonly email?: string;
  readonly timeZone?: string;
  readonly locale?: string;
  readonly active: boolean;
}

/** A channel as the platform knows it. `members` are user ids, where the platform tells. */
export interface ChatChannel {
  readonly channel: string;
  readonly name: string;
  readonly isPrivate: boolean;
}

/** One workspace of one chat platform. Every method throws `ChatError` when the platform refuses. */
export interface Chat {
  readonly platform: Platform;
  readonly workspace: string;
  /** Posts a message. Calling again with the same key returns the first post where the platform can tell. */
  send(to: Destination, message: Message, options: SendOptions): Promise<MessageRef>;
  /** Replaces a posted message. */
  update(ref: MessageRef, message: Message): Promise<void>;
  /** Answers a command or a button. `private`: only the asker sees it. */
  respond(reply: ReplyHandle, message: Message, visibility: 'private' | 'public'): Promise<void>;
  /** Opens a form for the person whose command or button carried `trigger`. Throws `form-expired` when too late. */
  openForm(trigger: string, form: Form): Promise<void>;
  profile(user: string): Promise<ChatProfile | undefined>;
  /** Everyone in the workspace, for matching people by email. */
  profiles(): Promise<readonly ChatProfile[]>;
  channel(channel: string): Promise<ChatChannel | undefined>;
}

/** An opaque handle to answer one command or button with; only its adapter reads it. */
export type ReplyHandle = string;

/** A file somebody attached: kept by reference. */
export interface InboundFile {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  /** Bytes. */
  readonly size: number;
  readonly url: string;
}

interface InboundBase {
  readonly platform: Platform;
  readonly workspace: string;
  /** What the user did, once: the same act delivered twice has the same key. */
  readonly key: string;
  /** The platform's id of who did it. */
  readonly user: string;
  /** When it was done, an ISO instant. */
  readonly at: string;
}

export interface Conversation {
  readonly id: string;
  readonly kind: 'direct' | 'channel';
}

/**
 * Everything a person can do to the bot, as an adapter hands it over. Texts are the words a reader saw, without the
 * platform's markup; people and channels mentioned in them are `<@ID>` and `<#ID>`, as `domain/mentions.ts` has it.
 */
export type Inbound =
  | (InboundBase & {
      readonly type: 'message';
      readonly conversation: Conversation;
      readonly message: string;
      /** The message this one answers in a thread, if any. */
      readonly thread?: string;
      readonly text: string;
      readonly files: readonly InboundFile[];
    })
  | (InboundBase & { readonly type: 'edit'; readonly conversation: Conversation; readonly message: string; readonly text: string })
  | (InboundBase & { readonly type: 'delete'; readonly conversation: Conversation; readonly message: string })
  | (InboundBase & {
      /** `/plan …`, or a mention of the bot: `text` is what follows. */
      readonly type: 'command';
      readonly conversation: Conversation;
      readonly text: string;
      readonly reply: ReplyHandle;
      readonly trigger?: string;
    })
  | (InboundBase & {
      readonly type: 'action';
      readonly conversation: Conversation;
      /** The message that carried the button. */
      readonly message: string;
      readonly action: string;
      readonly value: string;
      readonly reply: ReplyHandle;
      readonly trigger?: string;
    })
  | (InboundBase & {
      readonly type: 'form';
      readonly form: string;
      readonly context: string;
      readonly values: Readonly<Record<string, string>>;
      readonly files: readonly InboundFile[];
      readonly reply: ReplyHandle;
    })
  | (InboundBase & { readonly type: 'member'; readonly change: 'joined' | 'updated' | 'left'; readonly profile: ChatProfile });

/** What an adapter calls for every inbound. Resolves once it is stored: only then may the platform be told so. */
export type Receive = (inbound: Inbound) => Promise<void>;
