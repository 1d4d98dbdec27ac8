import { AppError } from '../../errors.js';
import type { PlanListing, Store } from '../../ports.js';
import type { PlanFileTexts } from '../../text/plan-file/index.js';
import { findOrganization } from './find-organization.js';

/** Which plan somebody means; both may be left out where there is only one. */
export interface WhichPlan {
  readonly plan?: string | undefined;
  readonly organization?: string | undefined;
}

/**
 * Finds the plan meant. Throws AppError `no-plan`, `which-plan`, `no-organization` or `which-organization`, which name
 * those there are. A code that only one organization has needs no organization.
 */
export async function findPlan(store: Store, { plan, organization }: WhichPlan, texts: PlanFileTexts): Promise<PlanListing> {
  const organizationId = plan !== undefined && organization === undefined ? undefined : await findOrganization(store, organization, texts);
  const all = (await store.plans.list()).filter((listing) => organizationId === undefined || listing.organizationId === organizationId);
  if (all.length === 0) throw new AppError('no-plan', texts.noPlans);
  const found = plan === undefined ? all : all.filter((listing) => listing.code.toLowerCase() === plan.toLowerCase());
  const [only, ...more] = found;
  const codes = (listings: readonly PlanListing[]): string => [...new Set(listings.map((listing) => listing.code))].join(', ');
  if (!only) throw new AppError('no-plan', texts.noPlan(plan ?? '', codes(all)));
  if (more.length === 0) return only;
  if (plan === undefined) throw new AppError('which-plan', texts.whichPlan(codes(found)));
  throw new AppError('which-plan', texts.whichOrganization(found.map((listing) => listing.organizationKey).join(', ')));
}
