import type { DocumentItem, PlanDocument } from '../plan-document.js';
import type { PlainDateText } from '../types.js';

/** What people set of an item in chat, by the key of the plan file. */
export const CHAT_FIELDS = ['owner', 'cadence'] as const;
export type ChatField = (typeof CHAT_FIELDS)[number];

/** When something was set in chat, and by whom (none: somebody who is not known any more). */
export interface SetInChat {
  readonly on: PlainDateText;
  readonly by?: string;
}

/** What was last set in chat of an item, where no import has replaced it since. */
export interface ChatChange extends SetInChat {
  readonly item: string;
  readonly field: ChatField;
}

/** The changes made in chat that a document would take back. */
export function takenBack(stored: PlanDocument | undefined, changes: readonly ChatChange[], file: PlanDocument): readonly ChatChange[] {
  const before = byCode(stored);
  const after = byCode(file);
  return changes.filter(({ item, field }) => {
    const [was, is] = [before.get(item), after.get(item)];
    return was !== undefined && is !== undefined && JSON.stringify(ordered(was[field])) !== JSON.stringify(ordered(is[field]));
  });
}

/** A file's document with what was set in chat as it is stored. */
export function keepChatChanges(stored: PlanDocument | undefined, changes: readonly ChatChange[], file: PlanDocument): PlanDocument {
  const before = byCode(stored);
  const keep = new Set(takenBack(stored, changes, file).map(({ item, field }) => `${item} ${field}`));
  return {
    ...file,
    items: file.items.map((item) => {
      const was = before.get(item.code);
      if (!was) return item;
      const { owner, cadence, ...rest } = item;
      const from = (field: ChatField): Pick<DocumentItem, 'owner' | 'cadence'> => (keep.has(`${item.code} ${field}`) ? was : { ...(owner !== undefined && { owner }), ...(cadence !== undefined && { cadence }) });
      const [kept, asked] = [from('owner').owner, from('cadence').cadence];
      return { ...rest, ...(kept !== undefined && { owner: kept }), ...(asked !== undefined && { cadence: asked }) };
    }),
  };
}

function byCode(document: PlanDocument | undefined): ReadonlyMap<string, DocumentItem> {
  return new Map(document?.items.map((item) => [item.code, item]));
}

/** The same value whatever the order of its keys. */
function ordered(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : (value ?? null);
}
