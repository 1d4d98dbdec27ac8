import type { MilestoneOverview } from '../../src/domain/overview.js';
import { compareText } from '../../src/domain/compare-text.js';
import { HORIZONS } from '../../src/domain/types.js';
import type { Db } from '../convert.js';
import { groupBy, oneOf, optionalDateText, toTranslations } from '../convert.js';
import type { PlanItems } from './plan-items.js';

/** A milestone that is not reached, and its item. */
export type OpenMilestoneFacts = MilestoneOverview & { readonly itemId: string };

/** Milestones of a plan that are not reached, in the order of items and of their lists; retired ones are left out. */
export async function loadOpenMilestones(db: Db, { organizationId, planId, itemIds }: PlanItems): Promise<readonly OpenMilestoneFacts[]> {
  const rows = await db.milestone.findMany({
    where: { organizationId, reachedOn: null, retiredAt: null, item: { planId, retiredAt: null }, ...(itemIds && { itemId: { in: [...itemIds] } }) },
    orderBy: [{ item: { sortKey: 'asc' } }, { position: 'asc' }],
  });
  return rows.map((row) => {
    const dueOn = optionalDateText(row.dueOn);
    return { itemId: row.itemId, horizon: oneOf(HORIZONS, row.horizon), text: row.text, translations: toTranslations(row.translations), ...(dueOn !== undefined && { dueOn }) };
  });
}

/** The next one of each item: that with the earliest date; without dates, the last of the list, which maps backward from the year's end. */
export function nextMilestones(open: readonly OpenMilestoneFacts[]): ReadonlyMap<string, MilestoneOverview> {
  return new Map(
    [...groupBy(open, (milestone) => milestone.itemId)].flatMap(([itemId, of]): [string, MilestoneOverview][] => {
      const dated = of.filter((milestone) => milestone.dueOn !== undefined).sort((a, b) => compareText(a.dueOn ?? '', b.dueOn ?? ''));
      const next = dated[0] ?? [...of].sort((a, b) => HORIZONS.indexOf(b.horizon) - HORIZONS.indexOf(a.horizon))[0];
      if (!next) return [];
      const { itemId: _itemId, ...milestone } = next;
      return [[itemId, milestone]];
    }),
  );
}
