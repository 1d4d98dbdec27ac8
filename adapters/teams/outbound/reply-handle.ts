import { z } from 'zod';
import { ChatError } from '../../../src/errors.js';
import type { ReplyHandle } from '../../../src/ports/chat.js';
import type { Sealer } from '../../../src/ports/sealer.js';

const addressSchema = z.strictObject({
  /** Who asked: their Entra object id, lower case. */
  user: z.string().min(1).max(255),
  /** The conversation it was asked in, as Teams names it: in a channel with `;messageid=ROOT`. Left out where the bot may not be: answered in the asker's own chat. */
  conversation: z.string().min(1).max(500).optional(),
  /** Whether that conversation is the asker's own chat with the bot, where Teams said what it is. */
  direct: z.boolean().optional(),
  /** Where that conversation is served. */
  serviceUrl: z.url({ protocol: /^https?$/ }).max(2_000),
  /** The button stood on this message (its activity id) of that conversation. */
  message: z.string().min(1).max(255).optional(),
});

/** Where an answer to a command, button or form goes, and who asked. */
export type ReplyAddress = z.infer<typeof addressSchema>;

/** What handles are sealed for, in one tenant. */
const CONTEXT = 'teams-reply';

/** The address, sealed for its tenant, so that a handle kept over a restart still works and tells nobody where to post. */
export function makeReplyHandle(address: ReplyAddress, sealer: Sealer, tenant: string): ReplyHandle {
  return sealer.seal(JSON.stringify(addressSchema.parse(address)), `${CONTEXT}:${tenant}`);
}

/** Throws `ChatError` `message-refused` for a handle this adapter did not give for this tenant. */
export function readReplyHandle(handle: ReplyHandle, sealer: Sealer, tenant: string): ReplyAddress {
  try {
    return addressSchema.parse(JSON.parse(sealer.open(handle, `${CONTEXT}:${tenant}`)));
  } catch (cause) {
    throw new ChatError('message-refused', 'This reply handle is not one of this tenant’s, or was sealed with a key that is gone.', undefined, { cause });
  }
}
