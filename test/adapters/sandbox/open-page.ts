import type { PageEvent, SharedEvent, StateView } from '../../../adapters/sandbox/api.js';
import { takeEvent } from '../../../adapters/sandbox/page/page-state.js';
import type { PageState } from '../../../adapters/sandbox/page/page-state.js';

/** A page without a browser: it listens to the server's events and keeps what they add up to. */
export interface OpenPage {
  readonly page: string;
  readonly state: () => PageState;
  readonly events: readonly PageEvent[];
  close(): void;
}

/** Opens one; resolves once the server has told it everything. */
export async function openPage(url: string, user: string, page: string): Promise<OpenPage> {
  const controller = new AbortController();
  const response = await fetch(`${url}/api/events?${new URLSearchParams({ pages: JSON.stringify([{ as: user, page }]) }).toString()}`, { signal: controller.signal });
  if (!response.ok || response.body === null) throw new Error(`The event stream answered ${response.status}.`);
  const events: PageEvent[] = [];
  let state: PageState | undefined;
  let opened: (() => void) | undefined;
  const whole = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const take = (event: PageEvent): void => {
    events.push(event);
    state = takeEvent(state, event);
    opened?.();
  };
  void readEvents(response.body, take).catch(() => undefined);
  await whole;
  return {
    page,
    events,
    state: () => {
      if (state === undefined) throw new Error('The page knows nothing yet.');
      return state;
    },
    close: () => controller.abort(),
  };
}

async function readEvents(body: ReadableStream<Uint8Array>, take: (event: PageEvent) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const parts = rest.split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const data = part.split('\n').filter((line) => line.startsWith('data: ')).map((line) => line.slice(6)).join('\n');
      if (data !== '') take((JSON.parse(data) as SharedEvent).event);
    }
  }
}

/** What the server says of a person's page, asked once. */
export async function readState(url: string, user: string): Promise<StateView> {
  const response = await fetch(`${url}/api/state?${new URLSearchParams({ as: user }).toString()}`);
  return (await response.json()) as StateView;
}
