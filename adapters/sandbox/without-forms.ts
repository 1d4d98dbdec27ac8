import type { Message } from '../../src/domain/message.js';

/** A message without the forms its buttons carry: the page opens them, and the journal need not keep them. */
export function withoutForms(message: Message): Message {
  return { ...message, blocks: message.blocks.map((block) => (block.type === 'buttons' ? { ...block, buttons: block.buttons.map(({ form: _form, ...button }) => button) } : block)) };
}
