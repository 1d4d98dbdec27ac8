import type { Temporal } from 'temporal-polyfill';
import type { Period } from '../domain/digest/period.js';
import type { Unanswered } from '../domain/digest/silence.js';
import type { Message } from '../domain/message.js';
import type { Scope } from '../domain/plan-tree.js';
import type { StatusCounts } from '../domain/roll-up.js';
import type { Language, ZoneId } from '../domain/types.js';
import type { Workspace } from './people-store.js';

/** Who gets the digest: a person, or a channel by its platform id. */
export type SubscriptionTarget = { readonly kind: 'person'; readonly personId: string } | ({ readonly kind: 'channel'; readonly channel: string } & Workspace);

export interface NewSubscription {
  readonly planId: string;
  readonly scope?: Scope;
  readonly target: SubscriptionTarget;
  readonly rule: string;
  readonly at: string;
  readonly timeZone: ZoneId;
  readonly language: Language;
  readonly startsOn: string;
  readonly nextAt?: Temporal.Instant;
  readonly createdById?: string;
}

export interface SubscriptionRow extends NewSubscription {
  readonly id: string;
  readonly organizationId: string;
  readonly createdAt: Temporal.Instant;
}

/** What a digest says and how it is told from an earlier wording of the same one. */
export interface DigestContent {
  readonly content: Message;
  readonly contentHash: string;
  /** Items by status at the period's end. */
  readonly counts: StatusCounts;
}

/** A digest without its words. */
export interface PostedDigest extends Pick<DigestContent, 'contentHash'> {
  readonly id: string;
  readonly subscription: SubscriptionRow;
  readonly period: Period;
  readonly createdAt: Temporal.Instant;
  /** When it last changed; `createdAt` if never. */
  readonly updatedAt: Temporal.Instant;
}

export interface DigestRow extends PostedDigest {
  readonly content: Message;
}

/** A digest that went before. */
export interface PastDigest {
  readonly period: Period;
  readonly counts: StatusCounts;
}

/** A link or file that came with a report. */
export interface EvidencePiece {
  readonly reportId: string;
  readonly kind: 'link' | 'file';
  readonly title: string;
  readonly url?: string;
}

export interface DigestStore {
  /** Until the transaction ends nobody else writes digests or subscriptions of these plans. Call before reading what they are written from. */
  lock(organizationId: string, planIds: readonly string[]): Promise<void>;
  /** Subscriptions of running plans whose digest is due, the longest due first. */
  subscriptionsDue(now: Temporal.Instant, limit: number): Promise<readonly SubscriptionRow[]>;
  /** Active ones, oldest first. */
  subscriptions(organizationId: string, planId: string): Promise<readonly SubscriptionRow[]>;
  /** One active subscription a target and scope: a second one changes the first. Says which it was. Lock first. */
  subscribe(organizationId: string, subscription: NewSubscription, at: Temporal.Instant): Promise<{ readonly id: string; readonly isNew: boolean }>;
  endSubscriptions(organizationId: string, subscriptionIds: readonly string[], at: Temporal.Instant): Promise<void>;
  /** Moves the due moment on, unless somebody did so before, or changed or ended it: false. */
  advance(subscription: SubscriptionRow, nextAt: Temporal.Instant | undefined): Promise<boolean>;
  /** Digests of a subscription whose period ended by `by`, latest first. */
  past(organizationId: string, subscriptionId: string, by: Temporal.Instant, limit: number): Promise<readonly PastDigest[]>;
  /** Undefined where this period was written before. */
  create(organizationId: string, digest: DigestContent & { readonly subscriptionId: string; readonly period: Period; readonly at: Temporal.Instant }): Promise<string | undefined>;
  /** The checks that were answered in a digest's plan and period, each once. */
  checksCovered(organizationId: string, digestId: string): Promise<readonly string[]>;
  replaceContent(organizationId: string, digestId: string, content: DigestContent, at: Temporal.Instant): Promise<void>;
  byId(organizationId: string, digestId: string): Promise<DigestRow | undefined>;
  /** Digests of active subscriptions to these plans whose period ended at or after `since`, oldest period first. */
  recent(organizationId: string, planIds: readonly string[], since: Temporal.Instant): Promise<readonly PostedDigest[]>;
  /** Digests of a subscription that wait for their person to be matched will not be sent. */
  cancelParked(organizationId: string, subscriptionId: string): Promise<void>;
  /** Notes that reports on these items changed, in the transaction that changed them: digests of their plans are to be looked at again. */
  requestRefresh(organizationId: string, itemIds: readonly string[], at: Temporal.Instant): Promise<void>;
  /** What of an organization's plans is to be looked at again, by plan: the requests there are now. */
  refreshRequests(organizationId: string): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Forgets requests that were met. */
  closeRefreshRequests(organizationId: string, requestIds: readonly string[]): Promise<void>;
  /** Organizations with digests to be looked at again. */
  refreshesDue(): Promise<readonly string[]>;
  /** Checks of a plan that were due before the period's end and that nobody answered: waiting still, or given up since its start. */
  unanswered(organizationId: string, planId: string, period: Period): Promise<readonly Unanswered[]>;
  /** What stands of the links and files of these reports, oldest first. */
  evidence(organizationId: string, reportIds: readonly string[]): Promise<readonly EvidencePiece[]>;
}
