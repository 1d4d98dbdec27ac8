import { useEffect, useState } from 'preact/hooks';
import type { PageContext } from './context.js';

/** Marks the open conversation as read while the page is in view. */
export function useReadMark({ state, client }: PageContext, conversation: string | undefined): void {
  const [isVisible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  const unread = conversation === undefined ? 0 : (state.unread[state.me]?.[conversation] ?? 0);
  const seq = conversation === undefined ? 0 : (state.posts[conversation]?.at(-1)?.seq ?? 0);
  useEffect(() => {
    if (isVisible && conversation !== undefined && unread > 0) void client.post('/api/read', { conversation, seq });
  }, [isVisible, conversation, unread, seq]);
}
