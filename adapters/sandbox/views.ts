import type { ClockView, ConversationView, EarlierView, FileView, PersonView, PostView, StateView, UnreadView } from './api.js';
import { BOT, canSeeChannel, conversationsOf, directConversation, directUser } from './directory.js';
import type { SandboxDirectory, SandboxPerson } from './directory.js';
import type { StoredFile } from './entries.js';
import { safeName } from './safe-text.js';
import type { VersionedPost, WorkspaceState } from './state.js';

/** How many threads of a conversation a page gets at once. */
const THREADS_AT_ONCE = 50;

/** A person as the page shows them. */
export function personView(person: SandboxPerson): PersonView {
  return {
    user: person.user,
    name: safeName(person.name, person.user),
    title: person.title === undefined ? '' : safeName(person.title, ''),
    timeZone: person.timeZone ?? 'UTC',
    locale: person.locale ?? 'en',
    handle: person.email ?? person.user,
    active: person.active ?? true,
  };
}

/** Whether a person has a conversation at all. */
export function canSee(directory: SandboxDirectory, user: string, conversation: string): boolean {
  const owner = directUser(conversation);
  if (owner !== undefined) return owner === user;
  const channel = directory.channels.find((one) => one.channel === conversation);
  return channel !== undefined && canSeeChannel(channel, user);
}

/** A post as one person sees it; nothing where they may not. */
export function postView(directory: SandboxDirectory, post: VersionedPost, viewer: string): PostView | undefined {
  if (!canSee(directory, viewer, post.conversation)) return undefined;
  if (post.onlyTo !== undefined && post.onlyTo !== viewer) return undefined;
  const { id, conversation, seq, version, at, author, thread, edited, content } = post;
  return {
    id,
    conversation,
    seq,
    version,
    at,
    author,
    edited,
    onlyYou: post.onlyTo !== undefined && directUser(conversation) === undefined,
    content: content.kind === 'text' ? { ...content, files: content.files.map(fileView) } : content,
    ...(thread === undefined ? {} : { thread }),
  };
}

/** A file as the page shows it, with where it is fetched. */
export function fileView(file: StoredFile): FileView {
  return { id: file.id, name: safeName(file.name, 'file'), mimeType: file.mimeType, size: file.size, url: `/files/${file.id}` };
}

/** The latest threads of a conversation before a place in its order, whole, as one person sees them. */
export function earlierView(state: WorkspaceState, directory: SandboxDirectory, user: string, conversation: string, before: number): EarlierView {
  const posts = (state.posts.get(conversation) ?? []).flatMap((post) => postView(directory, post, user) ?? []);
  const roots = posts.filter((post) => post.thread === undefined && post.seq < before);
  const shown = roots.slice(-THREADS_AT_ONCE);
  const ids = new Set(shown.map((post) => post.id));
  return {
    posts: posts.filter((post) => ids.has(post.thread ?? post.id)),
    hasEarlier: roots.length > shown.length,
  };
}

/** The conversations that somebody sees: their direct messages and the channels they are in. */
export function conversationViews(state: WorkspaceState, directory: SandboxDirectory, user: string): readonly ConversationView[] {
  return conversationsOf(directory, user).map((id): ConversationView => {
    const { hasEarlier } = earlierView(state, directory, user, id, Infinity);
    const channel = directory.channels.find((one) => one.channel === id);
    if (channel === undefined) return { id, kind: 'direct', name: BOT.name, isPrivate: true, hasEarlier };
    return { id, kind: 'channel', name: safeName(channel.name, channel.channel), isPrivate: channel.isPrivate, hasEarlier };
  });
}

/** What everyone has not read: their direct messages, and the channels they are in. */
export function unreadView(state: WorkspaceState, directory: SandboxDirectory): UnreadView {
  const active = directory.people.filter((person) => person.active !== false);
  return Object.fromEntries(
    active.map(({ user }) => {
      const joined = directory.channels.filter((channel) => channel.members.includes(user)).map((channel) => channel.channel);
      const counts = [directConversation(user), ...joined].map((id) => [id, unreadCount(state, user, id)] as const);
      return [user, Object.fromEntries(counts.filter(([, count]) => count > 0))];
    }),
  );
}

function unreadCount(state: WorkspaceState, user: string, conversation: string): number {
  const posts = state.posts.get(conversation) ?? [];
  const read = state.read.get(user)?.get(conversation) ?? 0;
  let count = 0;
  for (let index = posts.length - 1; index >= 0; index -= 1) {
    const post = posts[index];
    if (post === undefined || post.seq <= read) break;
    const isForThem = post.author !== user && post.content.kind !== 'deleted' && (post.onlyTo ?? user) === user;
    if (isForThem) count += 1;
  }
  return count;
}

/** Everything one person's page shows when it opens. */
export function stateView(state: WorkspaceState, directory: SandboxDirectory, user: string, more: { page: string; workspace: string; clock: ClockView }): StateView {
  return {
    workspace: more.workspace,
    bot: BOT,
    me: user,
    people: directory.people.map(personView),
    conversations: conversationViews(state, directory, user),
    posts: conversationsOf(directory, user).flatMap((id) => earlierView(state, directory, user, id, Infinity).posts),
    unread: unreadView(state, directory),
    clock: more.clock,
    forms: [...state.forms.values()].filter((form) => form.user === user && form.page === more.page).map(({ open, form }) => ({ open, form })),
  };
}
