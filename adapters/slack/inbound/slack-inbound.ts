import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebClientOptions } from '@slack/web-api';
import { createBoltApp } from './bolt-app.js';
import type { BoltAppParts } from './bolt-app.js';
import { createHttpReceiver } from './http-receiver.js';
import { listen } from './listen.js';
import type { ListenParts } from './listen.js';
import { PATIENCE } from './patience.js';
import type { Patience } from './patience.js';
import type { Refusal } from './refusals.js';
import { createSocketReceiver } from './socket-receiver.js';

export interface SlackInboundOptions extends Omit<ListenParts, 'patience'>, Omit<BoltAppParts, 'receiver'> {
  readonly clientOptions: WebClientOptions;
  /** Slack's own limits unless told otherwise. */
  readonly patience?: Patience;
  /** Is told why each thing was turned away. */
  readonly count?: (reason: Refusal) => void;
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

/** Receives over HTTP. */
export function createHttpInbound(options: SlackInboundOptions & { readonly signingSecret: string }): HttpInbound {
  const parts = { ...options, patience: options.patience ?? PATIENCE };
  const receiver = createHttpReceiver(parts);
  listen(createBoltApp({ ...options, receiver }), parts);
  return { handle: receiver.handle };
}

/** Receives over Socket Mode. */
export function createSocketInbound(options: SlackInboundOptions & { readonly appToken: string }): SocketInbound {
  const parts = { ...options, patience: options.patience ?? PATIENCE };
  const receiver = createSocketReceiver(parts);
  listen(createBoltApp({ ...options, receiver }), parts);
  return { start: async () => void (await receiver.start()), stop: async () => void (await receiver.stop()) };
}
