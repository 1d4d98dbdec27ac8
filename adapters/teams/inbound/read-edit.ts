import { eventKey } from './event-key.js';
import { readFiles } from './read-files.js';
import { typedText } from './read-links.js';
import { wordsInDirect } from './read-mentions.js';
import { readQuote } from './read-quote.js';
import { conversationOf, from, messageOf, timeOf, whoDid } from './seen.js';
import type { Reader } from './seen.js';

/** A message that was deleted and is there again says what it says. */
const EDITS: ReadonlySet<string | undefined> = new Set(['editMessage', 'undeleteMessage']);

/** Words to the bot that were changed. */
export const readEdit: Reader = (activity, seen) => {
  const who = whoDid(activity);
  const conversation = conversationOf(activity);
  if (who === undefined || activity.id === undefined || conversation.kind !== 'direct' || !EDITS.has(activity.channelData?.eventType)) return undefined;
  const at = timeOf(activity, seen);
  return {
    ...from(seen),
    ...who,
    type: 'edit',
    key: eventKey.edit(conversation.id, activity.id, at),
    at,
    conversation,
    message: messageOf(activity, activity.id),
    text: wordsInDirect(activity, seen, readQuote(activity)?.words ?? typedText(activity)),
    files: readFiles(activity, activity.id),
  };
};
