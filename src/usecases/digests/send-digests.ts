import { Temporal } from 'temporal-polyfill';
import { errorFields } from '../../errors.js';
import type { Logger, NewDelivery, Store, SubscriptionRow, WorkRequests, Workspace } from '../../ports.js';
import { buildDigest } from './build-digest.js';
import { sharedSources, sourceLoader } from './digest-source.js';
import type { LoadSource } from './digest-source.js';
import { dueDigest, nextDigestAt, orderOf, pastDigests, planDays } from './subscription-order.js';

const BATCH = 100;

export interface SendDigestsDeps {
  readonly store: Store;
  readonly work: Pick<WorkRequests, 'deliver'>;
  /** Where a person of an organization is written to who has no identity yet. */
  readonly home: (organizationId: string) => Promise<Workspace>;
  readonly log: Logger;
}

/**
 * Writes the digest of every subscription that is due by `now`, each with its delivery and under unique keys: posted
 * once for a period, whatever happens in between. After downtime one digest covers all that passed. Those of one plan
 * are written in one transaction, from rows that are loaded once. One that fails is logged and tried again by the next
 * sweep; the others go out.
 */
export async function sendDigests({ store, work, home, log }: SendDigestsDeps, now: Temporal.Instant): Promise<void> {
  const failed = new Set<string>();
  const days = sharedPlanDays();
  const send = async (ofPlan: readonly SubscriptionRow[]): Promise<void> => {
    const [first, ...others] = ofPlan;
    if (!first) return;
    try {
      const itsHome = await home(first.organizationId);
      const deliveries = await store.transaction((tx) => sendTogether(tx, itsHome, ofPlan, days, now));
      if (deliveries.length > 0) await work.deliver(first.organizationId, deliveries);
    } catch (error) {
      if (others.length > 0) {
        for (const one of ofPlan) await send([one]);
        return;
      }
      failed.add(first.id);
      log.error('digest.failed', { subscription: first.id, ...errorFields(error) });
    }
  };
  for (;;) {
    const due = (await store.digests.subscriptionsDue(now, BATCH + failed.size)).filter((one) => !failed.has(one.id));
    for (const planId of new Set(due.map((one) => one.planId))) await send(due.filter((one) => one.planId === planId));
    if (due.length < BATCH) return;
  }
}

/**
 * What is loaded is shared among the digests of one transaction and no longer: who brings them up to date waits for the
 * plan's lock, so an answer that comes in between is in them or is asked to be put in afterwards.
 */
async function sendTogether(store: Store, home: Workspace, ofPlan: readonly SubscriptionRow[], days: typeof planDays, now: Temporal.Instant): Promise<readonly string[]> {
  const load = sharedSources(sourceLoader(store));
  const deliveries: string[] = [];
  for (const subscription of ofPlan) deliveries.push(...(await sendDigest(store, home, subscription, { days, load }, now)));
  return deliveries;
}

/** Returns the deliveries that may go out at once. */
async function sendDigest(store: Store, home: Workspace, subscription: SubscriptionRow, { days, load }: { readonly days: typeof planDays; readonly load: LoadSource }, now: Temporal.Instant): Promise<readonly string[]> {
  const { id, organizationId, planId } = subscription;
  await store.digests.lock(organizationId, [planId]);
  const { calendar, startedAt } = await days(store, organizationId, planId);
  if (!(await store.digests.advance(subscription, nextDigestAt(subscription, calendar, now)))) return [];
  const past = await pastDigests(store, subscription, now);
  const due = dueDigest(subscription, calendar, latest(past[0]?.period.end ?? subscription.createdAt, startedAt), now);
  const address = due && (await addressOf(store, home, subscription));
  if (!address) return [];

  const { periodEnd, postAt } = due;
  const order = await orderOf(store, subscription, { end: periodEnd, past, writtenAt: postAt });
  const digest = await buildDigest(store, order, load);
  if (!digest) return [];
  const digestId = await store.digests.create(organizationId, { ...digest, subscriptionId: id, period: order.period, at: postAt });
  if (digestId === undefined) return [];
  await store.digests.cancelParked(organizationId, id);
  const deliveries = await store.deliveries.create(organizationId, [
    { ...address, key: `digest:${id}:${periodEnd.toString()}`, kind: 'digest', planId, digestId, content: { kind: 'digest', digestId }, dueAt: postAt },
  ]);
  return Temporal.Instant.compare(postAt, now) > 0 ? [] : deliveries;
}

/** Loads each plan's days once for all digests that are due at the same minute; what could not be loaded is tried again. */
function sharedPlanDays(): typeof planDays {
  const known = new Map<string, ReturnType<typeof planDays>>();
  return (store, organizationId, planId) => {
    const found = known.get(planId) ?? planDays(store, organizationId, planId);
    known.set(planId, found);
    found.catch(() => known.delete(planId));
    return found;
  };
}

/** Undefined for a person who is no longer active. */
async function addressOf(store: Store, home: Workspace, { organizationId, target }: SubscriptionRow): Promise<Pick<NewDelivery, 'platform' | 'workspace' | 'destination' | 'personId' | 'parked'> | undefined> {
  if (target.kind === 'channel') return { platform: target.platform, workspace: target.workspace, destination: { kind: 'channel', channel: target.channel } };
  const person = await store.people.byId(organizationId, target.personId);
  if (!person?.active) return undefined;
  const [identity] = await store.people.identities(organizationId, [target.personId]);
  const { platform, workspace } = identity ?? home;
  return { platform, workspace, destination: { kind: 'direct', user: identity?.user ?? '' }, personId: target.personId, ...(!identity && { parked: 'not-matched' }) };
}

function latest(one: Temporal.Instant, other: Temporal.Instant | undefined): Temporal.Instant {
  return other && Temporal.Instant.compare(one, other) < 0 ? other : one;
}
