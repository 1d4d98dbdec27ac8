import type { Message } from '../../domain/message.js';
import type { DeliveryRow, MessageRef } from '../../ports.js';
import type { Asker } from '../answering/turn.js';

/** A posted message as it reads now, for whoever it was posted to; undefined for anybody else, and for what was said in answer and is not kept. */
export async function redrawMessage({ store, organizationId, workspace, member }: Asker, render: (row: DeliveryRow) => Promise<Message | undefined>, { conversation, message }: MessageRef): Promise<Message | undefined> {
  const delivery = await store.deliveries.byMessage(organizationId, workspace, { conversation, message });
  // What stands in a channel was posted to everyone there.
  if (delivery === undefined || (delivery.destination.kind === 'direct' && delivery.personId !== member.id)) return undefined;
  return render(delivery);
}
