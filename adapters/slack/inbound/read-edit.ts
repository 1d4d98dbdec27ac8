import { z } from 'zod';
import { eventKey } from './event-key.js';
import { id, innerMessage, isDirect, isWritten, maybeId } from './payload-schemas.js';
import type { InnerMessage } from './payload-schemas.js';
import { readFiles } from './read-files.js';
import { wordsInDirect } from './said-to-bot.js';
import { conversationOf, from } from './seen.js';
import type { Reader } from './seen.js';
import { instantOf } from './slack-time.js';
import { isProgram, strangerField, strangerOf, teamsOf } from './who.js';

const schema = z.looseObject({
  channel: id,
  channel_type: maybeId,
  event_ts: maybeId,
  ts: maybeId,
  message: innerMessage.extend({ user: id, ts: id }),
  previous_message: innerMessage.nullish(),
});

/**
 * A `message_changed` event, where a person changed their words or files. Slack sends the same event when the bot
 * updates a message of its own and when a link gets its preview: neither is an edit.
 */
export const readEdit: Reader = (event, seen) => {
  const { data: change } = schema.safeParse(event);
  if (change === undefined) return undefined;
  const { channel, channel_type: type, message, previous_message: before } = change;
  if (!isDirect(channel, type) || !isWritten(message.subtype) || isProgram(message, seen) || isUnchanged(message, before)) return undefined;
  const version = message.edited?.ts ?? change.event_ts ?? change.ts ?? message.ts;
  return {
    ...from(seen),
    ...strangerField(strangerOf(teamsOf(message), seen)),
    type: 'edit',
    key: eventKey.edit(channel, message.ts, version),
    user: message.user,
    at: instantOf(version) ?? seen.now,
    conversation: conversationOf(channel, type),
    message: message.ts,
    text: wordsInDirect(message.text, seen.botUser),
    files: readFiles(message.files),
  };
};

function isUnchanged(message: InnerMessage, before: InnerMessage | null | undefined): boolean {
  if (before === undefined || before === null) return message.edited?.ts === undefined;
  const fileIds = (of: InnerMessage): string => readFiles(of.files).map((file) => file.id).join(' ');
  return message.edited?.ts === before.edited?.ts && message.text === before.text && fileIds(message) === fileIds(before);
}
