import type { Temporal } from 'temporal-polyfill';

/** How long what is settled is kept, in days of 24 hours. */
export interface KeepDays {
  /** What people wrote, as it arrived, once it is worked through. */
  readonly eventContents: number;
  /** The mark that an act was worked through: the same act delivered again within this time does nothing. */
  readonly eventKeys: number;
  /** Messages that were sent, given up or cancelled. A reply to one that is gone is asked about: which item? */
  readonly messages: number;
  /** Questions of the bot that were answered or have expired. */
  readonly questions: number;
}

/** What was removed, by kind. */
export interface Removed extends Readonly<Record<string, number>> {
  readonly eventContents: number;
  readonly events: number;
  readonly messages: number;
  readonly questions: number;
}

/** Keeps the tables from growing for ever. */
export interface UpkeepStore {
  /** Organizations whose day it is, by id. */
  organizationsDue(now: Temporal.Instant): Promise<readonly string[]>;
  /** Moves an organization's next time on from one that came by `now`; false where somebody else did. Holds others off until the transaction ends. */
  take(organizationId: string, now: Temporal.Instant, nextAt: Temporal.Instant): Promise<boolean>;
  /** Removes settled rows that are older than `keep` says, at most `limit` of each kind. */
  removePast(organizationId: string, keep: KeepDays, now: Temporal.Instant, limit: number): Promise<Removed>;
  /**
   * Ends the lease of every event, message and copy that a process which is gone had in hand, so that nobody waits for it to
   * run out. Only for a database that no other process can be working on.
   */
  endLeases(wallClock: Temporal.Instant): Promise<void>;
}
