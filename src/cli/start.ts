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
  const preview = await previewStart(store, plan, now);
  show(preview, io, texts);
  if (!yes && !(await io.confirm(texts.begin(plan.title)))) {
    io.err(texts.notStarted);
    return 1;
  }
  const started = await startPlan(store, plan, { now }, texts);
  const begun = reachesNobody(preview) ? texts.startedUnheard : texts.started;
  io.out((started ? begun : texts.runningAlready)(plan.title));
  return 0;
}

/** As where no chat has run yet: people are matched once one does. */
function reachesNobody({ owners, unmatched }: StartPreview): boolean {
  return owners > 0 && unmatched.length === owners;
}

function show(preview: StartPreview, io: CommandIo, texts: PlanFileTexts): void {
  const { from, to, messages, unmatched } = preview;
  io.out(texts.preview(from, to));
  for (const { local, zone, person, items } of messages) io.out(`  ${texts.promptRow(local, zone, person, items.join(', '))}`);
  const questions = messages.reduce((sum, { items }) => sum + items.length, 0);
  io.out(messages.length === 0 ? texts.noPrompts : texts.promptCount(questions, new Set(messages.map(({ person }) => person)).size));
  io.out(reachesNobody(preview) ? texts.nobodyMatched : unmatched.length === 0 ? texts.allMatched : texts.unmatched(unmatched));
}
