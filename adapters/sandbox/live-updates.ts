import type { PageEvent } from './api.js';
import type { Hub, Listener } from './hub.js';
import type { Members } from './members.js';
import type { VersionedPost } from './state.js';
import { conversationViews, personView, postView, unreadView } from './views.js';
import type { Workspace, WorkspaceChange } from './workspace.js';

interface Parts {
  readonly workspace: Workspace;
  readonly members: Members;
  readonly hub: Hub;
}

/** Shows every change of the workspace on the open pages that it concerns. */
export function showChanges(parts: Parts): void {
  const { workspace, hub } = parts;
  const tellUnread = soon(() => {
    const unread = unreadView(workspace.state, parts.members.current());
    hub.tell(() => ({ type: 'unread', unread }));
  });
  workspace.watch((change) => {
    if (change.posts.length > 0) hub.tell((listener) => postsEvent(parts, change.posts, listener));
    if (change.posts.length > 0 || change.entry.type === 'read') tellUnread();
    const { entry } = change;
    if (entry.type === 'form-opened') {
      const { open, form, page, user } = entry.form;
      hub.tell((listener) => (listener.page === page && listener.user === user ? { type: 'form', form: { open, form } } : undefined));
    }
    const closed = closedForm(change);
    if (closed !== undefined) hub.tell(() => ({ type: 'form-closed', open: closed }));
    if (entry.type === 'accepted' && entry.key.startsWith('member/')) tellPeople(parts);
  });
}

/** Tells every page who and what is in the workspace now. */
export function tellPeople({ workspace, members, hub }: Parts): void {
  const directory = members.current();
  const people = directory.people.map(personView);
  hub.tell((listener) => ({ type: 'people', people, conversations: conversationViews(workspace.state, directory, listener.user) }));
}

/** The changed posts a person sees, with the first message of each one's thread, which the page may not have. */
function postsEvent({ workspace, members }: Parts, posts: readonly VersionedPost[], listener: Listener): PageEvent | undefined {
  const directory = members.current();
  const views = posts.flatMap((post) => {
    const root = post.thread === undefined ? undefined : workspace.state.posts.get(post.conversation)?.find((other) => other.id === post.thread);
    return [root, post].flatMap((one) => (one && postView(directory, one, listener.user)) ?? []);
  });
  return views.length === 0 ? undefined : { type: 'posts', posts: views };
}

function closedForm({ entry }: WorkspaceChange): string | undefined {
  if (entry.type === 'form-closed') return entry.open;
  return entry.type === 'accepted' && entry.key.startsWith('form/') ? entry.key.slice('form/'.length) : undefined;
}

/** Calls back once for however many calls come before the event loop turns. */
function soon(callback: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setImmediate(() => {
      waiting = false;
      callback();
    });
  };
}
