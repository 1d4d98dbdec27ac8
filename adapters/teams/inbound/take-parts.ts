import type { Ask } from '../../../src/ports/ask.js';
import type { Chat, Receive } from '../../../src/ports/chat.js';
import type { ReferenceStore } from '../../../src/ports/reference-store.js';
import type { Sealer } from '../../../src/ports/sealer.js';
import type { Clock, Logger } from '../../../src/ports/system.js';
import type { LanguageOf } from './language.js';
import type { Patience } from './patience.js';

/** What taking activities needs. */
export interface TakeActivityParts {
  readonly receive: Receive;
  readonly ask: Ask;
  readonly references: Pick<ReferenceStore, 'save' | 'find' | 'all' | 'remove'>;
  /** The chat of a tenant: who its people are, and which of its channels not everyone reads. */
  readonly chatFor: (tenant: string) => Pick<Chat, 'profile' | 'channel'>;
  /** Seals references and the addresses to answer at. */
  readonly sealer: Sealer;
  /** The real time. */
  readonly clock: Clock;
  readonly log: Logger;
  readonly languageOf: LanguageOf;
  /** Called, not waited for, when the bot came into a team or a group chat: there are people to be matched. */
  readonly onPlaceAdded?: (organizationId: string, tenant: string) => Promise<void>;
  /** The platform's own limits unless told otherwise. */
  readonly patience?: Patience;
}
