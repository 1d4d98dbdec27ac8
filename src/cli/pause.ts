import type { Temporal } from 'temporal-polyfill';
import type { Store } from '../ports.js';
import { planFileTexts } from '../text/plan-file/index.js';
import { findPlan } from '../usecases/plan/find-plan.js';
import type { WhichPlan } from '../usecases/plan/find-plan.js';
import { pausePlan } from '../usecases/plan/pause-plan.js';
import type { CommandIo } from './io.js';

/** Stops a plan at once. */
export async function runPause(which: WhichPlan, store: Store, io: CommandIo, now: Temporal.Instant): Promise<number> {
  const texts = planFileTexts(io.language);
  const plan = await findPlan(store, which, texts);
  const paused = await pausePlan(store, plan, { now }, texts);
  io.out(paused ? texts.paused(plan.title) : texts.notRunning(plan.title));
  return 0;
}
