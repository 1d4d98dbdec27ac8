import { PLATFORMS } from '../../src/domain/types.js';
import { clarificationContentSchema } from '../../src/ports.js';
import type { Clarification, ConversationStore } from '../../src/ports.js';
import type { ClarificationModel } from '../generated/models.js';
import type { Db } from '../convert.js';
import { fromInstant, oneOf, optionalInstant, toInstant } from '../convert.js';
import { parseStored, toJson } from '../stored-json.js';

/** What the bot asked people and waits to hear. */
export function conversationStore(db: Db): ConversationStore {
  return {
    async ask(organizationId, { content, createdAt, expiresAt, ...clarification }) {
      const row = await db.clarification.create({
        data: { ...clarification, organizationId, kind: content.kind, payload: toJson(content), createdAt: fromInstant(createdAt), expiresAt: fromInstant(expiresAt) },
        select: { id: true },
      });
      return row.id;
    },
    async byId(organizationId, id) {
      const row = await db.clarification.findUnique({ where: { organizationId_id: { organizationId, id } } });
      return row ? clarification(row) : undefined;
    },
    async open(organizationId, personId, now) {
      const rows = await db.clarification.findMany({
        where: { organizationId, personId, answeredAt: null, expiresAt: { gt: fromInstant(now) } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      });
      return rows.map(clarification);
    },
    async aboutMessage(organizationId, personId, { conversation, message }) {
      const rows = await db.clarification.findMany({ where: { organizationId, personId, conversation, kind: 'which-item', payload: { path: ['message'], equals: message } }, orderBy: { id: 'asc' } });
      return rows.map(clarification);
    },
    async replace(organizationId, id, content) {
      await db.clarification.updateMany({ where: { organizationId, id }, data: { payload: toJson(content) } });
    },
    async close(organizationId, id, at) {
      const { count } = await db.clarification.updateMany({ where: { organizationId, id, answeredAt: null }, data: { answeredAt: fromInstant(at) } });
      return count > 0;
    },
  };
}

function clarification(row: ClarificationModel): Clarification {
  const answeredAt = optionalInstant(row.answeredAt);
  return {
    id: row.id,
    personId: row.personId,
    platform: oneOf(PLATFORMS, row.platform),
    workspace: row.workspace,
    conversation: row.conversation,
    content: parseStored(clarificationContentSchema, row.payload, 'Clarification', row.id),
    createdAt: toInstant(row.createdAt),
    expiresAt: toInstant(row.expiresAt),
    ...(answeredAt && { answeredAt }),
  };
}
