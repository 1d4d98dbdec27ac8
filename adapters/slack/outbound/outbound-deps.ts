import type { WebClient } from '@slack/web-api';
import type { Language } from '../../../src/domain/types.js';
import type { Sealer } from '../../../src/ports/sealer.js';
import type { Clock, Logger } from '../../../src/ports/system.js';

/** What acting in one workspace takes. */
export interface OutboundDeps {
  /** Of this workspace's bot token; with retries off and rate-limited calls rejected: whoever sends decides when to try again. */
  readonly client: WebClient;
  /** Slack's team id. */
  readonly workspace: string;
  /** The enterprise whose workspaces' people are no strangers, where there is one. */
  readonly enterprise?: string | undefined;
  /** The bot's own user id in this workspace. */
  readonly botUser: string;
  /** The language of the few sentences of Slack's limits, where the reader's own is not known. */
  readonly language: Language;
  /** The language that a person chose; undefined for whoever is not known to be one. */
  readonly languageOfMember: (user: string) => Promise<Language | undefined>;
  /** Block types that this workspace refused before. */
  readonly refused: () => ReadonlySet<string>;
  /** Keeps for good that this workspace refuses a block type. */
  readonly noteRefused: (type: string) => Promise<void>;
  readonly sealer: Sealer;
  readonly log: Logger;
  /** The real time: Slack's own clock runs by it. */
  readonly wallClock: Clock;
  /** Whether the bot's token may be shown to this address when a file is read; Slack's own hosts unless told otherwise. */
  readonly isFileHost?: (url: URL) => boolean;
  /** Waits so many milliseconds while a long list is read in turns. */
  readonly wait?: (ms: number) => Promise<void>;
}
