import type { Temporal } from 'temporal-polyfill';
import type { Inbound } from './chat.js';
import type { Workspace } from './people-store.js';

/** Something a person did, as stored. */
export interface InboxEvent {
  readonly id: string;
  readonly organizationId: string;
  readonly inbound: Inbound;
  /** How often it was taken up, this time included. */
  readonly attempts: number;
  /** Whether whoever had it before never said what became of it: their process ended. */
  readonly wasLost: boolean;
  readonly receivedAt: Temporal.Instant;
}

/** Whose events: one platform user of one workspace. */
export interface InboxUser extends Workspace {
  readonly user: string;
}

export interface InboxStore {
  /** Keeps what a person did, once per act (`inbound.key`). Returns the event's id; undefined when it was kept before. */
  add(organizationId: string, inbound: Inbound, receivedAt: Temporal.Instant): Promise<string | undefined>;
  /** Whose event this is; undefined when there is no such event. */
  userOf(organizationId: string, eventId: string): Promise<InboxUser | undefined>;
  /**
   * Takes this user's oldest unfinished event for `leaseMs`. Undefined when there is none, or when somebody has it:
   * one user's events are never worked on by two at once. A lease that ran out is taken over. An event that is set
   * aside lets others go first until its time comes, save those about the same message.
   * @throws AppError `stored-data-unreadable` for one that makes no sense; it is given up.
   */
  claimNext(organizationId: string, user: InboxUser, wallClock: Temporal.Instant, leaseMs: number): Promise<InboxEvent | undefined>;
  /** Finishes a claimed event. False when the claim was lost meanwhile: then nothing of the work may be kept. */
  markDone(organizationId: string, event: InboxEvent, at: Temporal.Instant): Promise<boolean>;
  /**
   * Gives a claimed event back to be tried again at once, sets it aside until `nextAttemptAt` (the real time), or gives
   * it up. `code` is a short identifier, never words.
   */
  markNotDone(organizationId: string, event: InboxEvent, outcome: { readonly state: 'pending'; readonly nextAttemptAt?: Temporal.Instant } | { readonly state: 'failed' }, code: string, at: Temporal.Instant): Promise<void>;
  /** The latest edit or deletion of a message that was worked through before the message itself came: platforms repeat what they could not hand over. */
  overtaking(organizationId: string, user: InboxUser, place: { readonly conversation: string; readonly message: string }): Promise<Extract<Inbound, { type: 'edit' | 'delete' }> | undefined>;
  /** Events given up since a moment, newest first: what they were, and the code of what went wrong; never words. */
  givenUp(organizationId: string, since: Temporal.Instant, limit: number): Promise<readonly { readonly type: string; readonly code: string }[]>;
  /** The oldest unfinished event of every user that nobody is working on and that is not set aside: for the sweep, which asks for them again. */
  waitingDue(wallClock: Temporal.Instant, limit: number): Promise<readonly { readonly organizationId: string; readonly id: string }[]>;
}
