import { z } from 'zod';
import { ChatError } from '../../../src/errors.js';
import type { ReplyHandle } from '../../../src/ports/chat.js';
import type { Sealer } from '../../../src/ports/sealer.js';

const addressSchema = z.strictObject({
  /** Where Slack takes the answer, for thirty minutes and five posts. Whoever has it can post: it is a secret. */
  responseUrl: z.url({ protocol: /^https?$/ }).max(2_000).optional(),
  /** The conversation it was asked in. Left out: answered in direct messages. */
  channel: z.string().min(1).max(255).optional(),
  user: z.string().min(1).max(255),
  /** The message whose thread it was asked in. */
  thread: z.string().min(1).max(255).optional(),
  /** The button stood on a message that only `user` sees: nothing but `responseUrl` can replace it. */
  ephemeral: z.boolean().optional(),
  /** The button stood on this message of the channel. */
  message: z.string().min(1).max(255).optional(),
  /** The trigger of `openWaiting`, where a form was opened that waits: an answer instead of the form is shown in it. */
  waiting: z.string().min(1).max(255).optional(),
});

/** Where an answer to a command, button, shortcut or form goes, and who asked. */
export type ReplyAddress = z.infer<typeof addressSchema>;

/** What handles are sealed for. */
const CONTEXT = 'slack-reply';

/** The address, sealed, so that a handle kept over a restart still works and tells nobody where to post. */
export function makeReplyHandle(address: ReplyAddress, sealer: Sealer): ReplyHandle {
  return sealer.seal(JSON.stringify(addressSchema.parse(address)), CONTEXT);
}

/** Throws `ChatError` `message-refused` for a handle this adapter did not give. */
export function readReplyHandle(handle: ReplyHandle, sealer: Sealer): ReplyAddress {
  try {
    return addressSchema.parse(JSON.parse(sealer.open(handle, CONTEXT)));
  } catch (cause) {
    throw new ChatError('message-refused', 'This reply handle is not one of Slack’s, or was sealed with a key that is gone.', undefined, { cause });
  }
}
