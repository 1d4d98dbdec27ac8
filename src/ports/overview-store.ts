import type { Temporal } from 'temporal-polyfill';
import type { Period } from '../domain/digest/period.js';
import type { ItemOverview, PlanOverview } from '../domain/overview.js';
import type { PlanState } from '../domain/types.js';

export interface PlanSummary {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly state: PlanState;
}

export interface OverviewQuery {
  readonly organizationId: string;
  readonly planId: string;
  /** From here on reports are told one by one; what stood before is told beside them. */
  readonly since?: Temporal.Instant;
  /** As it stood at this moment: what was reported, read, needed or retired later is left out. */
  readonly until?: Temporal.Instant;
  /**
   * Periods reported on before. A late answer counts for the period in which its check was due, be it one of these or
   * the one asked for, as long as that period's digest is kept fresh (`KEPT_FRESH_DAYS`); else for when it was said.
   */
  readonly earlier?: readonly Period[];
}

/** What a message about one item shows of it. */
export interface ItemFacts extends Pick<ItemOverview, 'id' | 'code' | 'title' | 'translations' | 'measures' | 'statusReport' | 'lastReport' | 'next'> {
  readonly planState: PlanState;
}

export interface OverviewStore {
  /** Items that are not retired, as they stand now, by id: in as many queries for one as for a hundred, and nothing of the rest of the plan. */
  items(organizationId: string, itemIds: readonly string[]): Promise<ReadonlyMap<string, ItemFacts>>;
  /** The organization's plans, by code. */
  plans(organizationId: string): Promise<readonly PlanSummary[]>;
  /** The plan as it stands now, or stood at `until`. Open checks, owners, texts and schedules are always those of now. Nothing is hidden: pass the result through `visiblePlan`. */
  load(query: OverviewQuery): Promise<PlanOverview | undefined>;
  /** The plan as it stands now with what its items are found, placed and hidden by: none of what was said of them, and no people. */
  outline(organizationId: string, planId: string): Promise<PlanOverview | undefined>;
  /** An outline, or what of it may be seen, with what `load` tells of these items, and the people that it names. */
  withFacts(outline: PlanOverview, itemIds: readonly string[]): Promise<PlanOverview>;
}
