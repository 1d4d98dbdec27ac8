import type { InboundOf } from './answering-deps.js';
import type { Turn } from './turn.js';

/**
 * A message as it stands in chat by now: a platform that could not hand it over at first repeats it, maybe after it was
 * edited or deleted. Undefined for one that is deleted.
 */
export async function asItStands({ store, organizationId, inbound }: Turn<InboundOf<'message'>>): Promise<InboundOf<'message'> | undefined> {
  const { conversation, message } = inbound;
  const change = await store.inbox.overtaking(organizationId, inbound, { conversation: conversation.id, message });
  if (change?.type === 'delete') return undefined;
  return change ? { ...inbound, text: change.text, ...(change.files && { files: change.files }) } : inbound;
}
