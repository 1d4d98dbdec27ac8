import { eventKey } from './event-key.js';
import { conversationOf, from, messageOf, timeOf, whoDid } from './seen.js';
import type { Reader } from './seen.js';

/** Words to the bot that were taken back. */
export const readDelete: Reader = (activity, seen) => {
  const who = whoDid(activity);
  const conversation = conversationOf(activity);
  if (who === undefined || activity.id === undefined || conversation.kind !== 'direct' || activity.channelData?.eventType !== 'softDeleteMessage') return undefined;
  const at = timeOf(activity, seen);
  // Deleted, brought back and deleted again are two deletions.
  return { ...from(seen), ...who, type: 'delete', key: eventKey.delete(conversation.id, activity.id, at), at, conversation, message: messageOf(activity, activity.id) };
};
