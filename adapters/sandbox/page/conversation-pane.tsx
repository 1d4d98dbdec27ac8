import { useMemo, useState } from 'preact/hooks';
import type { ConversationView, PostView } from '../api.js';
import { Composer } from './composer.js';
import { usePage } from './context.js';
import { LockIcon, MenuIcon } from './icons.js';
import { PostList } from './post-list.js';

interface ConversationPaneProps {
  readonly conversation: ConversationView;
  readonly addEarlier: (conversation: string, earlier: { posts: readonly PostView[]; hasEarlier: boolean }) => void;
  readonly onThread: (root: string) => void;
  readonly onMenu: () => void;
  /** Unread messages in other conversations. */
  readonly unreadElsewhere: number;
}

/** The conversation one is in: its messages, and where to write. */
export function ConversationPane({ conversation, addEarlier, onThread, onMenu, unreadElsewhere }: ConversationPaneProps) {
  const { state, text, client } = usePage();
  const [fault, setFault] = useState('');
  const posts = state.posts[conversation.id] ?? [];
  const { roots, replies } = useMemo(() => inThreads(posts), [posts]);
  const place = conversation.kind === 'channel' ? `#${conversation.name}` : conversation.name;

  async function loadEarlier(): Promise<void> {
    const answer = await client.earlier(conversation.id, roots[0]?.seq ?? 1);
    if (answer.ok) addEarlier(conversation.id, answer.value);
    setFault(answer.ok ? '' : answer.fault.message);
  }

  return (
    <main class="conversation" id="conversation" aria-label={text.messagesIn(place)}>
      <header class="pane-head">
        <button type="button" class="icon-button menu-button" aria-label={unreadElsewhere > 0 ? `${text.menu} (${text.menuUnread(unreadElsewhere)})` : text.menu} onClick={onMenu}>
          <MenuIcon />
          {unreadElsewhere > 0 && <span class="menu-dot" />}
        </button>
        <h2><bdi>{place}</bdi></h2>
        {conversation.kind === 'direct' && <span class="app-tag">{text.app}</span>}
        {conversation.kind === 'channel' && conversation.isPrivate && <span class="small pane-note"><LockIcon /> {text.privateChannel}</span>}
      </header>
      <PostList
        key={`${state.me}/${conversation.id}`}
        label={text.messagesIn(place)}
        posts={roots}
        replies={replies}
        onReply={(post) => onThread(post.id)}
        before={
          <>
            {conversation.hasEarlier && <button type="button" class="button earlier" onClick={() => void loadEarlier()}>{text.earlier}</button>}
            {fault !== '' && <p class="fault" role="alert">{fault}</p>}
            {roots.length === 0 && <p class="empty">{conversation.kind === 'direct' ? text.emptyDirect : text.emptyChannel}</p>}
          </>
        }
      />
      <Composer key={`${state.me}/${conversation.id}`} conversation={conversation.id} label={text.messageTo(place)} />
    </main>
  );
}

function inThreads(posts: readonly PostView[]): { roots: readonly PostView[]; replies: ReadonlyMap<string, readonly PostView[]> } {
  const replies = new Map<string, PostView[]>();
  for (const post of posts) {
    if (post.thread !== undefined && post.content.kind !== 'deleted') replies.set(post.thread, [...(replies.get(post.thread) ?? []), post]);
  }
  const isShown = (post: PostView) => post.thread === undefined && (post.content.kind !== 'deleted' || replies.has(post.id));
  return { roots: posts.filter(isShown), replies };
}
