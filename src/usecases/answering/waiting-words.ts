import type { Clarification, ClarificationContent } from '../../ports.js';
import type { InboundOf } from './answering-deps.js';
import type { Turn } from './turn.js';

export type WhichItem = ClarificationContent & { readonly kind: 'which-item' };

/** A question about which item words belong to. */
export type WaitingWords = Clarification & { readonly content: WhichItem };

/** The questions about the words of the message that this turn edits or deletes, answered or not. */
export async function questionsAbout({ store, organizationId, inbound, member }: Turn<InboundOf<'edit'> | InboundOf<'delete'>>): Promise<readonly WaitingWords[]> {
  const asked = await store.conversations.aboutMessage(organizationId, member.id, { conversation: inbound.conversation.id, message: inbound.message });
  return asked.flatMap(({ content, ...rest }) => (content.kind === 'which-item' ? [{ ...rest, content }] : []));
}
