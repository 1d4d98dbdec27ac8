import type { Button } from '../../src/domain/message.js';
import type { Conversation, InboundFile } from '../../src/ports/chat.js';
import type { Act } from './acts.js';
import { spokenAs } from './command-text.js';
import { BOT, directUser, toProfile } from './directory.js';
import type { Post, StoredFile } from './entries.js';
import { Fault } from './fault.js';
import { checkValues } from './form-answer.js';
import { acceptedText } from './inbound-text.js';
import type { MemberDifference, Members } from './members.js';
import { checkProfile } from './profile-change.js';
import { encodeReply } from './reply-handle.js';
import type { ActionRequest, DeleteRequest, EditRequest, FormRequest, MessageRequest, ProfileRequest } from './requests.js';
import { findPost } from './state.js';
import type { Triggers } from './triggers.js';
import { canSee } from './views.js';
import { threadRoot } from './workspace.js';
import type { Workspace } from './workspace.js';

const MOST_FILES = 10;

interface InboundParts {
  readonly name: string;
  readonly workspace: Workspace;
  readonly members: Members;
  readonly triggers: Triggers;
  readonly now: () => string;
  readonly fileUrl: (id: string) => string;
}

/** Turns requests of the page into acts. Each function throws `Fault` where the person may not, or cannot. */
export function createInbound({ name, workspace, members, triggers, now, fileUrl }: InboundParts) {
  const { state } = workspace;
  const by = (user: string, key: string) => ({ platform: 'sandbox', workspace: name, key, user, at: now() }) as const;

  /** The conversation a person acts in. */
  function placeOf(user: string, conversation: string): Conversation {
    requireActive(members, user);
    if (!canSee(members.current(), user, conversation)) throw new Fault('unknown-conversation');
    return { id: conversation, kind: directUser(conversation) === undefined ? 'channel' : 'direct' };
  }

  /** A post the person sees. */
  function seenPost(user: string, conversation: string, message: string): Post {
    const post = findPost(state, { conversation, message });
    if (post === undefined || post.content.kind === 'deleted' || (post.onlyTo ?? user) !== user) throw new Fault('unknown-message');
    return post;
  }

  function ownPost(user: string, conversation: string, message: string): Post {
    const post = seenPost(user, conversation, message);
    if (post.author !== user || (post.content.kind === 'text' && post.content.command)) throw new Fault('not-yours');
    return post;
  }

  function attached(user: string, ids: readonly string[]): readonly StoredFile[] {
    if (ids.length > MOST_FILES) throw new Fault('too-many-files');
    return ids.map((id) => {
      const file = state.files.get(id);
      if (file === undefined || file.user !== user) throw new Fault('unknown-file');
      return file;
    });
  }
  /** Words as the bot reads them: channels with their names, which it cannot look up. */
  const spoken = (text: string): string =>
    text.replace(/<#([^<>\s|]+)>/gu, (mention, id: string) => {
      const name = members.channel(id)?.name;
      return name === undefined ? mention : `<#${id}|${name}>`;
    });
  const handedOver = (file: StoredFile): InboundFile => ({ id: file.id, name: file.name, mimeType: file.mimeType, size: file.size, url: fileUrl(file.id) });

  return {
    /** Words, a `/plan` command or a mention of the bot. */
    message(request: MessageRequest): Act {
      const { as, conversation, page } = request;
      const place = placeOf(as, conversation);
      const text = acceptedText(request.text);
      const files = attached(as, request.files);
      if (text.trim() === '' && files.length === 0) throw new Fault('empty');
      const thread = request.thread === undefined ? undefined : threadRoot(seenPost(as, conversation, request.thread));
      const inThread = thread === undefined ? {} : { thread };
      const meant = spokenAs(text);
      if (meant.kind === 'unknown-command') throw new Fault('unknown-command');
      const isCommand = meant.kind !== 'words';
      if (isCommand && files.length > 0) throw new Fault('command-files');

      const id = `m-${request.nonce}`;
      const key = `${conversation}/${id}`;
      const post: Post = {
        id,
        conversation,
        seq: workspace.nextSeq(),
        at: now(),
        author: as,
        content: { kind: 'text', text, files: [...files], command: isCommand },
        edited: false,
        ...inThread,
        ...(meant.kind === 'command' ? { onlyTo: as } : {}),
      };
      const change = { type: 'post', post } as const;
      if (!isCommand) {
        return { inbound: { ...by(as, key), type: 'message', conversation: place, message: id, text: spoken(text), files: files.map(handedOver), ...inThread }, change };
      }
      const reply = encodeReply({ conversation, user: as, ...inThread });
      const trigger = triggers.give({ user: as, page, conversation, ...inThread });
      return { inbound: { ...by(as, key), type: 'command', conversation: place, text: spoken(meant.text), reply, trigger }, change };
    },

    edit({ as, nonce, conversation, message, text: raw }: EditRequest): Act {
      const place = placeOf(as, conversation);
      const post = ownPost(as, conversation, message);
      const text = acceptedText(raw);
      if (text.trim() === '' && (post.content.kind !== 'text' || post.content.files.length === 0)) throw new Fault('empty');
      const key = `${conversation}/${message}/edit/${nonce}`;
      return { inbound: { ...by(as, key), type: 'edit', conversation: place, message, text: spoken(text) }, change: { type: 'edit', conversation, message, text } };
    },

    remove({ as, conversation, message }: DeleteRequest): Act {
      const place = placeOf(as, conversation);
      ownPost(as, conversation, message);
      const key = `${conversation}/${message}/delete`;
      return { inbound: { ...by(as, key), type: 'delete', conversation: place, message }, change: { type: 'delete', conversation, message } };
    },

    /** A button of a message of the bot. */
    action({ as, page, nonce, conversation, message, action, value }: ActionRequest): Act {
      const place = placeOf(as, conversation);
      const post = seenPost(as, conversation, message);
      if (!buttonsOf(post).some((button) => button.action === action && button.value === value)) throw new Fault('button-gone');
      const inThread = post.thread === undefined ? {} : { thread: post.thread };
      const reply = encodeReply({ conversation, user: as, message, ...inThread });
      const trigger = triggers.give({ user: as, page, conversation, ...inThread });
      const key = `${conversation}/${message}/press/${nonce}`;
      return { inbound: { ...by(as, key), type: 'action', conversation: place, message, action, value, reply, trigger } };
    },

    /** The answer to an open form. */
    form({ as, open, values, files }: FormRequest): Act {
      requireActive(members, as);
      const asked = state.forms.get(open);
      if (asked === undefined || asked.user !== as) throw new Fault('form-expired');
      const { form, conversation, thread } = asked;
      const answer = checkValues(form, values, files);
      const sent = attached(as, answer.files);
      const reply = encodeReply({ conversation, user: as, ...(thread === undefined ? {} : { thread }) });
      return {
        inbound: { ...by(as, formKey(open)), type: 'form', form: form.id, context: form.context, values: Object.fromEntries(Object.entries(answer.values).map(([field, value]) => [field, spoken(value)])), files: sent.map(handedOver), reply },
        change: { type: 'form', open },
      };
    },

    /** What a person changes of their own profile. */
    profile({ as, nonce, ...asked }: ProfileRequest): Act {
      const person = requireActive(members, as);
      const changed = checkProfile(asked, person);
      return {
        inbound: { ...by(as, `member/${as}/${nonce}`), type: 'member', change: 'updated', profile: toProfile({ ...person, ...changed }) },
        change: { type: 'profile', user: as, ...changed },
      };
    },

    /** Somebody joined, changed or left by a new directory. */
    member({ change, person }: MemberDifference): Act {
      const key = `member/${person.user}/${change}/${workspace.nextSeq()}`;
      return { inbound: { ...by(person.user, key), type: 'member', change, profile: toProfile(person) } };
    },
  };
}

export type Inbounds = ReturnType<typeof createInbound>;

/** The key a form's answer has, however often it is sent. */
export function formKey(open: string): string {
  return `form/${open}`;
}

/** The person, if they may act. */
export function requireActive(members: Members, user: string) {
  const person = members.person(user);
  if (person === undefined) throw new Fault('unknown-person');
  if (person.active === false) throw new Fault('person-left');
  return person;
}

function buttonsOf(post: Post): readonly Button[] {
  if (post.author !== BOT.user || post.content.kind !== 'message') return [];
  return post.content.message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
}

