import type { Temporal } from 'temporal-polyfill';
import type { Member, PlanListing, Store } from '../../ports.js';
import type { PlanFileTexts } from '../../text/plan-file/index.js';
import { requireSteward } from './require-steward.js';
import { reschedule } from '../asking/reschedule.js';

/**
 * Has owners asked from now on. A plan that was paused goes on with its next dates: what passed meanwhile is not made
 * up for. For a steward, or the command line (no actor); throws AppError `not-allowed` else. Says whether it was not
 * running before.
 */
export async function startPlan(store: Store, plan: PlanListing, { actor, now }: { readonly actor?: Member | undefined; readonly now: Temporal.Instant }, texts: PlanFileTexts): Promise<boolean> {
  await requireSteward(store, plan.organizationId, actor, texts);
  return store.transaction(async (inside) => {
    const started = await inside.plans.start(plan.organizationId, plan.planId, { at: now, actorId: actor?.id });
    if (started) await reschedule(inside, plan.organizationId, now);
    return started;
  });
}
