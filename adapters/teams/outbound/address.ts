import type { MessageRef } from '../../../src/ports/chat.js';

/** How Teams names a thread of a channel: the channel's id, this, and the id of the message it begins with. */
const THREAD = ';messageid=';
/** Between the message that a thread begins with and one of its replies, in our own words. */
const UNDER = '/';
/** Channels have threads; chats, of two or of many, have none. */
const CHANNEL = /@thread\.(?:tacv2|skype)$/u;
/** A chat of one person with the bot. */
const DIRECT = /^a:|@unq\.gbl\.spaces$/u;

/** A conversation as we name it: a thread's root apart from the channel's id. */
export interface PlaceInTeams {
  readonly conversation: string;
  /** The message that the thread begins with. */
  readonly root?: string;
}

/** Takes apart how Teams names a conversation: `19:…@thread.tacv2;messageid=ROOT`, `19:…@thread.v2`, `a:…`. */
export function readConversation(id: string): PlaceInTeams {
  const at = id.indexOf(THREAD);
  return at < 0 ? { conversation: id } : { conversation: id.slice(0, at), root: id.slice(at + THREAD.length) };
}

function hasThreads(conversation: string): boolean {
  return CHANNEL.test(conversation);
}

export function isDirect(conversation: string): boolean {
  return DIRECT.test(conversation);
}

/**
 * What Teams calls `activity` in `conversation`, as everyone else gets to know it: a message that begins a thread by its
 * own id, one that stands in a thread as `ROOT/ID`, so that its thread is found by its ref alone.
 */
export function messageRef(conversationId: string, activity: string): MessageRef {
  const { conversation, root } = readConversation(conversationId);
  const isReply = root !== undefined && root !== activity && hasThreads(conversation);
  return { conversation, message: isReply ? `${root}${UNDER}${activity}` : activity };
}

/** Where a message stands, in Teams' words: what to put in a call that rewrites or removes it. */
export function messageAddress({ conversation, message }: MessageRef): { readonly conversation: string; readonly activity: string } {
  const { root, activity } = readMessage(message);
  return { conversation: root === undefined ? conversation : `${conversation}${THREAD}${root}`, activity };
}

/** The conversation to post to so that a message stands under this one; where there are no threads, after it. */
export function threadUnder({ conversation, message }: MessageRef): string {
  if (!hasThreads(conversation)) return conversation;
  const { root, activity } = readMessage(message);
  return `${conversation}${THREAD}${root ?? activity}`;
}

function readMessage(message: string): { readonly root?: string; readonly activity: string } {
  const at = message.indexOf(UNDER);
  return at < 0 ? { activity: message } : { root: message.slice(0, at), activity: message.slice(at + UNDER.length) };
}
