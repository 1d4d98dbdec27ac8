import { plainMessage } from '../../domain/message.js';
import type { Message } from '../../domain/message.js';
import type { PlanOverview } from '../../domain/overview.js';
import { safeEcho } from '../../domain/safe-echo.js';
import { WEEKDAYS } from '../../domain/time/rule.js';
import { visiblePlan } from '../../domain/visibility.js';
import type { Chat, Clock, Store, SubscriptionRow, SubscriptionTarget, WorkRequests, Workspace } from '../../ports.js';
import { describeCadence } from '../../text/cadence/describe-cadence.js';
import { digestTexts } from '../../text/digest/index.js';
import { formatDateTime, translated } from '../../text/format.js';
import { buildDigest } from './build-digest.js';
import type { SubscriptionCommands, SubscriptionRequest } from '../commands/command-request.js';
import { firstPeriodStart, nextDigestAt, pastDigests, planCalendar } from './subscription-order.js';

export interface SubscriptionDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly work: Pick<WorkRequests, 'deliver'>;
  readonly chatFor: (workspace: Workspace) => Chat | undefined;
}

const TITLE = 120;

/** Starting, ending and asking for digests, as commands do. Roles were checked before. */
export function subscriptionCommands(deps: SubscriptionDeps): SubscriptionCommands {
  return { subscribe: (request) => subscribe(deps, request), unsubscribe: (request) => unsubscribe(deps, request), digestNow: (request) => digestNow(deps, request) };
}

async function subscribe({ store, clock, chatFor }: SubscriptionDeps, request: Parameters<SubscriptionCommands['subscribe']>[0]): Promise<Message> {
  const { organizationId, member, workspace, planId, scope, weekday, at, destination } = request;
  const texts = digestTexts(member.language);
  const now = clock.now();
  const target = targetOf(request);
  let elsewhere: string | undefined;
  if (destination.kind === 'channel') {
    const channel = await chatFor(workspace)?.channel(destination.channel);
    if (!channel || channel.state) return plainMessage(workspace.platform === 'teams' ? texts.notInTeams : texts.notInChannel);
    if (channel.isShared) return plainMessage(texts.sharedChannel);
    await store.people.saveChannel(organizationId, workspace, { channel: channel.channel, name: channel.name, isPrivate: channel.isPrivate, state: 'open' });
    // Who may ask for a digest there may not know what a private channel is called.
    if (destination.isElsewhere) elsewhere = channel.isPrivate ? texts.thatChannel : `#${safeEcho(channel.name)}`;
  }
  const timing = { rule: `FREQ=WEEKLY;BYDAY=${WEEKDAYS[weekday - 1] ?? 'MO'}`, at, timeZone: member.timeZone, startsOn: now.toZonedDateTimeISO(member.timeZone).toPlainDate().toString() };
  const nextAt = nextDigestAt(timing, await planCalendar(store, organizationId, planId), now);
  const language = destination.kind === 'channel' ? await organizationLanguage(store, organizationId) : member.language;
  const { isNew } = await store.transaction(async (tx) => {
    await tx.digests.lock(organizationId, [planId]);
    const outcome = await tx.digests.subscribe(organizationId, { planId, ...(scope && { scope }), target, ...timing, language, createdById: member.id, ...(nextAt && { nextAt }) }, now);
    await tx.people.audit({ organizationId, actorId: member.id, action: 'digest.subscribe', subjectKind: 'subscription', subjectId: outcome.id, details: { rule: timing.rule, at, destination: destination.kind }, at: now });
    return outcome;
  });
  const when = describeCadence(timing.rule, at, member.language);
  const what = await partName(store, request);
  const say = destination.kind === 'channel' ? (isNew ? texts.subscribed : texts.changed) : isNew ? texts.subscribedMe : texts.changedMe;
  const said = elsewhere === undefined ? say(what, when) : (isNew ? texts.subscribedIn : texts.changedIn)(elsewhere, what, when);
  return plainMessage(said, ...(nextAt ? [texts.next(formatDateTime(member.language, nextAt, member.timeZone))] : []));
}

