import { eventKey } from './event-key.js';
import { authorship, id, isDirect, maybeId, text } from './payload-schemas.js';
import { wordsAfterName } from './said-to-bot.js';
import { conversationOf, from } from './seen.js';
import type { Reader } from './seen.js';
import { instantOf } from './slack-time.js';
import { isProgram, strangerField, strangerOf, teamsOf } from './who.js';

const schema = authorship.extend({ channel: id, user: id, ts: id, thread_ts: maybeId, text });

/** An `app_mention` event: a question asked before everyone in the channel, answered in its thread. */
export const readMention: Reader = (event, seen) => {
  const { data: mention } = schema.safeParse(event);
  if (mention === undefined || isProgram(mention, seen)) return undefined;
  const { channel, user, ts } = mention;
  // In direct messages the same words come as a message.
  if (isDirect(channel)) return undefined;
  return {
    ...from(seen),
    ...strangerField(strangerOf(teamsOf(mention), seen)),
    type: 'command',
    key: eventKey.mention(channel, ts),
    user,
    at: instantOf(ts) ?? seen.now,
    conversation: conversationOf(channel),
    text: wordsAfterName(mention.text, seen.botUser),
    reply: seen.makeReply({ channel, user, thread: mention.thread_ts ?? ts }),
    aloud: true,
  };
};
