import type { SharedEvent } from '../api.js';

/**
 * A browser opens six connections to one address at most, over all its tabs. So one tab, the one that holds a lock,
 * listens to the server for all of them and passes on what each is to hear; when it closes, another takes over.
 */
const NAME = 'throughline-events';
/** How long the listening tab gathers others before it connects anew, in milliseconds. */
const GATHER_MS = 50;
/** How long to wait before connecting anew where the browser gave up, in milliseconds. */
const RETRY_MS = 2_000;

/** A tab, as it is for one person. */
interface Place {
  readonly as: string;
  readonly page: string;
}
/** What tabs tell each other. */
type Word =
  | { readonly kind: 'here' | 'gone'; readonly place: Place }
  /** The listening tab is new: who is there? */
  | { readonly kind: 'who' }
  | { readonly kind: 'event'; readonly shared: SharedEvent }
  | { readonly kind: 'lost' };

export interface Hears {
  /** An event for this tab; the first is everything it shows. */
  event(event: SharedEvent['event']): void;
  /** The server cannot be reached for now. */
  lost(): void;
}

/** Hears the server's events for one tab until the returned function is called. */
export function shareEvents(place: Place, hears: Hears): () => void {
  const channel = new BroadcastChannel(NAME);
  const over = new AbortController();
  let lead: Lead | undefined;
  const tell = (word: Word): void => channel.postMessage(word);
  const hear = (word: Word): void => {
    if (word.kind === 'event' && word.shared.page === place.page && word.shared.user === place.as) hears.event(word.shared.event);
    if (word.kind === 'lost') hears.lost();
    if (word.kind === 'who') tell({ kind: 'here', place });
    if (word.kind === 'here') lead?.add(word.place);
    if (word.kind === 'gone') lead?.remove(word.place);
  };
  channel.onmessage = (message: MessageEvent<Word>) => hear(message.data);
  tell({ kind: 'here', place });

  void navigator.locks
    .request(NAME, { signal: over.signal }, async () => {
      lead = startLead(place, (word) => {
        tell(word);
        hear(word);
      });
      tell({ kind: 'who' });
      await new Promise<void>((resolve) => over.signal.addEventListener('abort', () => resolve()));
      lead.stop();
    })
    .catch(() => undefined);

  // A tab that the browser keeps for the way back must not keep the lock: it goes as if closed.
  const leave = (): void => {
    tell({ kind: 'gone', place });
    over.abort();
  };
  window.addEventListener('pagehide', leave);
  return () => {
    window.removeEventListener('pagehide', leave);
    leave();
    channel.close();
  };
}

interface Lead {
  add(place: Place): void;
  remove(place: Place): void;
  stop(): void;
}

/** Listens to the server for every tab that says it is there. */
function startLead(own: Place, tell: (word: Word) => void): Lead {
  const places = new Map([[keyOf(own), own]]);
  /** Older ones stay until the newest hears something, so that nothing is missed in between. */
  const open = new Set<EventSource>();
  let newest: EventSource | undefined;
  let timer: number | undefined;

  function connect(): void {
    const next = new EventSource(`/api/events?${new URLSearchParams({ pages: JSON.stringify([...places.values()]) })}`);
    newest = next;
    open.add(next);
    next.onmessage = (message: MessageEvent<string>) => {
      if (newest === next) closeAllBut(next);
      tell({ kind: 'event', shared: JSON.parse(message.data) as SharedEvent });
    };
    next.onerror = () => {
      tell({ kind: 'lost' });
      if (next.readyState === EventSource.CLOSED && newest === next) soon(RETRY_MS);
    };
  }
  function closeAllBut(kept: EventSource | undefined): void {
    for (const source of open) {
      if (source === kept) continue;
      source.close();
      open.delete(source);
    }
  }
  function soon(ms: number): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(connect, ms);
  }
  soon(GATHER_MS);
  return {
    add(place) {
      places.set(keyOf(place), place);
      soon(GATHER_MS);
    },
    remove(place) {
      if (places.delete(keyOf(place))) soon(GATHER_MS);
    },
    stop() {
      window.clearTimeout(timer);
      closeAllBut(undefined);
    },
  };
}

function keyOf({ as, page }: Place): string {
  return JSON.stringify([as, page]);
}
