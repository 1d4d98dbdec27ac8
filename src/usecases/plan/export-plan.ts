import { writePlanFile } from '../../domain/plan-file/write-plan-file.js';
import type { Store } from '../../ports.js';
import type { PlanFileTexts } from '../../text/plan-file/index.js';
import { findPlan } from './find-plan.js';
import type { WhichPlan } from './find-plan.js';

/**
 * The plan file of a plan as it is now, with what commands changed since it was imported; importing it changes nothing.
 * @param schema the address of the JSON Schema, for the editor's first line
 */
export async function exportPlan(store: Store, which: WhichPlan, texts: PlanFileTexts, schema?: string): Promise<string> {
  const { organizationKey, code } = await findPlan(store, which, texts);
  const document = await store.plans.load(organizationKey, code);
  // It was listed a moment ago, and plans are never deleted.
  if (!document) throw new TypeError('a listed plan is not there');
  return writePlanFile(document, schema);
}
