import { isSaidAsCommand } from '../../../src/domain/command/said-as-command.js';
import { eventKey } from './event-key.js';
import { readFiles } from './read-files.js';
import { typedText } from './read-links.js';
import { namesBot, wordsAfterName, wordsInDirect } from './read-mentions.js';
import { readQuote } from './read-quote.js';
import { conversationOf, from, messageOf, replyTo, timeOf, whoDid } from './seen.js';
import type { Reader } from './seen.js';

/** Something written: to the bot alone, or before everyone by naming it. */
export const readMessage: Reader = (activity, seen) => (conversationOf(activity).kind === 'direct' ? readWords(activity, seen) : readMention(activity, seen));

/** In the chat with the bot no slash sets commands apart; words sent with a file, or in answer to a message, are none. */
const readWords: Reader = (activity, seen) => {
  const who = whoDid(activity);
  if (who === undefined || activity.id === undefined) return undefined;
  const conversation = conversationOf(activity);
  const quote = readQuote(activity);
  const files = readFiles(activity, activity.id);
  const text = wordsInDirect(activity, seen, quote?.words ?? typedText(activity));
  const base = { ...from(seen), ...who, at: timeOf(activity, seen), conversation, text };
  if (quote === undefined && files.length === 0 && isSaidAsCommand(text)) {
    return { ...base, type: 'command', key: eventKey.command(conversation.id, activity.id), reply: replyTo(activity, who.user, seen) };
  }
  return {
    ...base,
    type: 'message',
    key: eventKey.message(conversation.id, activity.id),
    message: messageOf(activity, activity.id),
    ...(quote !== undefined && { thread: messageOf(activity, quote.message) }),
    files,
  };
};

/** A question asked before everyone, answered in its thread. Words in a channel are not for the bot unless they name it. */
const readMention: Reader = (activity, seen) => {
  const who = whoDid(activity);
  if (who === undefined || activity.id === undefined || !namesBot(activity, seen)) return undefined;
  const conversation = conversationOf(activity);
  return {
    ...from(seen),
    ...who,
    type: 'command',
    key: eventKey.command(conversation.id, activity.id),
    at: timeOf(activity, seen),
    conversation,
    text: wordsAfterName(activity, seen, typedText(activity)),
    reply: replyTo(activity, who.user, seen),
    aloud: true,
  };
};
