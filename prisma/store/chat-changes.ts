import { z } from 'zod';
import type { ChatChange } from '../../src/domain/plan-file/chat-changes.js';
import { CHAT_FIELDS } from '../../src/domain/plan-file/chat-changes.js';
import type { Db } from '../convert.js';
import { toInstant } from '../convert.js';
import { FIELD_OF, KEPT } from './chat-entries.js';
import { audit } from './plan-life.js';
import type { PlanRows } from './plan-rows.js';
import { namesById } from './plan-row-values.js';

const keptDetails = z.object({ field: z.enum(CHAT_FIELDS), on: z.iso.date(), by: z.string().optional() });

/** The last change in chat of each item and field, in the order of the items' codes as they are stored. */
export function toChatChanges(rows: PlanRows, own: NonNullable<PlanRows['own']>): readonly ChatChange[] {
  const code = namesById(own.items, (row) => row.code);
  const name = namesById(rows.people, (row) => row.name);
  const last = new Map<string, ChatChange>();
  for (const { action, subjectId, actorId, at, details } of own.chatEntries) {
    const item = code(subjectId);
    if (item === undefined) continue;
    const kept = action === KEPT ? keptDetails.safeParse(details).data : undefined;
    const field = kept?.field ?? FIELD_OF[action];
    if (field === undefined) continue;
    const by = kept ? kept.by : name(actorId);
    const on = kept?.on ?? toInstant(at).toZonedDateTimeISO(rows.organization.timeZone).toPlainDate().toString();
    last.set(`${item} ${field}`, { item, field, on, ...(by !== undefined && { by }) });
  }
  return [...last.values()];
}

/** Writes down what an import left alone. */
export async function writeKept(db: Db, organizationId: string, itemId: (code: string) => string, kept: readonly ChatChange[], act: Parameters<typeof audit>[5]): Promise<void> {
  for (const { item, field, on, by } of kept) await audit(db, organizationId, KEPT, { kind: 'item', id: itemId(item) }, { field, on, ...(by !== undefined && { by }) }, act);
}
