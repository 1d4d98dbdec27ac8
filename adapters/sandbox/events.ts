import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { PageEvent, SharedEvent, StateView } from './api.js';
import type { Hub } from './hub.js';

/** What a browser waits before it connects again, in milliseconds. */
const RETRY_MS = 1_000;

/** An open page and everything it shows at first. */
export interface Opened {
  readonly page: string;
  readonly state: StateView;
}

/**
 * A stream of events for the open pages of one browser, each event with its page: first everything a page shows, then
 * what changes. Ends when the connection does.
 */
export function eventStream(c: Context, hub: Hub, opened: readonly Opened[]): Response {
  return streamSSE(c, async (stream) => {
    let last = Promise.resolve();
    let id = 0;
    const send = (shared: SharedEvent): void => {
      id += 1;
      const message = { data: JSON.stringify(shared), id: String(id), retry: RETRY_MS };
      last = last.then(() => stream.writeSSE(message)).catch(() => undefined);
    };
    const leaves = opened.map(({ page, state }) => {
      const sendHere = (event: PageEvent): void => send({ page, user: state.me, event });
      const leave = hub.join({ user: state.me, page, send: sendHere });
      sendHere({ type: 'state', state });
      return leave;
    });
    await new Promise<void>((resolve) => stream.onAbort(resolve));
    for (const leave of leaves) leave();
  });
}
