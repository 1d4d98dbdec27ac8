import type { Urgency } from './delivery-store.js';

/** What a use case may ask to be worked on soon, once its transaction is committed. None rejects; losing one loses nothing: the sweep asks again. */
export interface WorkRequests {
  /** `inMs`: an operational wait; no domain time. */
  deliver(organizationId: string, deliveryIds: readonly string[], how?: { readonly urgency?: Urgency; readonly inMs?: number }): Promise<void>;
  inbound(organizationId: string, eventIds: readonly string[], how?: { readonly inMs?: number }): Promise<void>;
  /** Brings posted digests up to date after reports changed. */
  refreshDigests(organizationId: string): Promise<void>;
  /** Has those who stand first in a line go on, in so many milliseconds. */
  callLine(organizationId: string, line: string, inMs: number): Promise<void>;
}

/** As `WorkRequests`, for copies of evidence. */
export interface CopyRequests {
  copyEvidence(organizationId: string, evidenceIds: readonly string[]): Promise<void>;
}
