import { z } from 'zod';
import { eventKey } from './event-key.js';
import { authorship, files, id, isDirect, isWritten, maybeId, text } from './payload-schemas.js';
import { readDelete, readTombstone } from './read-delete.js';
import { readEdit } from './read-edit.js';
import { readFiles } from './read-files.js';
import { wordsInDirect } from './said-to-bot.js';
import { conversationOf, from } from './seen.js';
import type { Reader } from './seen.js';
import { instantOf } from './slack-time.js';
import { isProgram, strangerField, strangerOf, teamsOf } from './who.js';

const schema = authorship.extend({ channel: id, channel_type: maybeId, user: id, ts: id, thread_ts: maybeId, text, files });
const kind = z.looseObject({ subtype: maybeId });

/** A `message` event: something written, edited or deleted in direct messages. */
export const readMessage: Reader = (event, seen) => {
  switch (kind.safeParse(event).data?.subtype) {
    case 'message_changed':
      return readTombstone(event, seen) ?? readEdit(event, seen);
    case 'message_deleted':
      return readDelete(event, seen);
    default:
      return readWritten(event, seen);
  }
};

/** Words in a channel are not for the bot unless they name it: that is another event. */
const readWritten: Reader = (event, seen) => {
  const { data: message } = schema.safeParse(event);
  if (message === undefined || !isWritten(message.subtype) || isProgram(message, seen)) return undefined;
  const { channel, channel_type: type, user, ts, thread_ts: thread } = message;
  if (!isDirect(channel, type)) return undefined;
  return {
    ...from(seen),
    ...strangerField(strangerOf(teamsOf(message), seen)),
    type: 'message',
    key: eventKey.message(channel, ts),
    user,
    at: instantOf(ts) ?? seen.now,
    conversation: conversationOf(channel, type),
    message: ts,
    // Slack names the first message of a thread as its own thread.
    ...(thread !== undefined && thread !== ts && { thread }),
    text: wordsInDirect(message.text, seen.botUser),
    files: readFiles(message.files),
  };
};
