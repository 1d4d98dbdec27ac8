import { z } from 'zod';
import type { Inbound } from '../../../src/ports/chat.js';
import { eventKey } from './event-key.js';
import { id, innerMessage, isDirect, maybeId } from './payload-schemas.js';
import type { InnerMessage } from './payload-schemas.js';
import { conversationOf, from } from './seen.js';
import type { Reader, Seen } from './seen.js';
import { instantOf } from './slack-time.js';
import { isProgram, strangerField, strangerOf, teamsOf } from './who.js';

const base = z.looseObject({ channel: id, channel_type: maybeId, event_ts: maybeId, ts: maybeId, previous_message: innerMessage });
const deleted = base.extend({ deleted_ts: id });
const changed = base.extend({ message: innerMessage.extend({ ts: id, subtype: z.literal('tombstone') }) });

/** A `message_deleted` event; whose message it was stands in what it was before. */
export const readDelete: Reader = (event, seen) => {
  const { data } = deleted.safeParse(event);
  return data && gone(data, data.deleted_ts, data.previous_message, seen);
};

/** Deleting a message that others answered in a thread leaves a stone in its place: a change, not a deletion, to Slack. */
export const readTombstone: Reader = (event, seen) => {
  const { data } = changed.safeParse(event);
  return data && gone(data, data.message.ts, data.previous_message, seen);
};

function gone(event: z.infer<typeof base>, ts: string, before: InnerMessage, seen: Seen): Inbound | undefined {
  const { channel, channel_type: type } = event;
  if (before.user === undefined || before.subtype === 'tombstone' || !isDirect(channel, type) || isProgram(before, seen)) return undefined;
  return {
    ...from(seen),
    ...strangerField(strangerOf(teamsOf(before), seen)),
    type: 'delete',
    key: eventKey.delete(channel, ts),
    user: before.user,
    at: instantOf(event.event_ts ?? event.ts) ?? seen.now,
    conversation: conversationOf(channel, type),
    message: ts,
  };
}
