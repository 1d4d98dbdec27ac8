import type { Sealer } from '../../src/ports/sealer.js';
import type { Receive } from '../../src/ports/chat.js';
import type { Store } from '../../src/ports/store.js';
import type { Clock, Logger } from '../../src/ports/system.js';
import type { WorkRequests } from '../../src/ports/work.js';
import type { SlackApi } from './connect/web-client.js';

/** How Slack's events come in. */
export type SlackTransport = { readonly kind: 'http'; readonly signingSecret: string } | { readonly kind: 'socket'; readonly appToken: string };

/** Which workspaces the bot is in. */
export type SlackTenancy =
  | { readonly kind: 'one'; readonly botToken: string; /** The key of the organization whose workspace it is; the only one's unless said. */ readonly organization?: string }
  | { readonly kind: 'many'; readonly clientId: string; readonly clientSecret: string; readonly stateSecret: string; readonly publicUrl: string };

/** What the adapter works with. */
export interface SlackOptions {
  readonly transport: SlackTransport;
  readonly tenancy: SlackTenancy;
  readonly store: Pick<Store, 'workspaces' | 'people'>;
  readonly receive: Receive;
  readonly work: Pick<WorkRequests, 'deliver'>;
  /** Seals tokens and the addresses to answer at. */
  readonly sealer: Sealer;
  /** The real time: Slack's own clock runs by it. */
  readonly wallClock: Clock;
  readonly log: Logger;
  /** Slack's own addresses unless told otherwise. */
  readonly api?: SlackApi;
  /** Where files may be read with the bot's token; Slack's own hosts unless told otherwise. */
  readonly isFileHost?: (url: URL) => boolean;
}
