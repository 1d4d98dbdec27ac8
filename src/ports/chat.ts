import type { Form, Message } from '../domain/message.js';
import type { ChatLimits } from './pace.js';
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
  /** An earlier try, begun at this ISO instant, may have posted it: look for it before posting. */
  readonly mayBePostedSince?: string;
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
  /** Left out: a member of the workspace's own organization. Everyone else is a stranger and is never matched to a person. */
  readonly kind?: StrangerKind;
}

/** Somebody the platform lets in who is no member of the organization: a guest, a person of another organization, a program. */
export type StrangerKind = 'guest' | 'external' | 'bot';

/** A channel as the platform knows it. `members` are user ids, where the platform tells. */
export interface ChatChannel {
  readonly channel: string;
  readonly name: string;
  readonly isPrivate: boolean;
  /** Left out: open, and the bot is in it. */
  readonly state?: 'archived' | 'not-in';
  /** People of other organizations read it too. */
  readonly isShared?: boolean;
}

/** One workspace of one chat platform. Every method throws `ChatError` when the platform refuses. */
export interface Chat {
  readonly platform: Platform;
  readonly workspace: string;
  /** The pace that the platform wants; left out: it says none. */
  readonly limits?: ChatLimits;
  /** Whether it can be found out, also after a crash, if a message stands that was sent under a key. */
  readonly findsSent?: boolean;
  /** Posts a message. Calling again with the same key returns the first post where the platform can tell. */
  send(to: Destination, message: Message, options: SendOptions): Promise<MessageRef>;
  /** Replaces a posted message. */
  update(ref: MessageRef, message: Message): Promise<void>;
  /** Answers a command or a button. `private`: only the asker sees it. `replace`: in place of the answer whose button was pressed, where the surface can. */
  respond(reply: ReplyHandle, message: Message, visibility: 'private' | 'public', options?: { readonly replace?: boolean }): Promise<void>;
  /** Opens a form for the person whose command or button carried `trigger`. Throws `form-expired` when too late, and always where forms come only as the answer to an `Ask`. */
  openForm(trigger: string, form: Form): Promise<void>;
  /** Shows an answer in place of a form that whoever asked still waits for; does nothing where none waits. */
  endWaiting?(reply: ReplyHandle, message: Message): Promise<void>;
  profile(user: string): Promise<ChatProfile | undefined>;
  /** Everyone in the workspace, for matching people by email. */
  profiles(): Promise<readonly ChatProfile[]>;
  channel(channel: string): Promise<ChatChannel | undefined>;
  /** Shows a person the page that the platform keeps for them, where it has one. */
  showHome?(user: string, home: Message): Promise<void>;
  /**
   * Reads an attached file in pieces, for keeping a copy. Throws FileError where it cannot be read, at once or on the
   * way: no more than `maxBytes` come out, and one that ends without a fault is whole. Whoever stops reading lets go of it.
   */
  readFile?(file: InboundFile, limit: { readonly maxBytes: number }): Promise<AsyncIterable<Uint8Array>>;
}

/** An opaque handle to answer one command or button with; only its adapter reads it. */
export type ReplyHandle = string;

/** A file somebody attached: kept by reference. */
export interface InboundFile {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  /** Bytes, where the platform tells. */
  readonly size?: number;
  readonly url: string;
  /** Where a person opens it, when `url` is for programs. */
  readonly permalink?: string;
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
  /** Set where the platform says that who did it is no member of the organization: they see nothing and change nothing. */
  readonly stranger?: StrangerKind;
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
  | (InboundBase & { readonly type: 'edit'; readonly conversation: Conversation; readonly message: string; readonly text: string; readonly files?: readonly InboundFile[] })
  | (InboundBase & { readonly type: 'delete'; readonly conversation: Conversation; readonly message: string })
  | (InboundBase & {
      /** `/plan …`, or a mention of the bot: `text` is what follows. */
      readonly type: 'command';
      readonly conversation: Conversation;
      readonly text: string;
      readonly reply: ReplyHandle;
      readonly trigger?: string;
      /** Asked before everyone, by naming the bot: answered before everyone, with what anyone there may see. */
      readonly aloud?: boolean;
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
  | (InboundBase & { readonly type: 'member'; readonly change: 'joined' | 'updated' | 'left'; readonly profile: ChatProfile })
  /** Somebody opened the page that the platform keeps for them. */
  | (InboundBase & { readonly type: 'home' })
  /** Somebody asked, from anywhere, to report progress. */
  | (InboundBase & { readonly type: 'shortcut'; readonly shortcut: 'report'; readonly reply: ReplyHandle; readonly trigger?: string })
  /** Somebody wants a message kept as evidence. */
  | (InboundBase & { readonly type: 'share'; readonly source: SharedMessage; readonly reply: ReplyHandle; readonly trigger?: string })
  /** What became of a channel the bot knows. `user` is who did it, or the workspace's id. */
  | (InboundBase & { readonly type: 'channel'; readonly channel: string; readonly name?: string; readonly change: ChannelChange; /** Its new id, where that is the change. */ readonly movedTo?: string })
  /** This person got the app, or lost it: only then can they be written to. */
  | (InboundBase & { readonly type: 'installation'; readonly change: 'added' | 'removed' })
  /** The bot was removed from the workspace, or may no longer act there. `user` is who did it, or the workspace's id. */
  | (InboundBase & { readonly type: 'workspace'; readonly change: 'removed' | 'revoked' });

/** `joined`, `left`: the bot itself. `shared`: people of other organizations read it now; `unshared`: none do any more. `moved`: it has another id. */
export type ChannelChange = 'renamed' | 'archived' | 'unarchived' | 'deleted' | 'joined' | 'left' | 'shared' | 'unshared' | 'moved';

/** A message that somebody points at, as the platform hands it over. */
export interface SharedMessage {
  readonly conversation: string;
  readonly message: string;
  /** Whether only some people of the workspace can read where it stands. */
  readonly isPrivate: boolean;
  readonly author: string;
  /** When it was written, an ISO instant. */
  readonly at: string;
  readonly text: string;
  readonly files: readonly InboundFile[];
  readonly permalink?: string;
}

/** What an adapter calls for every inbound. Resolves once it is stored: only then may the platform be told so. */
export type Receive = (inbound: Inbound) => Promise<void>;
