import type { PlanDocument } from '../plan-document.js';
import type { DiffBase } from './diff-plans.js';
import { sortKeyOf } from './sort-key.js';

/**
 * A file's document with the codes as they are stored: capitals, or other marks between, make no other plan and no
 * other item (`2.B` is `2.b`). What was once filed under a code stays under it, retired or not.
 */
export function withStoredCodes({ document: stored, retired }: Pick<DiffBase, 'document' | 'retired'>, file: PlanDocument): PlanDocument {
  if (!stored) return file;
  const codes = [...stored.items.map((item) => item.code), ...retiredCodes(retired)];
  const known = new Set(codes);
  // The first of a kind wins: one in the plan before a retired one.
  const byKey = new Map(codes.reverse().map((code) => [sortKeyOf(code), code]));
  const codeOf = (code: string): string => (known.has(code) ? code : (byKey.get(sortKeyOf(code)) ?? code));
  const named = <T extends { readonly item?: string }>(thing: T): T => (thing.item === undefined ? thing : { ...thing, item: codeOf(thing.item) });
  return {
    ...file,
    plan: { ...file.plan, code: stored.plan.code },
    budgetLines: file.budgetLines.map(named),
    committees: file.committees.map(named),
    peerReviews: file.peerReviews.map(named),
    workCalendar: file.workCalendar.map(named),
    needs: file.needs.map(named),
    items: file.items.map(({ parent, ...item }) => ({ ...item, code: codeOf(item.code), ...(parent !== undefined && { parent: codeOf(parent) }) })),
  };
}

const RETIRED_ITEM = 'item ';

function retiredCodes(retired: readonly string[]): readonly string[] {
  return retired.flatMap((name) => (name.startsWith(RETIRED_ITEM) ? [name.slice(RETIRED_ITEM.length)] : []));
}
