import { useCallback, useEffect, useState } from 'preact/hooks';
import type { EarlierView } from '../api.js';
import { PAGE_ID } from './client.js';
import { takeEarlier, takeEvent } from './page-state.js';
import type { PageState } from './page-state.js';
import { shareEvents } from './share-events.js';

export interface Session {
  /** Nothing until the server has told it. */
  readonly state: PageState | undefined;
  readonly connected: boolean;
  readonly addEarlier: (conversation: string, earlier: EarlierView) => void;
}

/** One person's view of the workspace, kept current by the server's event stream. */
export function useSession(user: string): Session {
  const [state, setState] = useState<PageState | undefined>(undefined);
  const [connected, setConnected] = useState(false);
  /** How often the browser brought this page back as it was left. */
  const [shownAgain, setShownAgain] = useState(0);

  useEffect(
    () =>
      shareEvents(
        { as: user, page: PAGE_ID },
        {
          event: (event) => {
            setConnected(true);
            setState((before) => takeEvent(before, event));
          },
          lost: () => setConnected(false),
        },
      ),
    [user, shownAgain],
  );
  useEffect(() => {
    const follow = (event: PageTransitionEvent): void => {
      if (event.persisted) setShownAgain((count) => count + 1);
    };
    window.addEventListener('pageshow', follow);
    return () => window.removeEventListener('pageshow', follow);
  }, []);

  const addEarlier = useCallback((conversation: string, earlier: EarlierView) => {
    setState((before) => before && takeEarlier(before, conversation, earlier));
  }, []);
  return { state: state?.me === user ? state : undefined, connected, addEarlier };
}
