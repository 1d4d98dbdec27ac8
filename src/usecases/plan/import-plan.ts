import { scheduleOfDocument } from '../../domain/document-schedule.js';
import { effectiveCadences } from '../../domain/effective-cadences.js';
import type { PlanDocument } from '../../domain/plan-document.js';
import { keepChatChanges, takenBack } from '../../domain/plan-file/chat-changes.js';
import type { ChatChange } from '../../domain/plan-file/chat-changes.js';
import { diffPlans } from '../../domain/plan-file/diff-plans.js';
import type { PlanDiff } from '../../domain/plan-file/diff-plans.js';
import type { Fault } from '../../domain/plan-file/faults.js';
import { keepUnmentioned } from '../../domain/plan-file/keep-unmentioned.js';
import { readPlanFile } from '../../domain/plan-file/read-plan-file.js';
import { withStoredCodes } from '../../domain/plan-file/stored-codes.js';
import type { Act, Store } from '../../ports.js';
import { reschedule } from '../asking/reschedule.js';
import { handOverChecks } from './hand-over-checks.js';

/** What importing a file would do; nothing is changed yet. */
export type PlannedImport =
  | { readonly ok: false; readonly faults: readonly Fault[] }
  | {
      readonly ok: true;
      readonly document: PlanDocument;
      readonly diff: PlanDiff;
      readonly isNew: boolean;
      /** Codes of items that have a cadence but no owner: nobody is asked for them. */
      readonly unowned: readonly string[];
      /** What was set in chat since the last import and the file would take back. */
      readonly takesBack: readonly ChatChange[];
      /** The same, where it is to stay as it is. */
      readonly kept: readonly ChatChange[];
    };

/** Reads a plan file and compares it with what is stored. With `keepChat`, owners and cadences set in chat since the last import stay. */
export async function planImport(store: Store, text: string, { keepChat = false }: { readonly keepChat?: boolean } = {}): Promise<PlannedImport> {
  const read = readPlanFile(text);
  if (!read.ok) return read;
  const stored = await store.plans.current(read.document.organization.key, read.document.plan.code);
  const file = keepUnmentioned(stored, withStoredCodes(stored, read.document));
  const chatChanges = takenBack(stored.document, stored.chatChanges ?? [], file);
  const document = keepChat ? keepChatChanges(stored.document, chatChanges, file) : file;
  return {
    ok: true,
    document,
    diff: diffPlans(stored, document),
    isNew: stored.planId === undefined,
    unowned: unownedCodes(document),
    takesBack: keepChat ? [] : chatChanges,
    kept: keepChat ? chatChanges : [],
  };
}

/**
 * Applies a difference that was shown, in one transaction, and works out anew who is asked when; sends nothing.
 * Throws AppError `plan-changed` where the plan has changed in between.
 */
export async function applyImport(store: Store, { document, diff, kept }: Extract<PlannedImport, { readonly ok: true }>, act: Act): Promise<{ readonly planId: string }> {
  return store.transaction(async (inside) => {
    const before = await inside.plans.load(document.organization.key, document.plan.code);
    const { organizationId, planId } = await inside.plans.apply({ document, diff, kept, ...act });
    await handOverChecks(inside, organizationId, planId, before, document);
    await reschedule(inside, organizationId, act.at);
    return { planId };
  });
}

/** An item with others under it gathers them; only one at the end of its branch is missed when nobody owns it. */
function unownedCodes(document: PlanDocument): readonly string[] {
  const cadences = effectiveCadences(scheduleOfDocument(document));
  const parents = new Set(document.items.map((item) => item.parent));
  return document.items.filter((item) => item.owner === undefined && cadences.has(item.code) && !parents.has(item.code)).map((item) => item.code);
}
