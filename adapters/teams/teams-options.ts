import type { Ask } from '../../src/ports/ask.js';
import type { Receive } from '../../src/ports/chat.js';
import type { Pace } from '../../src/ports/pace.js';
import type { Sealer } from '../../src/ports/sealer.js';
import type { Store } from '../../src/ports/store.js';
import type { Clock, Logger } from '../../src/ports/system.js';
import type { WorkRequests } from '../../src/ports/work.js';
import type { TeamsApp } from './connect/credentials.js';
import type { Cloud } from './connect/clouds.js';
import type { IsServiceUrl } from './connect/service-urls.js';
import type { INetworkModule } from './sdk.js';

/** Where Microsoft is, where that is elsewhere than in its cloud. */
export interface TeamsPlaces {
  /** Of the OpenID document. */
  readonly openId?: string;
  readonly isServiceUrl?: IsServiceUrl;
  /** Where conversations are served until one of them tells. */
  readonly serviceUrl?: string;
  /** How tokens are asked for. */
  readonly network?: INetworkModule;
  /** Whether files are fetched from this address. */
  readonly isFileHost?: (url: URL) => boolean;
}

/** What the adapter works with. */
export interface TeamsOptions {
  /** The app of the settings; others are connected by the command line. */
  readonly app?: TeamsApp & { /** The key of the organization it serves; the only one's unless said. */ readonly organization?: string };
  readonly cloud: Cloud;
  readonly store: Pick<Store, 'workspaces' | 'people' | 'references'>;
  readonly receive: Receive;
  readonly ask: Ask;
  readonly work: Pick<WorkRequests, 'deliver'>;
  /** Seals credentials, references and the addresses to answer at. */
  readonly sealer: Sealer;
  /** The real time: Teams' own clock runs by it. */
  readonly wallClock: Clock;
  readonly log: Logger;
  /** Where processes tell each other which conversations rest; left out where there is one. */
  readonly pace?: Pick<Pace, 'hold' | 'heldFor'> | undefined;
  readonly places?: TeamsPlaces;
}
