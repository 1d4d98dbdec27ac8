import { z } from 'zod';
import type { ChannelChange, Inbound } from '../../../src/ports/chat.js';
import { eventKey } from './event-key.js';
import { id, maybeId } from './payload-schemas.js';
import { from } from './seen.js';
import type { Reader, Seen } from './seen.js';
import { instantOf } from './slack-time.js';

/** Slack names most events twice, for public channels and for private ones. */
const CHANGES: ReadonlyMap<string, ChannelChange> = new Map<string, ChannelChange>([
  ...(['channel', 'group'] as const).flatMap((kind): [string, ChannelChange][] => [
    [`${kind}_rename`, 'renamed'],
    [`${kind}_archive`, 'archived'],
    [`${kind}_unarchive`, 'unarchived'],
    [`${kind}_deleted`, 'deleted'],
    [`${kind}_left`, 'left'],
  ]),
  ['channel_shared', 'shared'],
  ['channel_unshared', 'unshared'],
  ['member_joined_channel', 'joined'],
  ['member_left_channel', 'left'],
]);
const MOVED = 'channel_id_changed';

/** The types of event that `readChannel` reads. */
export const CHANNEL_EVENTS: readonly string[] = [...CHANGES.keys(), MOVED];

const channel = z.union([id.transform((value) => ({ id: value, name: undefined })), z.looseObject({ id, name: maybeId })]);
const schema = z.looseObject({ type: z.string(), channel, user: maybeId, actor_id: maybeId, inviter: maybeId, event_ts: maybeId, connected_team_id: maybeId, is_ext_shared: z.boolean().nullish() });
type Change = z.infer<typeof schema>;
const moved = z.looseObject({ type: z.literal(MOVED), old_channel_id: id, new_channel_id: id, event_ts: maybeId });

/** What became of a channel. */
export const readChannel: Reader = (event, seen) => readMoved(event, seen) ?? readChange(event, seen);

const readChange: Reader = (event, seen) => {
  const { data } = schema.safeParse(event);
  const change = data && CHANGES.get(data.type);
  if (!data || change === undefined || !concernsBot(data, change, seen)) return undefined;
  const by = change === 'joined' ? data.inviter : (data.actor_id ?? (change === 'left' ? undefined : data.user));
  return { ...base({ change, channel: data.channel.id, by, ts: data.event_ts }, seen), ...(data.channel.name !== undefined && { name: data.channel.name }) };
};

/** Slack gave a channel another id, as when it is made private or comes from another workspace. */
const readMoved: Reader = (event, seen) => {
  const { data } = moved.safeParse(event);
  return data && { ...base({ change: 'moved', channel: data.old_channel_id, by: undefined, ts: data.event_ts }, seen), movedTo: data.new_channel_id };
};

/** That others come and go is nobody's business; sharing within the same Grid, or with one organization less of several, lets nobody in or out. */
function concernsBot(data: Change, change: ChannelChange, { botUser, workspace, enterprise }: Seen): boolean {
  switch (change) {
    case 'joined':
      return botUser !== undefined && data.user === botUser;
    case 'left':
      // `channel_left` and `group_left` are about the bot alone and name nobody.
      return data.type === 'member_left_channel' ? botUser !== undefined && data.user === botUser : data.user === undefined || data.user === botUser;
    case 'shared':
      return data.connected_team_id === undefined || (data.connected_team_id !== workspace && data.connected_team_id !== enterprise);
    case 'unshared':
      return data.is_ext_shared !== true;
    default:
      return true;
  }
}

function base({ change, channel: where, by, ts }: { readonly change: ChannelChange; readonly channel: string; readonly by: string | undefined; readonly ts: string | undefined }, seen: Seen): Extract<Inbound, { type: 'channel' }> {
  return { ...from(seen), type: 'channel', key: eventKey.channel(change, where, ts ?? seen.now), user: by ?? seen.workspace, at: instantOf(ts) ?? seen.now, channel: where, change };
}