async function unsubscribe({ store, clock }: SubscriptionDeps, request: Parameters<SubscriptionCommands['unsubscribe']>[0]): Promise<Message> {
  const { organizationId, member, planId, scope, mayEndOthers } = request;
  const texts = digestTexts(member.language);
  const target = targetOf(request);
  const here = (await store.digests.subscriptions(organizationId, planId)).filter((one) => isSameTarget(one.target, target) && (!scope || isSameScope(one, scope)));
  const mine = here.filter((one) => mayEndOthers || one.createdById === member.id || (one.target.kind === 'person' && one.target.personId === member.id));
  if (here.length === 0) return plainMessage(isElsewhere(request) ? texts.noneThere : texts.noSubscription);
  if (mine.length === 0) return plainMessage(texts.notYours);
  await store.transaction(async (tx) => {
    await tx.digests.endSubscriptions(organizationId, mine.map((one) => one.id), clock.now());
    for (const one of mine) await tx.people.audit({ organizationId, actorId: member.id, action: 'digest.unsubscribe', subjectKind: 'subscription', subjectId: one.id, details: {}, at: clock.now() });
  });
  const kept = here.length - mine.length;
  return plainMessage(texts.unsubscribed(mine.length), ...(kept > 0 ? [texts.kept(kept)] : []));
}

async function digestNow(deps: SubscriptionDeps, request: SubscriptionRequest): Promise<Message> {
  const { store, clock, work } = deps;
  const { organizationId, member, workspace, planId, scope, destination } = request;
  const now = clock.now();
  const target = targetOf(request);
  const subscription = (await store.digests.subscriptions(organizationId, planId)).find((one) => isSameTarget(one.target, target) && (scope ? isSameScope(one, scope) : !one.scope));
  const past = subscription ? await pastDigests(store, subscription, now) : [];
  const language = subscription?.language ?? (destination.kind === 'channel' ? await organizationLanguage(store, organizationId) : member.language);
  const zone = subscription?.timeZone ?? member.timeZone;
  const digest = await buildDigest(store, {
    organizationId,
    planId,
    ...(scope && { scope }),
    viewer: destination.kind === 'channel' ? { kind: 'channel' } : { kind: 'person', personId: member.id, ...(member.unitId !== undefined && { unitId: member.unitId }) },
    language,
    zone,
    period: { start: past[0]?.period.end ?? firstPeriodStart(now, zone), end: now },
    past,
    writtenAt: now,
  });
  const texts = digestTexts(member.language);
  if (!digest) return plainMessage(texts.empty);
  if (destination.kind === 'person') return digest.content;
  // The minute in the key: asked for twice at once, it is posted once.
  const key = `digest-now:${planId}:${destination.channel}:${now.round({ smallestUnit: 'minute', roundingMode: 'floor' }).toString()}`;
  const ids = await store.deliveries.create(organizationId, [{ ...workspace, key, kind: 'digest', destination: { kind: 'channel', channel: destination.channel }, planId, content: { kind: 'message', message: digest.content }, dueAt: now }]);
  await work.deliver(organizationId, ids);
  return plainMessage(isElsewhere(request) ? texts.postedThere : texts.postedHere);
}

async function partName(store: Store, { organizationId, planId, scope, member }: SubscriptionRequest): Promise<string> {
  const texts = digestTexts(member.language);
  const whole: PlanOverview | undefined = scope && (await store.overview.load({ organizationId, planId }));
  if (!scope || !whole) return texts.wholePlan;
  const overview = visiblePlan(whole, { kind: 'person', personId: member.id, ...(member.unitId !== undefined && { unitId: member.unitId }) });
  if (scope.kind === 'unit') return safeEcho(overview.units.find((unit) => unit.id === scope.unitId)?.name ?? texts.wholePlan, TITLE);
  const item = overview.items.find((one) => one.id === scope.itemId);
  return item ? `${safeEcho(item.code)} ${safeEcho(translated(item.translations, member.language, 'title', item.title), TITLE)}` : texts.wholePlan;
}

function targetOf({ destination, member, workspace }: SubscriptionRequest): SubscriptionTarget {
  return destination.kind === 'person' ? { kind: 'person', personId: member.id } : { kind: 'channel', channel: destination.channel, ...workspace };
}

function isSameTarget(one: SubscriptionTarget, other: SubscriptionTarget): boolean {
  if (one.kind === 'person') return other.kind === 'person' && one.personId === other.personId;
  return other.kind === 'channel' && one.channel === other.channel && one.platform === other.platform && one.workspace === other.workspace;
}

function isSameScope({ scope }: SubscriptionRow, wanted: NonNullable<SubscriptionRow['scope']>): boolean {
  return scope?.kind === 'item' ? wanted.kind === 'item' && scope.itemId === wanted.itemId : scope?.kind === 'unit' && wanted.kind === 'unit' && scope.unitId === wanted.unitId;
}

async function organizationLanguage(store: Store, organizationId: string): Promise<'en' | 'es'> {
  return (await store.people.organizations()).find((one) => one.id === organizationId)?.language ?? 'en';
}

/** Whether its answer is not read in the channel that the digest is of. */
function isElsewhere({ destination }: SubscriptionRequest): boolean {
  return destination.kind === 'channel' && destination.isElsewhere === true;
}
