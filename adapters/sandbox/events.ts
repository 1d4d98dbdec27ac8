import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { PageEvent, StateView } from './api.js';
import type { Hub } from './hub.js';

/** What a browser waits before it connects again, in milliseconds. */
const RETRY_MS = 1_000;

/**
 * A stream of events for one open page: first everything it shows, then what changes.
 * Ends when the connection does.
 */
export function eventStream(c: Context, hub: Hub, page: string, state: StateView): Response {
  return streamSSE(c, async (stream) => {
    let last = Promise.resolve();
    let id = 0;
    const send = (event: PageEvent): void => {
      id += 1;
      const message = { event: event.type, data: JSON.stringify(event), id: String(id), retry: RETRY_MS };
      last = last.then(() => stream.writeSSE(message)).catch(() => undefined);
    };
    const leave = hub.join({ user: state.me, page, send });
    send({ type: 'state', state });
    await new Promise<void>((resolve) => stream.onAbort(resolve));
    leave();
  });
}
