import type { ChannelChange, Inbound } from '../../../src/ports/chat.js';
import type { Activity } from './activity-schema.js';
import { eventKey } from './event-key.js';
import { from, timeOf, whoDid } from './seen.js';
import type { Seen } from './seen.js';

/** What Teams' events say of one channel (learn.microsoft.com: Microsoft Teams, "Conversation events in your Teams bot"). */
const OF_CHANNEL: ReadonlyMap<string, ChannelChange> = new Map([
  ['channelRenamed', 'renamed'],
  ['channelDeleted', 'deleted'],
  ['channelRestored', 'joined'],
]);
/** What they say of a team, and so of each of its channels. */
const OF_TEAM: ReadonlyMap<string, ChannelChange> = new Map([
  ['teamArchived', 'archived'],
  ['teamUnarchived', 'unarchived'],
  ['teamDeleted', 'deleted'],
  ['teamHardDeleted', 'deleted'],
  ['teamRestored', 'joined'],
]);

/** What became of channels. `channel` is left out where it is every channel of the team. */
export interface ChannelNews {
  readonly change: ChannelChange;
  readonly team?: string;
  readonly channel?: { readonly id: string; readonly name?: string };
}

/** Undefined for events that are not about channels. */
export function readChannelNews({ channelData }: Activity): ChannelNews | undefined {
  const { eventType = '', team, channel } = channelData ?? {};
  const ofTeam = OF_TEAM.get(eventType);
  const withTeam = team?.id !== undefined ? { team: team.id } : {};
  if (ofTeam !== undefined) return team?.id === undefined ? undefined : { change: ofTeam, ...withTeam };
  const ofChannel = OF_CHANNEL.get(eventType);
  if (ofChannel === undefined || channel?.id === undefined) return undefined;
  return { change: ofChannel, ...withTeam, channel: { id: channel.id, ...(channel.name !== undefined && { name: channel.name }) } };
}

/** One channel's part of it. */
export function channelInbound(activity: Activity, change: ChannelChange, channel: { readonly id: string; readonly name?: string }, seen: Seen): Inbound {
  const at = timeOf(activity, seen);
  return {
    ...from(seen),
    type: 'channel',
    key: eventKey.channel(change, channel.id, activity.id ?? at),
    user: whoDid(activity)?.user ?? seen.tenant,
    at,
    channel: channel.id,
    ...(channel.name !== undefined && { name: channel.name }),
    change,
  };
}
