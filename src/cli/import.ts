import type { Temporal } from 'temporal-polyfill';
import type { Store } from '../ports.js';
import { diffLines } from '../text/plan-file/diff-lines.js';
import { planFileTexts } from '../text/plan-file/index.js';
import { applyImport, planImport } from '../usecases/plan/import-plan.js';
import { cliTexts } from '../text/cli/index.js';
import { during } from './io.js';
import type { CommandIo } from './io.js';
import { faultLines } from '../text/plan-file/fault-lines.js';

export interface ImportArgs {
  readonly file: string;
  readonly yes?: boolean;
  /** Owners and cadences set in chat since the last import stay as they are. */
  readonly keepChatChanges?: boolean;
}

/** Imports a plan file: checks it, shows the difference, asks, applies. Exit code 1 where it has faults or was not applied. */
export async function runImport({ file, yes = false, keepChatChanges = false }: ImportArgs, store: Store, io: CommandIo, now: Temporal.Instant): Promise<number> {
  const texts = planFileTexts(io.language);
  const { comparing, importing } = cliTexts(io.language).progress;
  const text = await io.readFile(file);
  const planned = await during(io, comparing, () => planImport(store, text, { keepChat: keepChatChanges }));
  if (!planned.ok) {
    for (const line of faultLines(file, planned.faults, io.language)) io.err(line);
    return 1;
  }
  const { plan } = planned.document;
  if (planned.kept.length > 0) io.out(texts.keptChat(planned.kept.length));
  if (planned.diff.entries.length === 0) {
    io.out(texts.nothingToChange);
    return 0;
  }
  io.out(`${planned.isNew ? texts.newPlan : texts.difference} ${texts.planIs(plan.title, plan.code)}`);
  for (const line of diffLines(planned.diff, io.language)) io.out(line);
  if (planned.unowned.length > 0) io.out(texts.unowned(planned.unowned.join(', ')));
  const takesBack = planned.takesBack.length;
  if (takesBack > 0) io.out(texts.takesBack(takesBack));
  if (!yes && !(await io.confirm(takesBack > 0 ? texts.applyTakingBack(takesBack) : texts.apply))) {
    io.err(texts.notApplied);
    return 1;
  }
  await during(io, importing(planned.diff.entries.length), () => applyImport(store, planned, { at: now }));
  io.out(texts.imported(plan.code));
  if (planned.isNew) io.out(texts.draftNext(plan.code));
  return 0;
}
