import { foldText } from './fold-text.js';
import type { PlanState } from './types.js';

export type ChosenPlan<P> = { readonly kind: 'plan'; readonly plan: P } | { readonly kind: 'which'; readonly plans: readonly P[] } | { readonly kind: 'unknown' } | { readonly kind: 'none' };

/**
 * Which plan a command is about: the one named, else the only one that runs. Where none runs, a paused
 * one is still worth asking about; a draft is there for stewards alone.
 */
export function choosePlan<P extends { readonly code: string; readonly state: PlanState }>(plans: readonly P[], code: string | undefined, isSteward: boolean): ChosenPlan<P> {
  const visible = plans.filter((plan) => plan.state !== 'draft' || isSteward);
  if (code !== undefined) {
    const plan = visible.find((one) => foldText(one.code) === foldText(code.slice(0, 100)));
    return plan ? { kind: 'plan', plan } : { kind: 'unknown' };
  }
  for (const state of ['running', 'paused', 'draft'] as const) {
    const [only, ...others] = visible.filter((plan) => plan.state === state);
    if (only) return others.length === 0 ? { kind: 'plan', plan: only } : { kind: 'which', plans: [only, ...others] };
  }
  return { kind: 'none' };
}
