import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Message } from '../domain/message.js';
import type { NewDelivery, Store, SubscriptionRow, WorkRequests, Workspace } from '../ports.js';
import { buildDigest } from './build-digest.js';
import { latestDue, nextDigestAt, orderOf, planCalendar } from './subscription-order.js';

const BATCH = 100;

export interface SendDigestsDeps {
  readonly store: Store;
  readonly work: Pick<WorkRequests, 'deliver'>;
  /** Where a person is written to who has no identity yet. */
  readonly home: Workspace;
}

/**
 * Writes the digest of every subscription that is due by `now`, each with its delivery in one
 * transaction and under unique keys: posted once for a period, whatever happens in between. After
 * downtime one digest covers all that passed.
 */
export async function sendDigests({ store, work, home }: SendDigestsDeps, now: Temporal.Instant): Promise<void> {
  for (;;) {
    const due = await store.digests.subscriptionsDue(now, BATCH);
    for (const subscription of due) {
      const deliveries = await store.transaction((tx) => sendDigest(tx, home, subscription, now));
      if (deliveries.length > 0) await work.deliver(subscription.organizationId, deliveries);
    }
    if (due.length < BATCH) return;
  }
}

async function sendDigest(store: Store, home: Workspace, subscription: SubscriptionRow, now: Temporal.Instant): Promise<readonly string[]> {
  const { id, organizationId, planId, nextAt } = subscription;
  if (!nextAt) return [];
  const calendar = await planCalendar(store, organizationId, planId);
  if (!(await store.digests.advance(subscription, nextDigestAt(subscription, calendar, now)))) return [];
  const periodEnd = latestDue(subscription, calendar, nextAt, now);
  const periodStart = await store.digests.lastPeriodEnd(organizationId, id);
  if (periodStart && Temporal.Instant.compare(periodStart, periodEnd) >= 0) return [];
  const order = await orderOf(store, subscription, { ...(periodStart && { start: periodStart }), end: periodEnd });
  const content = await buildDigest(store, order);
  if (!content) return [];
  const digestId = await store.digests.create(organizationId, { subscriptionId: id, periodStart: order.periodStart, periodEnd, content, contentHash: hashOf(content), at: now });
  if (digestId === undefined) return [];
  return store.deliveries.create(organizationId, [
    {
      ...(await addressOf(store, home, subscription)),
      key: `digest:${id}:${periodEnd.toString()}`,
      kind: 'digest',
      planId,
      digestId,
      content: { kind: 'digest', digestId },
      dueAt: now,
    },
  ]);
}

async function addressOf(store: Store, home: Workspace, { organizationId, target }: SubscriptionRow): Promise<Pick<NewDelivery, 'platform' | 'workspace' | 'destination' | 'personId' | 'parked'>> {
  if (target.kind === 'channel') return { platform: target.platform, workspace: target.workspace, destination: { kind: 'channel', channel: target.channel } };
  const [identity] = await store.people.identities(organizationId, [target.personId]);
  const { platform, workspace } = identity ?? home;
  return { platform, workspace, destination: { kind: 'direct', user: identity?.user ?? '' }, personId: target.personId, ...(!identity && { parked: 'not-matched' }) };
}

/** Tells whether a digest reads differently than before. */
export function hashOf(content: Message): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
