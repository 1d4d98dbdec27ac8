import type { Message } from '../../domain/message.js';
import type { Chat, Inbound } from '../../ports.js';

/** Where somebody waits for a form that does not come, they read why in its place. Throws as the chat does. */
export async function endWaiting(chat: Chat | undefined, inbound: Inbound, message: Message): Promise<void> {
  if ('reply' in inbound) await chat?.endWaiting?.(inbound.reply, message);
}
