import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Message } from '../../src/domain/message.js';
import type { Chat, Destination, MessageRef } from '../../src/ports/chat.js';
import { ChatError, FileError } from '../../src/errors.js';
import { BOT, directConversation, directUser, toProfile } from './directory.js';
import type { Entry, Post } from './entries.js';
import type { Hub } from './hub.js';
import type { Members } from './members.js';
import { decodeReply } from './reply-handle.js';
import { findPost } from './state.js';
import type { WorkspaceState } from './state.js';
import type { SandboxStore } from './sandbox-store.js';
import type { Triggers } from './triggers.js';
import { withoutForms } from './without-forms.js';
import { threadRoot } from './workspace.js';
import type { Workspace } from './workspace.js';

interface ChatParts {
  readonly store: Pick<SandboxStore, 'readFile'>;
  readonly name: string;
  readonly workspace: Workspace;
  readonly members: Members;
  readonly triggers: Triggers;
  readonly hub: Hub;
  /** The sandbox's time, an ISO instant. */
  readonly now: () => string;
}

/** The Chat port over a workspace: what the bot says is saved, then shown on every open page. */
export function createChat({ store, name, workspace, members, triggers, hub, now }: ChatParts): Chat {
  /** The conversation of a destination; throws where there is nobody to read it. */
  function conversationOf(to: Destination): string {
    if (to.kind === 'direct') {
      requirePerson(to.user);
      return directConversation(to.user);
    }
    requireChannel(to.channel);
    return to.channel;
  }

  function requireChannel(channel: string): void {
    if (members.channel(channel) === undefined) throw new ChatError('channel-gone', `The sandbox has no channel "${channel}".`);
  }

  function requirePerson(user: string): void {
    const person = members.person(user);
    if (person === undefined || person.active === false) throw new ChatError('user-gone', `The sandbox has no person "${user}" to write to.`);
  }

  function botPost(conversation: string, message: Message, more: { thread?: string; onlyTo?: string }): Post {
    return {
      id: `b-${randomUUID()}`,
      conversation,
      seq: workspace.nextSeq(),
      at: now(),
      author: BOT.user,
      content: { kind: 'message', message: withoutForms(message) },
      edited: false,
      ...(more.thread === undefined ? {} : { thread: more.thread }),
      ...(more.onlyTo === undefined ? {} : { onlyTo: more.onlyTo }),
    };
  }

  return {
    platform: 'sandbox',
    workspace: name,
    findsSent: true,

    async send(to, message, { key, thread }) {
      const conversation = conversationOf(to);
      await commit(workspace, (state) => {
        if (state.sent.has(key)) return undefined;
        const root = thread === undefined ? undefined : rootOf(state, conversation, thread);
        return { type: 'posted', key, post: botPost(conversation, message, root === undefined ? {} : { thread: root }) };
      });
      const ref = workspace.state.sent.get(key);
      if (ref === undefined) throw new ChatError('temporary', 'The sandbox lost the message it had just saved.');
      return ref;
    },

    async update(ref, message) {
      await commit(workspace, (state) => {
        const post = findPost(state, ref);
        if (post === undefined) throw new ChatError('message-refused', `The sandbox has no message "${ref.message}" in "${ref.conversation}".`);
        if (post.author !== BOT.user) throw new ChatError('not-authorized', 'Only a message of the bot can be replaced.');
        return { type: 'updated', conversation: ref.conversation, message: ref.message, content: withoutForms(message) };
      });
    },

    async respond(reply, message, visibility, { replace = false } = {}) {
      const { conversation, user, thread, message: pressed } = decodeReply(reply);
      requirePerson(user);
      if (directUser(conversation) === undefined) requireChannel(conversation);
      await commit(workspace, (state) => {
        const before = replace && pressed !== undefined ? findPost(state, { conversation, message: pressed }) : undefined;
        if (before !== undefined && hasSameReaders(before, visibility)) return { type: 'updated', conversation, message: before.id, content: withoutForms(message) };
        return {
          type: 'posted',
          post: botPost(conversation, message, {
            ...(thread === undefined ? {} : { thread }),
            ...(visibility === 'private' ? { onlyTo: user } : {}),
          }),
        };
      });
    },

    async openForm(trigger, form) {
      const given = triggers.take(trigger);
      if (given === undefined || !hub.isOpen(given.page, given.user)) {
        throw new ChatError('form-expired', 'The page that asked for this form is no longer open.');
      }
      await commit(workspace, () => ({ type: 'form-opened', form: { open: randomUUID(), form, ...given } }));
    },

    profile: (user) => {
      const person = members.person(user);
      return Promise.resolve(person && toProfile(person));
    },
    profiles: () => Promise.resolve(members.current().people.map(toProfile)),
    channel: (id) => {
      const channel = members.channel(id);
      return Promise.resolve(channel && { channel: channel.channel, name: channel.name, isPrivate: channel.isPrivate });
    },

    async readFile({ id }, { maxBytes }) {
      const bytes = await store.readFile(id);
      if (bytes === undefined) throw new FileError('file-gone', `The sandbox has no file "${id}".`);
      if (bytes.byteLength > maxBytes) throw new FileError('too-large', 'The attached file is larger than what is copied.');
      return inOnePiece(bytes);
    },
  };
}

/** Whether an answer in place of a message is read by those who read the message: what others see is not changed for one. */
function hasSameReaders({ conversation, onlyTo }: Post, visibility: 'private' | 'public'): boolean {
  return directUser(conversation) !== undefined || (onlyTo !== undefined) === (visibility === 'private');
}

/** The sandbox takes no file that does not fit into memory. */
async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

/** The root of the thread a message belongs to, in the conversation it is sent to. */
function rootOf(state: WorkspaceState, conversation: string, thread: MessageRef): string {
  const parent = thread.conversation === conversation ? findPost(state, thread) : undefined;
  if (parent === undefined) throw new ChatError('message-refused', `The sandbox has no message "${thread.message}" to answer in "${conversation}".`);
  return threadRoot(parent);
}

/** Commits; a message of the wrong shape is refused, a store that fails is something to try again. */
async function commit(workspace: Workspace, decide: (state: WorkspaceState) => Entry | undefined): Promise<void> {
  try {
    await workspace.commit(decide);
  } catch (cause) {
    if (cause instanceof ChatError) throw cause;
    if (cause instanceof z.ZodError) throw new ChatError('message-refused', 'The message has parts the sandbox does not know.', undefined, { cause });
    throw new ChatError('temporary', 'The sandbox could not save the message.', undefined, { cause });
  }
}
