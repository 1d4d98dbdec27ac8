import { z } from 'zod';
import { readSlackText } from '../unescape-text.js';
import { eventKey } from './event-key.js';
import { id, text } from './payload-schemas.js';
import { responseUrl } from './response-url.js';
import { conversationOf, from } from './seen.js';
import type { Reader } from './seen.js';

const schema = z.looseObject({ channel_id: id, channel_name: z.string().nullish(), user_id: id, text, trigger_id: id, response_url: responseUrl });

/** A slash command. Slack says neither when it was typed nor in which thread. */
export const readCommand: Reader = (body, seen) => {
  const { data: command } = schema.safeParse(body);
  if (command === undefined) return undefined;
  const { channel_id: channel, user_id: user, trigger_id: trigger } = command;
  return {
    ...from(seen),
    type: 'command',
    key: eventKey.command(trigger),
    user,
    at: seen.now,
    conversation: conversationOf(channel, command.channel_name === 'directmessage' ? 'im' : undefined),
    text: readSlackText(command.text).trim(),
    reply: seen.makeReply({ ...command.response_url, channel, user, ephemeral: true }),
    trigger,
  };
};
