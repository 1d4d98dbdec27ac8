import type { Language } from '../../../src/domain/types.js';
import type { ReferenceStore } from '../../../src/ports/reference-store.js';
import type { Sealer } from '../../../src/ports/sealer.js';
import type { Clock, Logger } from '../../../src/ports/system.js';
import type { Holds } from './pace.js';
import type { Connector } from '../connect/connector.js';

/** What acting in one tenant takes. */
export interface OutboundDeps {
  readonly connector: Connector;
  readonly organizationId: string;
  /** The tenant's id, lower case. */
  readonly workspace: string;
  readonly references: ReferenceStore;
  /** Where the tenant's conversations are served, until one of them tells. */
  readonly serviceUrl: string;
  /** The language of the few sentences of this platform's limits, where the reader's own is not known. */
  readonly language: Language;
  /** The language that a person chose; undefined for whoever is not known to be one. */
  readonly languageOfMember: (user: string) => Promise<Language | undefined>;
  readonly sealer: Sealer;
  readonly log: Logger;
  /** The real time: the service's own clock runs by it. */
  readonly wallClock: Clock;
  /** Where processes tell each other which conversations rest; left out where there is one. */
  readonly pace?: Holds | undefined;
  /** Whether the app's token may be shown to this address when a picture is read: those at which Teams serves conversations, and with them what people paste. */
  readonly isPictureHost: (url: URL) => boolean;
  /** Whether files are fetched from this address; Microsoft's own hosts unless told otherwise. */
  readonly isFileHost?: (url: URL) => boolean;
  /** Waits so many milliseconds while a long list is read in turns. */
  readonly wait?: (ms: number) => Promise<void>;
}
