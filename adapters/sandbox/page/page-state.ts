import type { ClockView, ConversationView, EarlierView, FormView, PageEvent, PersonView, PostView, UnreadView } from '../api.js';

/** What the page shows, for the person it is for. */
export interface PageState {
  readonly me: string;
  readonly bot: { readonly user: string; readonly name: string };
  readonly people: readonly PersonView[];
  readonly conversations: readonly ConversationView[];
  /** By conversation, then in order. */
  readonly posts: Readonly<Record<string, readonly PostView[]>>;
  readonly unread: UnreadView;
  readonly clock: ClockView;
  readonly forms: readonly FormView[];
}

/** Takes an event of the server into the state. Events may repeat or come out of order: the newest version of a post stays. */
export function takeEvent(state: PageState | undefined, event: PageEvent): PageState | undefined {
  if (event.type === 'state') {
    const { posts, ...rest } = event.state;
    return { ...rest, posts: mergePosts({}, posts) };
  }
  if (state === undefined) return undefined;
  switch (event.type) {
    case 'posts':
      return { ...state, posts: mergePosts(state.posts, event.posts) };
    case 'people':
      return { ...state, people: event.people, conversations: event.conversations };
    case 'unread':
      return { ...state, unread: event.unread };
    case 'clock':
      return { ...state, clock: event.clock };
    case 'form':
      return { ...state, forms: [...withoutForm(state.forms, event.form.open), event.form] };
    case 'form-closed':
      return { ...state, forms: withoutForm(state.forms, event.open) };
  }
}

/** Adds earlier posts of a conversation. */
export function takeEarlier(state: PageState, conversation: string, earlier: EarlierView): PageState {
  return {
    ...state,
    posts: mergePosts(state.posts, earlier.posts),
    conversations: state.conversations.map((one) => (one.id === conversation ? { ...one, hasEarlier: earlier.hasEarlier } : one)),
  };
}

/** The posts of `after` that `before` did not have. */
export function newPosts(before: PageState, after: PageState): readonly PostView[] {
  return Object.entries(after.posts).flatMap(([conversation, posts]) => {
    const earlier = before.posts[conversation];
    if (earlier === posts) return [];
    const known = new Set(earlier?.map((post) => post.id));
    return posts.filter((post) => !known.has(post.id));
  });
}

function withoutForm(forms: readonly FormView[], open: string): readonly FormView[] {
  return forms.filter((form) => form.open !== open);
}

function mergePosts(posts: PageState['posts'], changed: readonly PostView[]): PageState['posts'] {
  const touched = new Map<string, Map<string, PostView>>();
  for (const post of changed) {
    const merged = touched.get(post.conversation) ?? new Map((posts[post.conversation] ?? []).map((one) => [one.id, one]));
    const known = merged.get(post.id);
    if (known === undefined || known.version < post.version) merged.set(post.id, post);
    touched.set(post.conversation, merged);
  }
  const sorted = [...touched].map(([conversation, merged]) => [conversation, [...merged.values()].sort((a, b) => a.seq - b.seq)] as const);
  return { ...posts, ...Object.fromEntries(sorted) };
}
