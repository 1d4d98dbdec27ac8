import type { MessageRef } from '../../src/ports/chat.js';
import type { Change, Entry, OpenForm, Post, RepeatableInbound, StoredFile } from './entries.js';

/** A post with the version it was last changed at, so that a page can tell newer from older. */
export type VersionedPost = Post & { readonly version: number };

interface Asked {
  readonly change?: Change;
  readonly repeat?: RepeatableInbound;
}

/** What a person changed of their profile. */
export interface ProfileChange {
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
}

/** The workspace as its history adds up. Only `applyEntry` changes it. */
export interface WorkspaceState {
  /** Counts entries, those that were put together as well; the same history gives the same versions after a restart. */
  version: number;
  /** The highest place in the order of posts given so far. */
  seq: number;
  /** Each conversation's posts, by `seq`. */
  readonly posts: Map<string, VersionedPost[]>;
  /** What each send's key posted. */
  readonly sent: Map<string, MessageRef>;
  /** Acts the bot has not got yet, by key. */
  readonly pending: Map<string, Asked>;
  /** Keys of the acts the bot has. */
  readonly done: Set<string>;
  readonly profiles: Map<string, ProfileChange>;
  readonly files: Map<string, StoredFile>;
  readonly forms: Map<string, OpenForm>;
  /** How far each person has read each conversation, as a `seq`. */
  readonly read: Map<string, Map<string, number>>;
}

/** A workspace in which nothing was said yet. */
export function emptyState(): WorkspaceState {
  return {
    version: 0,
    seq: 0,
    posts: new Map(),
    sent: new Map(),
    pending: new Map(),
    done: new Set(),
    profiles: new Map(),
    files: new Map(),
    forms: new Map(),
    read: new Map(),
  };
}

/** Takes one entry into the state; gives the posts it added or changed. */
export function applyEntry(state: WorkspaceState, entry: Entry): readonly VersionedPost[] {
  state.version += 1;
  switch (entry.type) {
    case 'posted':
      if (entry.key !== undefined) state.sent.set(entry.key, { conversation: entry.post.conversation, message: entry.post.id });
      return putPost(state, entry.post);
    case 'updated':
      return revise(state, entry.conversation, entry.message, (post) => ({ ...post, content: { kind: 'message', message: entry.content } }));
    case 'asked':
      state.pending.set(entry.key, { ...(entry.change && { change: entry.change }), ...(entry.repeat && { repeat: entry.repeat }) });
      if (entry.change?.type === 'post') state.seq = Math.max(state.seq, entry.change.post.seq);
      return [];
    case 'accepted': {
      const asked = state.pending.get(entry.key);
      state.pending.delete(entry.key);
      state.done.add(entry.key);
      return asked?.change === undefined ? [] : applyChange(state, asked.change);
    }
    case 'rejected':
      state.pending.delete(entry.key);
      return [];
    case 'read':
      markRead(state, entry.user, entry.conversation, entry.seq);
      return [];
    case 'file':
      state.files.set(entry.file.id, entry.file);
      return [];
    case 'form-opened':
      state.forms.set(entry.form.open, entry.form);
      return [];
    case 'form-closed':
      state.forms.delete(entry.open);
      return [];
    case 'kept-post':
      if (entry.key !== undefined) state.sent.set(entry.key, { conversation: entry.post.conversation, message: entry.post.id });
      return putPost(state, entry.post, entry.version);
    case 'kept-profile':
      state.profiles.set(entry.user, { name: entry.name, timeZone: entry.timeZone, locale: entry.locale });
      return [];
    case 'kept-counts':
      state.version = entry.version;
      state.seq = entry.seq;
      return [];
  }
}

function applyChange(state: WorkspaceState, change: Change): readonly VersionedPost[] {
  switch (change.type) {
    case 'post':
      return putPost(state, change.post);
    case 'edit':
      return revise(state, change.conversation, change.message, (post) =>
        post.content.kind === 'text' ? { ...post, content: { ...post.content, text: change.text }, edited: true } : post,
      );
    case 'delete':
      return revise(state, change.conversation, change.message, (post) => ({ ...post, content: { kind: 'deleted' } }));
    case 'profile':
      state.profiles.set(change.user, { name: change.name, timeZone: change.timeZone, locale: change.locale });
      return [];
    case 'form':
      state.forms.delete(change.open);
      return [];
  }
}

function putPost(state: WorkspaceState, post: Post, version = state.version): readonly VersionedPost[] {
  const versioned = { ...post, version };
  const posts = state.posts.get(post.conversation) ?? [];
  const after = posts.findLastIndex((other) => other.seq < post.seq);
  posts.splice(after + 1, 0, versioned);
  state.posts.set(post.conversation, posts);
  state.seq = Math.max(state.seq, post.seq);
  return [versioned];
}

function revise(state: WorkspaceState, conversation: string, message: string, how: (post: Post) => Post): readonly VersionedPost[] {
  const posts = state.posts.get(conversation) ?? [];
  const index = posts.findLastIndex((post) => post.id === message);
  const post = posts[index];
  if (post === undefined) return [];
  const revised = { ...how(post), version: state.version };
  posts[index] = revised;
  return [revised];
}

function markRead(state: WorkspaceState, user: string, conversation: string, seq: number): void {
  const marks = state.read.get(user) ?? new Map<string, number>();
  marks.set(conversation, Math.max(seq, marks.get(conversation) ?? 0));
  state.read.set(user, marks);
}

/** A post by its place; also one the bot is being told of right now. */
export function findPost(state: WorkspaceState, ref: MessageRef): Post | undefined {
  const posted = state.posts.get(ref.conversation)?.findLast((post) => post.id === ref.message);
  if (posted !== undefined) return posted;
  for (const { change } of state.pending.values()) {
    if (change?.type === 'post' && change.post.conversation === ref.conversation && change.post.id === ref.message) return change.post;
  }
  return undefined;
}
