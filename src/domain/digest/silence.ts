import { Temporal } from 'temporal-polyfill';
import type { ItemOverview } from '../overview.js';
import type { PlainDateText } from '../types.js';

/** A check without an answer, as it stood at the period's end. */
export interface Unanswered {
  readonly itemId: string;
  readonly personId: string;
  readonly dueAt: Temporal.Instant;
  /** None: its person was not asked by then. */
  readonly askedAt?: Temporal.Instant;
  readonly remindedAt?: Temporal.Instant;
  /** Given up by then. */
  readonly hasLapsed: boolean;
  /** Left out because its person is away. */
  readonly isExcused: boolean;
  /** Its person asked to be asked at this time, or is asked then because they are back. */
  readonly putOffTo?: Temporal.Instant;
  /** Nothing that asks for it could be delivered. */
  readonly isUndelivered: boolean;
}

/** Why an answer is missing, as far as it is known. */
export type SilenceReason =
  | { readonly kind: 'asked' | 'reminded' | 'lapsed' | 'put-off'; readonly at: Temporal.Instant }
  | { readonly kind: 'undelivered' }
  | { readonly kind: 'away'; readonly until?: PlainDateText };

/** An item whose owner has not answered. */
export interface Silence {
  readonly item: ItemOverview;
  readonly personId: string;
  /** When the oldest of its unanswered checks was due. */
  readonly since: Temporal.Instant;
  /** At least one, in order of time. */
  readonly reasons: readonly SilenceReason[];
}

/** The last day away by person, of those who are away; undefined where nobody knows. */
export type Away = ReadonlyMap<string, PlainDateText | undefined>;

/**
 * Which of `items` wait for an answer and why, the longest waiting first. An item on which anything was said
 * since its check was due is not silent.
 */
export function silences(items: readonly ItemOverview[], unanswered: readonly Unanswered[], away: Away): readonly Silence[] {
  return items
    .flatMap((item): Silence[] => {
      const open = unanswered.filter((check) => check.itemId === item.id && !hasSpokenSince(item, check.dueAt)).sort((a, b) => compare(a.dueAt, b.dueAt));
      const latest = open.at(-1);
      const [oldest] = open;
      if (!latest || !oldest) return [];
      const lapsed = open.findLast((check) => check.hasLapsed && check !== latest);
      const reasons = [...(lapsed ? reasonsOf(lapsed, new Map()) : []), ...reasonsOf(latest, away)];
      return reasons.length === 0 ? [] : [{ item, personId: latest.personId, since: oldest.dueAt, reasons }];
    })
    .map((one, index) => ({ one, index }))
    .sort((a, b) => compare(a.one.since, b.one.since) || a.index - b.index)
    .map(({ one }) => one);
}

function reasonsOf(check: Unanswered, away: Away): SilenceReason[] {
  const { personId, askedAt, remindedAt, putOffTo } = check;
  const until = away.get(personId);
  const absent: SilenceReason[] = away.has(personId) || check.isExcused ? [{ kind: 'away', ...(until !== undefined && { until }) }] : [];
  if (check.isUndelivered) return [{ kind: 'undelivered' }, ...absent];
  if (check.hasLapsed) return [{ kind: 'lapsed', at: check.dueAt }, ...absent];
  const waits: SilenceReason[] = absent.length > 0 ? absent : putOffTo ? [{ kind: 'put-off', at: putOffTo }] : [];
  return [...(askedAt ? [{ kind: 'asked', at: askedAt } as const] : []), ...(remindedAt ? [{ kind: 'reminded', at: remindedAt } as const] : []), ...waits];
}

function hasSpokenSince(item: ItemOverview, dueAt: Temporal.Instant): boolean {
  return item.lastReport !== undefined && compare(item.lastReport.at, dueAt) >= 0;
}

function compare(one: Temporal.Instant, other: Temporal.Instant): number {
  return Temporal.Instant.compare(one, other);
}
