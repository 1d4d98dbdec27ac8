import { z } from 'zod';
import type { ChannelChange } from '../../../src/ports/chat.js';
import { eventKey } from './event-key.js';
import { id, maybeId } from './payload-schemas.js';
import { from } from './seen.js';
import type { Reader } from './seen.js';
import { instantOf } from './slack-time.js';

/** Slack names each event twice, for public channels and for private ones. */
const CHANGES: ReadonlyMap<string, ChannelChange> = new Map(
  (['channel', 'group'] as const).flatMap((kind) => [
    [`${kind}_rename`, 'renamed'],
    [`${kind}_archive`, 'archived'],
    [`${kind}_unarchive`, 'unarchived'],
    [`${kind}_deleted`, 'deleted'],
    [`${kind}_left`, 'left'],
  ] as const),
);
/** The bot itself came in; that others do is nobody's business. */
const JOINED = 'member_joined_channel';

/** The types of event that `readChannel` reads. */
export const CHANNEL_EVENTS: readonly string[] = [...CHANGES.keys(), JOINED];

const channel = z.union([id.transform((value) => ({ id: value, name: undefined })), z.looseObject({ id, name: maybeId })]);
const schema = z.looseObject({ type: z.string(), channel, user: maybeId, actor_id: maybeId, inviter: maybeId, event_ts: maybeId });

/** What became of a channel. */
export const readChannel: Reader = (event, seen) => {
  const { data } = schema.safeParse(event);
  if (data === undefined) return undefined;
  const isBotsArrival = data.type === JOINED && seen.botUser !== undefined && data.user === seen.botUser;
  const change = isBotsArrival ? 'joined' : CHANGES.get(data.type);
  if (change === undefined) return undefined;
  return {
    ...from(seen),
    type: 'channel',
    key: eventKey.channel(change, data.channel.id, data.event_ts ?? seen.now),
    user: (isBotsArrival ? data.inviter : (data.actor_id ?? data.user)) ?? seen.workspace,
    at: instantOf(data.event_ts) ?? seen.now,
    channel: data.channel.id,
    ...(data.channel.name !== undefined && { name: data.channel.name }),
    change,
  };
};
