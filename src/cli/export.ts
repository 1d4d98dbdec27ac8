import type { Store } from '../ports.js';
import { planFileTexts } from '../text/plan-file/index.js';
import { exportPlan } from '../usecases/plan/export-plan.js';
import type { WhichPlan } from '../usecases/plan/find-plan.js';
import type { CommandIo } from './io.js';

export interface ExportArgs extends WhichPlan {
  /** Where to write it; standard output unless said. */
  readonly out?: string | undefined;
}

/** Writes a plan as a plan file. */
export async function runExport({ out, ...which }: ExportArgs, store: Store, io: CommandIo): Promise<number> {
  const texts = planFileTexts(io.language);
  const file = await exportPlan(store, which, texts);
  if (out === undefined) {
    io.out(file.trimEnd());
    return 0;
  }
  await io.writeFile(out, file);
  io.err(texts.exported(out));
  return 0;
}
