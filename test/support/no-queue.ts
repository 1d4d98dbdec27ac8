import { openPace } from '../../jobs/pace/open-pace.js';
import type { WorkRequests } from '../../src/ports.js';
import { silentLog } from './silent-log.js';

/** Where a test works through everything itself. */
export const noWork: WorkRequests = { deliver: async () => undefined, inbound: async () => undefined, refreshDigests: async () => undefined, callLine: async () => undefined };

/** A pace of the test's own process. */
export const ownPace = openPace({ kind: 'pglite' }, silentLog);
