import type { Temporal } from 'temporal-polyfill';
import type { Message } from '../domain/message.js';
import type { Scope } from '../domain/plan-tree.js';
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

export interface DigestRow {
  readonly id: string;
  readonly subscription: SubscriptionRow;
  readonly periodStart: Temporal.Instant;
  readonly periodEnd: Temporal.Instant;
  readonly content: Message;
  readonly contentHash: string;
}

/** A check that was asked and not answered, and why its answer may be missing. */
export interface SilentCheck {
  readonly checkId: string;
  readonly itemId: string;
  readonly personId: string;
  readonly dueAt: Temporal.Instant;
  readonly askedAt: Temporal.Instant;
  readonly remindedAt?: Temporal.Instant;
  readonly lapsedAt?: Temporal.Instant;
  /** Nothing that asked for it was delivered. */
  readonly isUndelivered: boolean;
}

export interface DigestStore {
  /** Subscriptions of running plans whose digest is due. */
  subscriptionsDue(now: Temporal.Instant, limit: number): Promise<readonly SubscriptionRow[]>;
  /** Active ones, oldest first. */
  subscriptions(organizationId: string, planId: string): Promise<readonly SubscriptionRow[]>;
  /** One active subscription a target and scope: a second one changes the first. Says which it was. */
  subscribe(organizationId: string, subscription: NewSubscription, at: Temporal.Instant): Promise<{ readonly id: string; readonly isNew: boolean }>;
  endSubscriptions(organizationId: string, subscriptionIds: readonly string[], at: Temporal.Instant): Promise<void>;
  /** Moves the due moment on, unless somebody did so before: false. */
  advance(subscription: SubscriptionRow, nextAt: Temporal.Instant | undefined): Promise<boolean>;
  /** The end of the latest period that was posted. */
  lastPeriodEnd(organizationId: string, subscriptionId: string): Promise<Temporal.Instant | undefined>;
  /** The end of the first period that was posted. */
  firstPeriodEnd(organizationId: string, subscriptionId: string): Promise<Temporal.Instant | undefined>;
  /** Undefined where this period was written before. */
  create(organizationId: string, digest: { readonly subscriptionId: string; readonly periodStart: Temporal.Instant; readonly periodEnd: Temporal.Instant; readonly content: Message; readonly contentHash: string; readonly at: Temporal.Instant }): Promise<string | undefined>;
  replaceContent(organizationId: string, digestId: string, content: Message, contentHash: string, at: Temporal.Instant): Promise<void>;
  byId(organizationId: string, digestId: string): Promise<DigestRow | undefined>;
  /** Digests of active subscriptions to the plans of these items, whose period ended at or after `since`. */
  recentFor(organizationId: string, itemIds: readonly string[], since: Temporal.Instant): Promise<readonly DigestRow[]>;
  /** Checks of a plan asked before `until` that nobody answered, open still or given up since `since`; the latest an item. */
  silentChecks(organizationId: string, planId: string, since: Temporal.Instant, until: Temporal.Instant): Promise<readonly SilentCheck[]>;
}
