import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebClientOptions } from '@slack/web-api';
import { createBoltApp } from './bolt-app.js';
import type { BoltAppParts } from './bolt-app.js';
import { createHttpReceiver } from './http-receiver.js';
import type { Refusal } from './http-receiver.js';
import { listen } from './listen.js';
import type { ListenParts } from './listen.js';
import { PATIENCE } from './patience.js';
import type { Patience } from './patience.js';
import { createSocketReceiver } from './socket-receiver.js';

export interface SlackInboundOptions extends Omit<ListenParts, 'patience'>, Omit<BoltAppParts, 'receiver'> {
  readonly clientOptions: WebClientOptions;
  /** Slack's own limits unless told otherwise. */
  readonly patience?: Patience;
  /** Posts to a `response_url`; the platform's own unless told otherwise. */
  readonly post?: typeof fetch;
}

/** Slack comes to us: signed requests at an address of ours. */
export interface HttpInbound {
  /** Answers one request, whatever its path: events, commands and everything people press come to the same place. Never rejects. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** We go to Slack: a connection from here, no address needed. */
export interface SocketInbound {
  /** Rejects with `AppError` `slack-app-token` where Slack refuses the token; where Slack cannot be reached it goes on trying. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Receives over HTTP. `count` is told why each request was turned away. */
export function createHttpInbound(options: SlackInboundOptions & { readonly signingSecret: string; readonly count?: (reason: Refusal) => void }): HttpInbound {
  const receiver = createHttpReceiver({ ...options, ...defaults(options) });
  listen(createBoltApp({ ...options, receiver }), { ...options, ...defaults(options) });
  return { handle: receiver.handle };
}

/** Receives over Socket Mode. */
export function createSocketInbound(options: SlackInboundOptions & { readonly appToken: string }): SocketInbound {
  const receiver = createSocketReceiver({ ...options, ...defaults(options) });
  listen(createBoltApp({ ...options, receiver }), { ...options, ...defaults(options) });
  return { start: async () => void (await receiver.start()), stop: async () => void (await receiver.stop()) };
}

function defaults({ patience = PATIENCE, post = fetch }: SlackInboundOptions): { readonly patience: Patience; readonly post: typeof fetch } {
  return { patience, post };
}
