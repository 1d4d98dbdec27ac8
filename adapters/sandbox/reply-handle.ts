import { z } from 'zod';
import type { ReplyHandle } from '../../src/ports/chat.js';
import { ChatError } from '../../src/errors.js';

const addressSchema = z.strictObject({
  conversation: z.string(),
  user: z.string(),
  thread: z.string().optional(),
  /** The message whose button was pressed. */
  message: z.string().optional(),
});
/** Where an answer to a command, button or form goes, and who asked. */
export type ReplyAddress = z.infer<typeof addressSchema>;

/** The address itself, opaque, so that a handle kept over a restart still works. */
export function encodeReply(address: ReplyAddress): ReplyHandle {
  return Buffer.from(JSON.stringify(address)).toString('base64url');
}

/** Throws `ChatError` `message-refused` for a handle this adapter did not give. */
export function decodeReply(handle: ReplyHandle): ReplyAddress {
  try {
    return addressSchema.parse(JSON.parse(Buffer.from(handle, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new ChatError('message-refused', 'This reply handle is not one of the sandbox.', undefined, { cause });
  }
}
