import type { Temporal } from 'temporal-polyfill';
import type { Platform } from '../domain/types.js';

/** How many messages of a platform are in a state that is not their end, or that nobody wants: all but sent and cancelled. */
export interface OpenDeliveries {
  readonly platform: Platform;
  readonly state: 'pending' | 'sending' | 'failed' | 'parked';
  readonly count: number;
}

/** What waits in the whole deployment, for whoever watches it. */
export interface BacklogStore {
  openDeliveries(): Promise<readonly OpenDeliveries[]>;
  /** Since when the check waits that has waited longest to be asked; undefined where none is due. */
  oldestDueCheck(now: Temporal.Instant): Promise<Temporal.Instant | undefined>;
}
