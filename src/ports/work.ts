/** What a use case may ask to be worked on soon, once its transaction is committed. Losing a request loses nothing: the sweep asks again. */
export interface WorkRequests {
  deliver(organizationId: string, deliveryIds: readonly string[]): Promise<void>;
  inbound(organizationId: string, eventId: string): Promise<void>;
  /** Brings posted digests up to date after reports changed. */
  refreshDigests(organizationId: string): Promise<void>;
}

/** As `WorkRequests`, for copies of evidence. */
export interface CopyRequests {
  copyEvidence(organizationId: string, evidenceIds: readonly string[]): Promise<void>;
}
