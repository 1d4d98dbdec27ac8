import type { Temporal } from 'temporal-polyfill';
import type { DigestOrder } from './build-digest.js';
import { unitLookups } from '../../domain/item-schedules.js';
import { catchUp } from '../../domain/time/catch-up.js';
import { nextPrompts } from '../../domain/time/next-prompts.js';
import { storedRule } from '../../domain/time/parse-rule.js';
import { planPrompts } from '../../domain/time/plan-prompts.js';
import type { ItemSchedule } from '../../domain/time/prompt.js';
import { WEEKDAYS } from '../../domain/time/rule.js';
import { PLAIN_WEEK } from '../../domain/time/work-calendar.js';
import type { WorkCalendar } from '../../domain/time/work-calendar.js';
import type { Viewer } from '../../domain/visibility.js';
import type { ZoneId } from '../../domain/types.js';
import type { PastDigest, Store, SubscriptionRow } from '../../ports.js';

/** The first digest looks this far back, and no further. */
const FIRST_PERIOD_DAYS = 7;
/** Earlier digests that still matter: those of the last two weeks, were there one a day. */
const PAST = 14;

/** What a subscription's timing is worked out from. */
export type Timing = Pick<SubscriptionRow, 'rule' | 'at' | 'timeZone' | 'startsOn'>;

/** When its next digest comes after a moment. One that falls on a closed day comes on the next open day, as checks do. */
export function nextDigestAt(timing: Timing, calendar: WorkCalendar, after: Temporal.Instant): Temporal.Instant | undefined {
  return nextPrompts([asSchedule(timing, calendar)], after)[0]?.at;
}

/** A digest that is due: the end of its period, and when to post it. */
export interface DueDigest {
  readonly periodEnd: Temporal.Instant;
  readonly postAt: Temporal.Instant;
}

/**
 * What is due at `now` of all that came after `last`. However many digests were missed, one stands for them, and
 * nobody is disturbed in the night for it: one that is more than an hour late waits for the next working hour.
 * Undefined where nothing is due, or where the next digest comes by then anyway.
 */
export function dueDigest(timing: Timing, calendar: WorkCalendar, last: Temporal.Instant, now: Temporal.Instant): DueDigest | undefined {
  const schedule = asSchedule(timing, calendar);
  const missed = planPrompts([schedule], last.add({ milliseconds: 1 }), now.add({ milliseconds: 1 }));
  const [next] = nextPrompts([schedule], now);
  const plan = catchUp(schedule, missed, now, next);
  const due = missed.find((prompt) => prompt.occurrenceOn === plan?.ask);
  return plan && due && { periodEnd: due.at, postAt: plan.at };
}

/** The calendar of the plan's unit. */
export async function planCalendar(store: Store, organizationId: string, planId: string): Promise<WorkCalendar> {
  return (await planDays(store, organizationId, planId)).calendar;
}

/** The calendar of the plan's unit, and when the plan was first started: there is nothing to tell of the time before. */
export async function planDays(store: Store, organizationId: string, planId: string): Promise<{ readonly calendar: WorkCalendar; readonly startedAt?: Temporal.Instant }> {
  const inputs = await store.checks.scheduleInputs(organizationId, { anyState: true });
  const plan = inputs.plans.find((one) => one.id === planId);
  return { calendar: unitLookups(inputs).calendarOf(plan?.unitId)?.calendar ?? PLAIN_WEEK, ...(plan?.startedAt && { startedAt: plan.startedAt }) };
}

/** Digests of a subscription that went before a period, latest first, as far back as they matter to it. */
export function pastDigests(store: Store, { organizationId, id }: SubscriptionRow, by: Temporal.Instant): Promise<readonly PastDigest[]> {
  return store.digests.past(organizationId, id, by, PAST);
}

/** What is built for a subscription over the period that ends at `end` and follows what went before. */
export async function orderOf(store: Store, subscription: SubscriptionRow, { end, past, writtenAt }: { readonly end: Temporal.Instant; readonly past: readonly PastDigest[]; readonly writtenAt: Temporal.Instant }): Promise<DigestOrder> {
  const { organizationId, planId, scope, language, timeZone } = subscription;
  return {
    organizationId,
    planId,
    ...(scope && { scope }),
    viewer: await viewerOf(store, subscription),
    language,
    zone: timeZone,
    period: { start: past[0]?.period.end ?? firstPeriodStart(end, timeZone), end },
    past,
    writtenAt,
  };
}

/** Where the first period begins, a week before it ends by the clocks of the zone. */
export function firstPeriodStart(end: Temporal.Instant, zone: ZoneId): Temporal.Instant {
  return end.toZonedDateTimeISO(zone).subtract({ days: FIRST_PERIOD_DAYS }).toInstant();
}

async function viewerOf(store: Store, { organizationId, target }: SubscriptionRow): Promise<Viewer> {
  if (target.kind === 'channel') return { kind: 'channel' };
  const person = await store.people.byId(organizationId, target.personId);
  return { kind: 'person', personId: target.personId, ...(person?.unitId !== undefined && { unitId: person.unitId }) };
}

function asSchedule({ rule, at, timeZone, startsOn }: Timing, calendar: WorkCalendar): ItemSchedule {
  return { cadenceId: 'digest', item: { id: 'digest', code: '0' }, person: 'digest', unit: '', calendar: withChosenDays(calendar, rule), zone: timeZone, rule, at, startsOn };
}

/** Whoever asks for Sunday evening means Sunday: only closed days move a digest, not the weekend it was asked for on. */
function withChosenDays(calendar: WorkCalendar, rule: string): WorkCalendar {
  const parsed = storedRule(rule);
  const chosen = parsed.kind === 'recurrence' ? parsed.byDay.map(({ day }) => WEEKDAYS.indexOf(day) + 1) : [];
  return { ...calendar, workingDays: [...new Set([...calendar.workingDays, ...chosen])].sort() };
}
