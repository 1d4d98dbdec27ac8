import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ConversationView } from '../api.js';
import { Composer } from './composer.js';
import { usePage } from './context.js';
import { CloseIcon } from './icons.js';
import { PostList } from './post-list.js';

/** A message and the replies under it, beside the conversation. Escape closes it. */
export function ThreadPane({ conversation, root, onClose }: { conversation: ConversationView; root: string; onClose: () => void }) {
  const { state, text } = usePage();
  const pane = useRef<HTMLElement>(null);
  const posts = (state.posts[conversation.id] ?? []).filter(
    (post) => post.id === root || (post.thread === root && post.content.kind !== 'deleted'),
  );
  // Before the composer takes the focus: it goes back to where it was.
  useLayoutEffect(() => {
    const opener = document.activeElement;
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [root]);

  return (
    <aside
      ref={pane}
      class="thread"
      aria-label={text.thread}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header class="pane-head">
        <h2>{text.thread}</h2>
        <button type="button" class="icon-button" aria-label={text.closeThread} onClick={onClose}><CloseIcon /></button>
      </header>
      <PostList key={root} label={text.thread} posts={posts} />
      <Composer key={root} conversation={conversation.id} thread={root} label={text.replyInThread} autoFocus />
    </aside>
  );
}
