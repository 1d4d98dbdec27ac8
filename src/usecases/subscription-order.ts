import { Temporal } from 'temporal-polyfill';
import type { DigestOrder } from './build-digest.js';
import { nextPrompts } from '../domain/time/next-prompts.js';
import { planPrompts } from '../domain/time/plan-prompts.js';
import type { ItemSchedule } from '../domain/time/prompt.js';
import { PLAIN_WEEK } from '../domain/time/work-calendar.js';
import type { WorkCalendar } from '../domain/time/work-calendar.js';
import { unitLookups } from '../domain/item-schedules.js';
import type { Viewer } from '../domain/visibility.js';
import type { Store, SubscriptionRow } from '../ports.js';

/** The first digest looks this far back, and no further. */
const FIRST_PERIOD_DAYS = 7;

/** What a subscription's timing is worked out from. */
export type Timing = Pick<SubscriptionRow, 'rule' | 'at' | 'timeZone' | 'startsOn'>;

/** When its next digest comes after a moment. One that falls on a closed day comes on the next open day, as checks do. */
export function nextDigestAt(timing: Timing, calendar: WorkCalendar, after: Temporal.Instant): Temporal.Instant | undefined {
  return nextPrompts([asSchedule(timing, calendar)], after)[0]?.at;
}

/** The latest moment a digest was due, from one that was due until `now`. */
export function latestDue(timing: Timing, calendar: WorkCalendar, from: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  return planPrompts([asSchedule(timing, calendar)], from, now.add({ milliseconds: 1 })).at(-1)?.at ?? from;
}

/** The calendar of the plan's unit. */
export async function planCalendar(store: Store, organizationId: string, planId: string): Promise<WorkCalendar> {
  const inputs = await store.checks.scheduleInputs(organizationId, { anyState: true });
  const plan = inputs.plans.find((one) => one.id === planId);
  return unitLookups(inputs).calendarOf(plan?.unitId)?.calendar ?? PLAIN_WEEK;
}

/** What is built for a subscription over a period. */
export async function orderOf(store: Store, subscription: SubscriptionRow, period: { readonly start?: Temporal.Instant; readonly end: Temporal.Instant }): Promise<DigestOrder> {
  const { organizationId, planId, scope, language, timeZone } = subscription;
  return {
    organizationId,
    planId,
    ...(scope && { scope }),
    viewer: await viewerOf(store, subscription),
    language,
    zone: timeZone,
    periodStart: period.start ?? period.end.subtract({ hours: FIRST_PERIOD_DAYS * 24 }),
    periodEnd: period.end,
    isFirst: period.start === undefined,
  };
}

async function viewerOf(store: Store, { organizationId, target }: SubscriptionRow): Promise<Viewer> {
  if (target.kind === 'channel') return { kind: 'channel' };
  const person = await store.people.byId(organizationId, target.personId);
  return { kind: 'person', personId: target.personId, ...(person?.unitId !== undefined && { unitId: person.unitId }) };
}

function asSchedule({ rule, at, timeZone, startsOn }: Timing, calendar: WorkCalendar): ItemSchedule {
  return { cadenceId: 'digest', item: { id: 'digest', code: '0' }, person: 'digest', unit: '', calendar, zone: timeZone, rule, at, startsOn };
}
