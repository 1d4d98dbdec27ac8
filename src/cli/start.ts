import type { Temporal } from 'temporal-polyfill';
import type { Store } from '../ports.js';
import { planFileTexts } from '../text/plan-file/index.js';
import type { PlanFileTexts } from '../text/plan-file/index.js';
import { findPlan } from '../usecases/plan/find-plan.js';
import type { WhichPlan } from '../usecases/plan/find-plan.js';
import { previewStart } from '../usecases/plan/preview-start.js';
import type { StartPreview } from '../usecases/plan/preview-start.js';
import { startPlan } from '../usecases/plan/start-plan.js';
import type { CommandIo } from './io.js';

export interface StartArgs extends WhichPlan {
  readonly yes?: boolean;
}

/** Shows what a plan would ask in its first days and who cannot be asked, then starts it. Exit code 1 where it was not started. */
export async function runStart({ yes = false, ...which }: StartArgs, store: Store, io: CommandIo, now: Temporal.Instant): Promise<number> {
  const texts = planFileTexts(io.language);
  const plan = await findPlan(store, which, texts);
  if (plan.state === 'running') {
    io.out(texts.runningAlready(plan.title));
    return 0;
  }
  show(await previewStart(store, plan, now), io, texts);
  if (!yes && !(await io.confirm(texts.begin(plan.title)))) {
    io.err(texts.notStarted);
    return 1;
  }
  const started = await startPlan(store, plan, { now }, texts);
  io.out(started ? texts.started(plan.title) : texts.runningAlready(plan.title));
  return 0;
}

function show({ from, to, messages, unmatched }: StartPreview, io: CommandIo, texts: PlanFileTexts): void {
  io.out(texts.preview(from, to));
  for (const { local, zone, person, items } of messages) io.out(`  ${texts.promptRow(local, zone, person, items.join(', '))}`);
  const questions = messages.reduce((sum, { items }) => sum + items.length, 0);
  io.out(messages.length === 0 ? texts.noPrompts : texts.promptCount(questions, new Set(messages.map(({ person }) => person)).size));
  io.out(unmatched.length === 0 ? texts.allMatched : texts.unmatched(unmatched));
}
