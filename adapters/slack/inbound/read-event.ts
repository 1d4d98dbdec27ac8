import { z } from 'zod';
import { CHANNEL_EVENTS, readChannel } from './read-channel.js';
import { readHome } from './read-home.js';
import { readMember } from './read-member.js';
import { readMention } from './read-mention.js';
import { readMessage } from './read-message.js';
import { readWorkspace } from './read-workspace.js';
import type { Reader } from './seen.js';

/** Which events of Slack's are read, and by what. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['message', readMessage],
  ['app_mention', readMention],
  ['app_home_opened', readHome],
  ['team_join', readMember],
  ['user_change', readMember],
  ['app_uninstalled', readWorkspace],
  ['tokens_revoked', readWorkspace],
  ...CHANNEL_EVENTS.map((type): [string, Reader] => [type, readChannel]),
]);

const schema = z.looseObject({ type: z.string() });

/** The `event` of an `event_callback`. */
export const readEvent: Reader = (event, seen) => {
  const { data } = schema.safeParse(event);
  return data && READERS.get(data.type)?.(event, seen);
};
