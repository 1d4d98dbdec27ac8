import type { Temporal } from 'temporal-polyfill';
import type { PlanOverview } from '../domain/overview.js';
import type { PlanState } from '../domain/types.js';

export interface PlanSummary {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly state: PlanState;
}

export interface OverviewStore {
  /** The organization's plans, by code. */
  plans(organizationId: string): Promise<readonly PlanSummary[]>;
  /** The plan as it stands now; with `since`, also what was reported from then on and what stood before. Nothing is hidden: pass the result through `visiblePlan`. */
  load(query: { readonly organizationId: string; readonly planId: string; readonly since?: Temporal.Instant; readonly until?: Temporal.Instant }): Promise<PlanOverview | undefined>;
}
