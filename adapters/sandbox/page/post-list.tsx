import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { PostView } from '../api.js';
import { usePage } from './context.js';
import { PostItem } from './post.js';

interface PostListProps {
  readonly label: string;
  readonly posts: readonly PostView[];
  /** The replies under each post, by its id. */
  readonly replies?: ReadonlyMap<string, readonly PostView[]>;
  readonly onReply?: (post: PostView) => void;
  readonly before?: ComponentChildren;
}

/** Two messages of one person within this time stand together, in milliseconds. */
const TOGETHER_MS = 5 * 60_000;
/** Nearer than this to the end, in pixels, one is reading along: new messages scroll into view. */
const NEAR_END = 120;
/** What stays in sight above a message that fills the room, in pixels. */
const ABOVE = 48;

/** Messages in order, by day. It follows new ones while one is at the end, and stays put while one reads back. */
export function PostList({ label, posts, replies, onReply, before }: PostListProps) {
  const { state, dates } = usePage();
  const box = useRef<HTMLDivElement>(null);
  const seen = useRef({ follows: true, placed: 0, fromEnd: 0, first: '', last: '' });
  const first = posts[0]?.id ?? '';
  const last = posts.at(-1);
  const version = posts.reduce((most, post) => Math.max(most, post.version), 0);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const isOlder = seen.current.first !== first && seen.current.last === last?.id;
    const isOwn = seen.current.last !== last?.id && last?.author === state.me;
    if (isOlder) element.scrollTop = element.scrollHeight - seen.current.fromEnd - element.clientHeight;
    else if (isOwn || seen.current.follows) showLatest(element);
    const follows = isOwn || seen.current.follows;
    seen.current = { first, last: last?.id ?? '', follows, placed: element.scrollTop, fromEnd: fromEnd(element) };
  }, [first, last?.id, version]);

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const watcher = new ResizeObserver(() => {
      if (!seen.current.follows) return;
      showLatest(element);
      seen.current.placed = element.scrollTop;
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);

  return (
    <div
      ref={box}
      class="posts"
      role="region"
      aria-label={label}
      tabIndex={0}
      onScroll={(event) => {
        const element = event.currentTarget;
        seen.current.fromEnd = fromEnd(element);
        if (Math.abs(element.scrollTop - seen.current.placed) > 1) seen.current.follows = fromEnd(element) < NEAR_END;
      }}
    >
      {before}
      <ol role="list">
        {posts.map((post, index) => {
          const earlier = posts[index - 1];
          const isNewDay = earlier === undefined || dates.dayKey(earlier.at) !== dates.dayKey(post.at);
          return [
            isNewDay && <li key={`day-${post.id}`} class="day"><h3>{dates.day(post.at)}</h3></li>,
            <PostItem
              key={post.id}
              post={post}
              continues={!isNewDay && earlier !== undefined && goesOn(earlier, post, replies)}
              {...(replies === undefined ? {} : { replies: replies.get(post.id) ?? [] })}
              {...(onReply === undefined ? {} : { onReply: () => onReply(post) })}
            />,
          ];
        })}
      </ol>
    </div>
  );
}

/** Scrolls to the end, but not past the beginning of the latest message where that is taller than the room. */
function showLatest(element: HTMLElement): void {
  const latest = element.querySelector<HTMLElement>('ol > li:last-child');
  const beginning = latest === null ? Infinity : latest.offsetTop - ABOVE;
  element.scrollTop = Math.min(element.scrollHeight - element.clientHeight, beginning);
}

function fromEnd(element: HTMLElement): number {
  return element.scrollHeight - element.scrollTop - element.clientHeight;
}

function goesOn(earlier: PostView, post: PostView, replies: PostListProps['replies']): boolean {
  return (
    earlier.author === post.author &&
    earlier.onlyYou === post.onlyYou &&
    earlier.content.kind === 'text' &&
    post.content.kind === 'text' &&
    (replies?.get(earlier.id) ?? []).length === 0 &&
    Date.parse(post.at) - Date.parse(earlier.at) < TOGETHER_MS
  );
}
