import { isOwnItem, mayFile } from '../../domain/may-file.js';
import type { ItemOverview, PlanOverview } from '../../domain/overview.js';
import { visiblePlan } from '../../domain/visibility.js';
import type { CheckRow, Member, Store } from '../../ports.js';
import { shorten, translated } from '../../text/format.js';

/** An item with the plan it stands in, as one person may see it. */
export interface PlacedItem {
  readonly plan: PlanOverview;
  readonly item: ItemOverview;
}

/** What one person answers for, and what they see beside it. */
export interface PersonItems {
  /** Checks that wait for this person's answer, newest first. */
  readonly open: readonly CheckRow[];
  /** Items of their own, those with an open check first, then those asked soonest. */
  readonly own: readonly PlacedItem[];
  /** Everything they may report on, their own first. */
  readonly allFileable: readonly PlacedItem[];
  /** Codes of every item this person sees: no other code means anything to them. */
  readonly codes: readonly string[];
  /** An item they may report on; undefined for any other, whether it exists or not. */
  fileable(itemId: string): PlacedItem | undefined;
  /** An item they see. */
  seen(itemId: string): PlacedItem | undefined;
  /** The items of a code among those they see; several where several plans use it. */
  withCode(code: string): readonly PlacedItem[];
}

/** Loads what a person answers for, over all plans that have started. */
export async function loadPersonItems(store: Store, member: Member): Promise<PersonItems> {
  const { organizationId } = member;
  const open = await store.checks.openForPerson(organizationId, member.id);
  const askedIds = new Set(open.map((check) => check.itemId));
  const placed: PlacedItem[] = [];
  for (const summary of await store.overview.plans(organizationId)) {
    if (summary.state === 'draft') continue;
    const overview = await store.overview.load({ organizationId, planId: summary.id });
    if (!overview) continue;
    const plan = visiblePlan(overview, { kind: 'person', personId: member.id, ...(member.unitId !== undefined && { unitId: member.unitId }) });
    const visible = new Set(plan.items.map((item) => item.id));
    // Whoever is asked about a private item, such as a delegate, sees it as long as they are asked.
    const asked = overview.items.filter((item) => askedIds.has(item.id) && !visible.has(item.id));
    placed.push(...[...plan.items, ...asked].map((item) => ({ plan, item })));
  }
  const byId = new Map(placed.map((one) => [one.item.id, one]));
  const own = placed.filter(({ item }) => isOwnItem(item, member.id, askedIds)).sort((a, b) => urgency(a.item, askedIds) - urgency(b.item, askedIds));
  return {
    open: open.filter((check) => byId.has(check.itemId)),
    own,
    allFileable: [...new Set([...own, ...placed])].filter(({ item }) => mayFile(item, member, askedIds)),
    codes: [...new Set(placed.map(({ item }) => item.code))],
    seen: (itemId) => byId.get(itemId),
    fileable: (itemId) => {
      const found = byId.get(itemId);
      return found && mayFile(found.item, member, askedIds) ? found : undefined;
    },
    withCode: (code) => placed.filter(({ item }) => item.code === code),
  };
}

/** Open checks first, then items that are asked about, then all others; the plan's order within each. */
function urgency(item: ItemOverview, askedIds: ReadonlySet<string>): number {
  if (askedIds.has(item.id)) return 0;
  if (item.openCheck) return 1;
  return item.next ? 2 : 3;
}

/** `2.a Attendance recovers…`, in the reader's language: as short as a button takes. */
export function itemLabel(placed: PlacedItem, member: Pick<Member, 'language'>): string {
  return named(placed, member, 70);
}

/** The same for a sentence, where nearly every title has room. */
export function itemName(placed: PlacedItem, member: Pick<Member, 'language'>): string {
  return named(placed, member, 160);
}

function named({ item }: PlacedItem, { language }: Pick<Member, 'language'>, longest: number): string {
  return shorten(`${item.code} ${translated(item.translations, language, 'title', item.title)}`, longest);
}
