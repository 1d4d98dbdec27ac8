import type { Temporal } from 'temporal-polyfill';
import type { Member, PlanListing, Store } from '../../ports.js';
import type { PlanFileTexts } from '../../text/plan-file/index.js';
import { requireSteward } from './require-steward.js';

/**
 * Stops a plan at once: nothing more is asked, reminded of or posted; open questions are closed without blame.
 * For a steward, or the command line (no actor); throws AppError `not-allowed` else. Says whether it was running.
 */
export async function pausePlan(store: Store, plan: PlanListing, { actor, now }: { readonly actor?: Member | undefined; readonly now: Temporal.Instant }, texts: PlanFileTexts): Promise<boolean> {
  await requireSteward(store, plan.organizationId, actor, texts);
  return store.transaction((inside) => inside.plans.pause(plan.organizationId, plan.planId, { at: now, actorId: actor?.id }));
}
