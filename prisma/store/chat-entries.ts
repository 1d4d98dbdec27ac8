import type { ChatField } from '../../src/domain/plan-file/chat-changes.js';
import type { Db } from '../convert.js';

/** Which field of an item an action of the audit log set. */
export const FIELD_OF: Readonly<Record<string, ChatField>> = { 'item.owner': 'owner', 'item.cadence': 'cadence' };
/** An import that leaves alone what was set in chat says so: else the next one would no longer know. */
export const KEPT = 'item.kept';

/** What was written down since the last import about what people set in chat of these items; oldest first. */
export async function readChatEntries(db: Db, organizationId: string, items: readonly { readonly id: string }[], importedAt: Date) {
  return db.auditEntry.findMany({
    where: { organizationId, at: { gte: importedAt }, subjectKind: 'item', subjectId: { in: items.map((item) => item.id) }, action: { in: [...Object.keys(FIELD_OF), KEPT] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
}
