import { useCallback, useEffect, useState } from 'preact/hooks';
import type { EarlierView, PageEvent } from '../api.js';
import { PAGE_ID } from './client.js';
import { takeEarlier, takeEvent } from './page-state.js';
import type { PageState } from './page-state.js';

export interface Session {
  /** Nothing until the server has told it. */
  readonly state: PageState | undefined;
  readonly connected: boolean;
  readonly addEarlier: (conversation: string, earlier: EarlierView) => void;
}

const EVENTS: readonly PageEvent['type'][] = ['state', 'posts', 'people', 'unread', 'clock', 'form', 'form-closed'];
/** How long to wait before connecting anew where the browser gave up, in milliseconds. */
const RETRY_MS = 2_000;

/** One person's view of the workspace, kept current by the server's event stream. */
export function useSession(user: string): Session {
  const [state, setState] = useState<PageState | undefined>(undefined);
  const [connected, setConnected] = useState(false);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const source = new EventSource(`/api/events?${new URLSearchParams({ as: user, page: PAGE_ID })}`);
    let again: number | undefined;
    for (const type of EVENTS) {
      source.addEventListener(type, (message: MessageEvent<string>) => {
        const event = JSON.parse(message.data) as PageEvent;
        setConnected(true);
        setState((before) => takeEvent(before, event));
      });
    }
    source.onerror = () => {
      setConnected(false);
      if (source.readyState === EventSource.CLOSED) again = window.setTimeout(() => setAttempt((count) => count + 1), RETRY_MS);
    };
    return () => {
      window.clearTimeout(again);
      source.close();
    };
  }, [user, attempt]);

  const addEarlier = useCallback((conversation: string, earlier: EarlierView) => {
    setState((before) => before && takeEarlier(before, conversation, earlier));
  }, []);
  return { state: state?.me === user ? state : undefined, connected, addEarlier };
}
