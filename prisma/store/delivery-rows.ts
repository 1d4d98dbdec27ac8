import { PLATFORMS, PLAN_STATES } from '../../src/domain/types.js';
import { deliveryContentSchema, messageRefSchema } from '../../src/ports.js';
import type { DeliveryRow, Destination } from '../../src/ports.js';
import type { Delivery, Prisma } from '../generated/client.js';
import { oneOf, optionalInstant, toInstant } from '../convert.js';
import { parseStored, parseStoredText } from '../stored-json.js';
import { DELIVERY_KINDS } from './delivery-lines.js';

const STATES = ['pending', 'sending', 'sent', 'failed', 'parked', 'cancelled'] as const;

export const DELIVERY = { deliveryChecks: { orderBy: { position: 'asc' } }, plan: { select: { state: true } } } as const satisfies Prisma.DeliveryInclude;

/** A delivery as it lies in its table, with its plan's state and the checks it asks about. */
export interface DeliveryModel extends Delivery {
  readonly planState: string | null;
  readonly checkIds: readonly string[];
}

/** A delivery that was read with `DELIVERY`. */
export function foundDelivery(row: Prisma.DeliveryGetPayload<{ include: typeof DELIVERY }>): DeliveryRow {
  return deliveryRow({ ...row, planState: row.plan?.state ?? null, checkIds: row.deliveryChecks.map((check) => check.checkId) });
}

/** A delivery as the rest of the product knows it. @throws AppError `stored-data-unreadable` */
export function deliveryRow(row: DeliveryModel): DeliveryRow {
  const destination: Destination = row.destinationKind === 'direct' ? { kind: 'direct', user: row.destination } : { kind: 'channel', channel: row.destination };
  const sentAt = optionalInstant(row.sentAt);
  const triedAt = optionalInstant(row.triedAt);
  return {
    id: row.id,
    organizationId: row.organizationId,
    key: row.key,
    kind: oneOf(DELIVERY_KINDS, row.kind),
    platform: oneOf(PLATFORMS, row.platform),
    workspace: row.workspace,
    destination,
    content: parseStored(deliveryContentSchema, row.payload, 'Delivery', row.id),
    dueAt: toInstant(row.dueAt),
    createdAt: toInstant(row.createdAt),
    state: oneOf(STATES, row.state),
    attempts: row.attempts,
    version: row.version,
    sentVersion: row.sentVersion,
    checkIds: row.checkIds,
    ...(row.personId !== null && { personId: row.personId }),
    ...(row.planId !== null && { planId: row.planId }),
    ...(row.planState !== null && { planState: oneOf(PLAN_STATES, row.planState) }),
    ...(row.digestId !== null && { digestId: row.digestId }),
    ...(row.thread !== null && { thread: parseStoredText(messageRefSchema, row.thread, 'Delivery', row.id) }),
    ...(row.conversation !== null && row.message !== null && { ref: { conversation: row.conversation, message: row.message } }),
    ...(row.lastError !== null && { lastError: row.lastError }),
    ...(triedAt && { triedAt }),
    ...(sentAt && { sentAt }),
  };
}
