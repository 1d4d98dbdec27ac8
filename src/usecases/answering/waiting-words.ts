import type { Clarification, ClarificationContent } from '../../ports.js';
import type { InboundOf } from './answering-deps.js';
import type { Turn } from './turn.js';

/** A question about which item words belong to. */
export type WaitingWords = Clarification & { readonly content: ClarificationContent & { readonly kind: 'which-item' } };

/** The open questions about the words of the message that this turn edits or deletes. */
export async function waitingFor({ store, organizationId, inbound, member, now }: Turn<InboundOf<'edit'> | InboundOf<'delete'>>): Promise<readonly WaitingWords[]> {
  const open = await store.conversations.open(organizationId, member.id, now);
  return open.flatMap(({ content, ...rest }) =>
    content.kind === 'which-item' && content.message === inbound.message && rest.conversation === inbound.conversation.id ? [{ ...rest, content }] : [],
  );
}
