import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Store } from '../ports.js';
import { planFileTexts } from '../text/plan-file/index.js';
import { exportPlan } from '../usecases/plan/export-plan.js';
import type { WhichPlan } from '../usecases/plan/find-plan.js';
import type { CommandIo } from './io.js';
import { packageRoot } from './version.js';

export interface ExportArgs extends WhichPlan {
  /** Where to write it; standard output unless said. */
  readonly out?: string | undefined;
}

/** Writes a plan as a plan file. In a file, whose place is known, its first line leads an editor to the schema. */
export async function runExport({ out, ...which }: ExportArgs, store: Store, io: CommandIo): Promise<number> {
  const texts = planFileTexts(io.language);
  const file = await exportPlan(store, which, texts, out === undefined ? undefined : schemaFrom(dirname(resolve(io.folder, out))));
  if (out === undefined) {
    io.out(file.trimEnd());
    return 0;
  }
  await io.writeFile(out, file);
  io.err(texts.exported(out));
  return 0;
}

/** The way from a folder to the schema that comes with Throughline, as an editor reads it. */
function schemaFrom(folder: string): string {
  return relative(folder, join(packageRoot(), 'prisma', 'plan.schema.json')).split(sep).join('/');
}
