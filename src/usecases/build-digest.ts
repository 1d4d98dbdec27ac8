import { Temporal } from 'temporal-polyfill';
import { digestFacts } from '../domain/digest/digest-facts.js';
import { listPrompts } from '../domain/list-prompts.js';
import type { Message } from '../domain/message.js';
import type { PlanOverview } from '../domain/overview.js';
import type { Scope } from '../domain/plan-tree.js';
import type { Language, ZoneId } from '../domain/types.js';
import { visiblePlan } from '../domain/visibility.js';
import type { Viewer } from '../domain/visibility.js';
import type { Store } from '../ports.js';
import { formatDay, translated } from '../text/format.js';
import { wordDigest } from './word-digest.js';

/** What a digest is of, for whom, over which time. */
export interface DigestOrder {
  readonly organizationId: string;
  readonly planId: string;
  readonly scope?: Scope;
  readonly viewer: Viewer;
  readonly language: Language;
  readonly zone: ZoneId;
  readonly periodStart: Temporal.Instant;
  readonly periodEnd: Temporal.Instant;
  readonly isFirst: boolean;
}

const DAYS_AHEAD = 7;

/**
 * The digest of one period as it should read, from the rows as they are now: a late or edited answer
 * that came after the period's end is in it. Undefined where the plan, or the part of it, is not there
 * for the reader.
 */
export async function buildDigest(store: Store, order: DigestOrder): Promise<Message | undefined> {
  const { organizationId, planId, scope, periodStart, periodEnd, zone, language } = order;
  const whole = await store.overview.load({ organizationId, planId, since: periodStart, until: periodEnd });
  if (!whole) return undefined;
  const overview = visiblePlan(whole, order.viewer);
  const part = partOf(overview, scope, language);
  if (!part) return undefined;

  const unanswered = await store.digests.silentChecks(organizationId, planId, periodStart, periodEnd);
  const onLastDay = periodEnd.toZonedDateTimeISO(zone).toPlainDate();
  const absences = await store.people.absences(organizationId, [...new Set(unanswered.map((check) => check.personId))], onLastDay.toString());
  const away = new Set(absences.filter((absence) => absence.startsOn <= onLastDay.toString()).map((absence) => absence.personId));
  const until = periodEnd.add({ hours: DAYS_AHEAD * 24 });
  const prompts = listPrompts(await store.checks.scheduleInputs(organizationId), onLastDay.toString(), onLastDay.add({ days: DAYS_AHEAD }).toString()).filter(
    (prompt) => prompt.planId === planId && Temporal.Instant.compare(prompt.at, periodEnd) > 0 && Temporal.Instant.compare(prompt.at, until) <= 0,
  );
  const facts = digestFacts({ overview, ...(scope && { scope }), periodStart, periodEnd, isFirst: order.isFirst, unanswered, away, prompts });
  return wordDigest(facts, {
    language,
    zone,
    overview,
    ...part,
    period: { from: formatDay(language, periodStart, zone, 'weekday'), to: formatDay(language, periodEnd, zone, 'weekday') },
  });
}

/** What the digest is called, and what a command finds it by. */
function partOf(overview: PlanOverview, scope: Scope | undefined, language: Language): { readonly title: string; readonly target?: string } | undefined {
  if (!scope) return { title: translated(overview.plan.translations, language, 'title', overview.plan.title) };
  if (scope.kind === 'unit') {
    const unit = overview.units.find((one) => one.id === scope.unitId);
    return unit && { title: unit.name, target: unit.name };
  }
  const item = overview.items.find((one) => one.id === scope.itemId);
  return item && { title: `${item.code} ${translated(item.translations, language, 'title', item.title)}`, target: item.code };
}
