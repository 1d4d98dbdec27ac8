import { Temporal } from 'temporal-polyfill';
import { KEPT_FRESH_DAYS } from '../../domain/digest/period.js';
import type { Period } from '../../domain/digest/period.js';
import type { ComingPrompt } from '../../domain/digest/due-next.js';
import type { Away, Unanswered } from '../../domain/digest/silence.js';
import { listPrompts } from '../../domain/list-prompts.js';
import type { PlanOverview } from '../../domain/overview.js';
import type { PlainDateText, ZoneId } from '../../domain/types.js';
import type { Store } from '../../ports.js';

/** What the digests of a plan over one period are made from, whoever reads them: nothing is hidden yet. */
export interface DigestSource {
  readonly overview: PlanOverview;
  readonly unanswered: readonly Unanswered[];
  readonly away: Away;
  readonly prompts: readonly ComingPrompt[];
  /** Names of people the overview does not name. */
  readonly names: ReadonlyMap<string, string>;
  /** Whether commands must say which plan they mean. */
  readonly isOneOfSeveral: boolean;
}

export interface SourceQuery {
  readonly organizationId: string;
  readonly planId: string;
  readonly period: Period;
  /** Earlier periods of the same reader. */
  readonly earlier: readonly Period[];
  /** When it is written: what comes due is told from here on. */
  readonly writtenAt: Temporal.Instant;
  /** Whose dates count. */
  readonly zone: ZoneId;
}

/** Loads what a digest is made from. Undefined where the plan is not there. */
export type LoadSource = (query: SourceQuery) => Promise<DigestSource | undefined>;

const DAYS_AHEAD = 7;

/** Loads from the rows as they are now. */
export function sourceLoader(store: Store): LoadSource {
  return async ({ organizationId, planId, period, earlier, writtenAt, zone }) => {
    const overview = await store.overview.load({ organizationId, planId, since: period.start, until: period.end, earlier: stillFresh(earlier, period) });
    if (!overview) return undefined;
    const unanswered = await store.digests.unanswered(organizationId, planId, period);
    const prompts = await comingPrompts(store, { organizationId, planId, from: later(period.end, writtenAt), zone });
    const unnamed = [...unanswered, ...prompts].map((one) => one.personId).filter((id) => !overview.people.has(id));
    const others = unnamed.length === 0 ? [] : await store.people.byIds(organizationId, [...new Set(unnamed)]);
    const plans = await store.overview.plans(organizationId);
    return {
      overview,
      unanswered,
      away: await awayOn(store, organizationId, unanswered, dateIn(zone, period.end).toString()),
      prompts,
      names: new Map(others.map((person) => [person.id, person.name])),
      isOneOfSeveral: plans.filter((plan) => plan.state === 'running').length > 1,
    };
  };
}

/** Loads each thing once: for digests written in one go, from rows that do not change in between. */
export function sharedSources(load: LoadSource): LoadSource {
  const known = new Map<string, ReturnType<LoadSource>>();
  return (query) => {
    const key = JSON.stringify({ ...query, earlier: stillFresh(query.earlier, query.period) });
    const found = known.get(key) ?? load(query);
    known.set(key, found);
    return found;
  };
}

/** Of earlier periods those that a late answer said in this one can still count for. */
function stillFresh(earlier: readonly Period[], { start }: Period): readonly Period[] {
  const oldest = start.subtract({ hours: KEPT_FRESH_DAYS * 24 });
  return earlier.filter(({ end }) => Temporal.Instant.compare(end, oldest) >= 0);
}

async function comingPrompts(store: Store, { organizationId, planId, from, zone }: Pick<SourceQuery, 'organizationId' | 'planId' | 'zone'> & { readonly from: Temporal.Instant }): Promise<readonly ComingPrompt[]> {
  const to = from.toZonedDateTimeISO(zone).add({ days: DAYS_AHEAD }).toInstant();
  // Prompts are listed by the dates of each person's own zone, which may be a day off the reader's.
  const [first, last] = [dateIn(zone, from).subtract({ days: 1 }), dateIn(zone, to).add({ days: 1 })];
  const listed = listPrompts(await store.checks.scheduleInputs(organizationId), first.toString(), last.toString());
  return listed.filter((prompt) => prompt.planId === planId && Temporal.Instant.compare(prompt.at, from) > 0 && Temporal.Instant.compare(prompt.at, to) <= 0);
}

async function awayOn(store: Store, organizationId: string, unanswered: readonly Unanswered[], on: PlainDateText): Promise<Away> {
  const people = [...new Set(unanswered.map((check) => check.personId))];
  const absences = people.length === 0 ? [] : await store.people.absences(organizationId, people, on);
  return new Map(absences.filter((absence) => absence.startsOn <= on).map((absence) => [absence.personId, absence.endsOn]));
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? other : one;
}

function dateIn(zone: ZoneId, at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO(zone).toPlainDate();
}
