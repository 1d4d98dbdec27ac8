import { foldText } from './fold-text.js';
import type { PlanState } from './types.js';

export type ChosenPlan<P> = { readonly kind: 'plan'; readonly plan: P } | { readonly kind: 'which'; readonly plans: readonly P[] } | { readonly kind: 'unknown' } | { readonly kind: 'none' };

/** What is asked of a plan: about it, or to have it begin. */
export type PlanUse = 'ask' | 'start';

/** Which states are looked at first, where no plan is named. */
const ORDER: Readonly<Record<PlanUse, readonly (readonly PlanState[])[]>> = {
  ask: [['running'], ['paused'], ['draft']],
  start: [['draft', 'paused'], ['running']],
};

/**
 * Which plan a command is about: the one named, else the only one that runs (to start one: the only one that does
 * not). Where none runs, a paused one is still worth asking about; a draft is there for stewards alone.
 */
export function choosePlan<P extends { readonly code: string; readonly state: PlanState }>(
  plans: readonly P[],
  code: string | undefined,
  { isSteward, use = 'ask' }: { readonly isSteward: boolean; readonly use?: PlanUse },
): ChosenPlan<P> {
  const visible = plans.filter((plan) => plan.state !== 'draft' || isSteward);
  if (code !== undefined) {
    const plan = visible.find((one) => foldText(one.code) === foldText(code.slice(0, 100)));
    return plan ? { kind: 'plan', plan } : { kind: 'unknown' };
  }
  for (const states of ORDER[use]) {
    const [only, ...others] = visible.filter((plan) => states.includes(plan.state));
    if (only) return others.length === 0 ? { kind: 'plan', plan: only } : { kind: 'which', plans: [only, ...others] };
  }
  return { kind: 'none' };
}
