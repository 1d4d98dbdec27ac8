import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { sandboxText } from '../../../src/text/sandbox/index.js';
import { safeText } from '../safe-text.js';
import { createClient } from './client.js';
import { ClockPanel } from './clock-panel.js';
import { PageProvider, nameOf } from './context.js';
import type { Draft, PageContext } from './context.js';
import { ConversationPane } from './conversation-pane.js';
import { createDates } from './dates.js';
import { FormDialog } from './form-dialog.js';
import { CloseIcon } from './icons.js';
import { newPosts } from './page-state.js';
import type { PageState } from './page-state.js';
import { Sidebar } from './sidebar.js';
import { ThreadPane } from './thread-pane.js';
import { useDrawer } from './use-drawer.js';
import { useReadMark } from './use-read-mark.js';
import { useSession } from './use-session.js';
import type { Session } from './use-session.js';

interface AppProps {
  readonly user: string;
  /** The conversation to begin in, if the address names one. */
  readonly first: string | undefined;
  readonly onPerson: (user: string) => void;
  readonly onPlace: (conversation: string) => void;
  readonly drafts: Map<string, Draft>;
}

/** The page of one person. */
export function App(props: AppProps) {
  const session = useSession(props.user);
  const text = sandboxText(navigator.language);
  if (session.state === undefined) return <p class="opening" role="status">{session.connected ? text.loading : text.reconnecting}</p>;
  return <Workspace {...props} session={session} state={session.state} />;
}

function Workspace({ user, first, onPerson, onPlace, drafts, session, state }: AppProps & { session: Session; state: PageState }) {
  const me = state.people.find((person) => person.user === user) ?? { user, name: user, title: '', timeZone: 'UTC', locale: 'en', handle: user, active: false };
  const [place, setPlace] = useState(first);
  const [thread, setThread] = useState<string | undefined>(undefined);
  const [announced, announce] = useState('');
  const drawer = useDrawer();
  const page = useMemo((): PageContext => {
    const text = sandboxText(me.locale);
    return { me, state, text, dates: createDates(me.locale, me.timeZone), client: createClient(user, me.locale, text), announce, drafts };
  }, [state, me.locale, me.timeZone, user]);
  const { text } = page;
  const conversation = state.conversations.find((one) => one.id === place) ?? state.conversations[0];
  const isThreadHere = thread !== undefined && (state.posts[conversation?.id ?? ''] ?? []).some((post) => post.id === thread);

  useEffect(() => {
    document.documentElement.lang = me.locale;
    document.title = `${me.name} · ${text.title}`;
  }, [me.locale, me.name]);
  useEffect(() => {
    if (conversation !== undefined) onPlace(conversation.id);
  }, [conversation?.id]);
  useAnnouncements(page);
  useReadMark(page, conversation?.id);

  function go(id: string): void {
    setPlace(id);
    setThread(undefined);
    drawer.close();
  }

  const unread = Object.entries(state.unread[user] ?? {}).filter(([id]) => id !== conversation?.id).reduce((sum, [, count]) => sum + count, 0);
  return (
    <PageProvider value={page}>
      <SkipLink to=".posts" label={text.skipToMessages} />
      <SkipLink to=".conversation .composer textarea" label={text.skipToWriting} />
      <header class="top">
        <h1>{text.title}</h1>
        <ClockPanel />
      </header>
      {!session.connected && <p class="banner" role="status">{text.reconnecting}</p>}
      <div class={`columns ${isThreadHere ? 'has-thread' : ''}`}>
        <div ref={drawer.element} class={`side ${drawer.isOpen ? 'is-open' : ''}`} onKeyDown={(event) => {
          if (event.key === 'Escape') drawer.close();
        }}>
          <button type="button" class="icon-button drawer-close" aria-label={text.close} onClick={drawer.close}><CloseIcon /></button>
          <Sidebar current={conversation?.id ?? ''} onConversation={go} onPerson={onPerson} />
        </div>
        {drawer.isOpen && <div class="side-shade" onClick={drawer.close} />}
        {conversation !== undefined && (
          <ConversationPane conversation={conversation} addEarlier={session.addEarlier} onThread={setThread} onMenu={drawer.open} unreadElsewhere={unread} />
        )}
        {conversation !== undefined && isThreadHere && <ThreadPane conversation={conversation} root={thread} onClose={() => setThread(undefined)} />}
      </div>
      {state.forms.map((view) => <FormDialog key={view.open} view={view} />)}
      <p class="unseen" aria-live="polite">{announced}</p>
    </PageProvider>
  );
}

/** For whoever goes by keyboard: a long conversation has hundreds of buttons before the place to write. */
function SkipLink({ to, label }: { readonly to: string; readonly label: string }) {
  return (
    <a class="skip" href="#conversation" onClick={(event) => {
      event.preventDefault();
      document.querySelector<HTMLElement>(to)?.focus();
    }}>{label}</a>
  );
}

/** Says new messages of others to screen readers. */
function useAnnouncements(page: PageContext): void {
  const { state, text } = page;
  const before = useRef(state);
  useEffect(() => {
    const fresh = newPosts(before.current, state).filter((post) => post.author !== state.me && post.seq > latestSeq(before.current));
    before.current = state;
    const latest = fresh.at(-1);
    if (latest === undefined || latest.content.kind === 'deleted') return;
    const words = latest.content.kind === 'message' ? latest.content.message.summary : latest.content.text;
    page.announce(text.newMessage(nameOf(page, latest.author), safeText(words).slice(0, 300)));
  }, [state]);
}

function latestSeq(state: PageState): number {
  return Math.max(0, ...Object.values(state.posts).map((posts) => posts.at(-1)?.seq ?? 0));
}
