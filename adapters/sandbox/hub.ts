import type { PageEvent } from './api.js';

/** One open page: who it is for, and how to reach it. */
export interface Listener {
  readonly user: string;
  readonly page: string;
  send(event: PageEvent): void;
}

/** The open pages. */
export interface Hub {
  /** Adds a page until the returned function is called. */
  join(listener: Listener): () => void;
  /** Whether this page is open, and for this person. */
  isOpen(page: string, user: string): boolean;
  /** Sends each page the event made for it, or nothing. */
  tell(make: (listener: Listener) => PageEvent | undefined): void;
}

/** The pages that are open, and what they are told. */
export function createHub(): Hub {
  const listeners = new Set<Listener>();
  return {
    join(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isOpen: (page, user) => [...listeners].some((one) => one.page === page && one.user === user),
    tell(make) {
      for (const listener of listeners) {
        const event = make(listener);
        if (event !== undefined) listener.send(event);
      }
    },
  };
}
