import { errorFields } from '../../../src/errors.js';
import type { Inbound } from '../../../src/ports/chat.js';
import type { ConversationReference } from '../../../src/ports/reference-store.js';
import { readConversation } from '../outbound/address.js';
import type { Activity } from './activity-schema.js';
import { eventKey } from './event-key.js';
import { inTime } from './in-time.js';
import { PATIENCE } from './patience.js';
import { channelInbound, readChannelNews } from './read-channels.js';
import { personInstallation, readInstallation } from './read-install.js';
import { readMemberNews } from './read-members.js';
import { from, timeOf, whoDid } from './seen.js';
import type { Seen } from './seen.js';
import type { TakeActivityParts } from './take-parts.js';
import type { VerifiedSender } from './take-activity.js';

type Parts = Pick<TakeActivityParts, 'references' | 'chatFor' | 'clock' | 'log' | 'onPlaceAdded' | 'patience'>;

/** More newcomers at once are matched with the whole roster. */
const MOST_LOOKED_UP = 20;

/** What an installation or an event of a team means: of people, of channels. Keeps on the way where the bot is no more. Rejects where that cannot be stored, or people not be looked up. */
export async function readNews(parts: Parts, activity: Activity, sender: VerifiedSender, seen: Seen): Promise<readonly Inbound[]> {
  if (activity.type === 'installationUpdate') return installationNews(parts, activity, sender, seen);
  if (activity.type !== 'conversationUpdate') return [];
  const channels = await channelNews(parts, activity, sender, seen);
  return channels.length > 0 ? channels : memberNews(parts, activity, sender, seen);
}

async function installationNews(parts: Parts, activity: Activity, sender: VerifiedSender, seen: Seen): Promise<readonly Inbound[]> {
  const installation = readInstallation(activity);
  if (installation === undefined) return [];
  const { change, kind } = installation;
  const place = { platform: 'teams', workspace: sender.tenant } as const;
  const { team, settings } = activity.channelData ?? {};
  if (kind === 'direct') {
    const user = whoDid(activity)?.user;
    if (change === 'removed' && user !== undefined) await parts.references.remove(sender.organizationId, place, 'direct', user, parts.clock.now());
    return [personInstallation(activity, installation, seen)].filter((inbound) => inbound !== undefined);
  }
  const { conversation } = readConversation(activity.conversation.id);
  const known = kind === 'team' && team?.id !== undefined ? await channelsOf(parts, sender, team.id) : [];
  if (change === 'removed') await parts.references.remove(sender.organizationId, place, kind, team?.id ?? conversation, parts.clock.now());
  else {
    // With a team the bot is in its channels again.
    await parts.references.save(sender.organizationId, place, known.map((channel) => ({ ...channel, state: 'installed', seenAt: parts.clock.now() })));
    matchPeople(parts, sender);
  }
  const channels = kind === 'team' && team?.id !== undefined ? [team.id, ...known.map(({ externalId }) => externalId)] : [conversation];
  const all = new Set([...channels, ...(change === 'added' && settings?.selectedChannel?.id !== undefined ? [settings.selectedChannel.id] : [])]);
  return [...all].map((id) => channelInbound(activity, change === 'added' ? 'joined' : 'left', { id }, seen));
}

async function channelNews(parts: Parts, activity: Activity, sender: VerifiedSender, seen: Seen): Promise<readonly Inbound[]> {
  const news = readChannelNews(activity);
  if (news === undefined) return [];
  const { change, team, channel } = news;
  if (change === 'deleted') {
    await parts.references.remove(sender.organizationId, { platform: 'teams', workspace: sender.tenant }, channel === undefined ? 'team' : 'channel', channel?.id ?? team ?? '', parts.clock.now());
  }
  const channels = channel !== undefined ? [channel] : [{ id: team ?? '' }, ...(await channelsOf(parts, sender, team ?? '')).map(({ externalId: id }) => ({ id }))];
  return channels.map((each) => channelInbound(activity, change, each, seen));
}

/** Every channel of a team that the bot was ever told something in, but for its first one, which has the id of the team. */
async function channelsOf({ references }: Parts, { organizationId, tenant }: VerifiedSender, team: string): Promise<readonly ConversationReference[]> {
  const known = await references.all(organizationId, { platform: 'teams', workspace: tenant }, ['channel']);
  return known.filter((channel) => channel.team === team && channel.externalId !== team);
}

/** People who came to a team or left it: who they are is known to the rosters alone. Whoever is in none any more is gone. */
async function memberNews(parts: Parts, activity: Activity, sender: VerifiedSender, seen: Seen): Promise<readonly Inbound[]> {
  const news = readMemberNews(activity);
  if (news.reduce((sum, { users }) => sum + users.length, 0) > MOST_LOOKED_UP) {
    matchPeople(parts, sender);
    return [];
  }
  const chat = parts.chatFor(sender.tenant);
  const at = timeOf(activity, seen);
  const lookUp = news.flatMap(({ change, users }) =>
    users.map(async (user): Promise<readonly Inbound[]> => {
      const profile = await chat.profile(user);
      const base = { ...from(seen), type: 'member', user, at } as const;
      if (profile !== undefined) return [{ ...base, change: change === 'left' ? 'updated' : 'joined', key: eventKey.member(change, user, activity.id ?? at), profile }];
      if (change === 'joined') return [];
      const known = await parts.references.find(sender.organizationId, { platform: 'teams', workspace: sender.tenant }, 'direct', user);
      return [{ ...base, change, key: eventKey.member(change, user, activity.id ?? at), profile: { user, name: known?.name ?? user, active: false } }];
    }),
  );
  return (await inTime((parts.patience ?? PATIENCE).save, Promise.all(lookUp))).flat();
}

function matchPeople({ onPlaceAdded, log }: Parts, { organizationId, tenant }: VerifiedSender): void {
  void onPlaceAdded?.(organizationId, tenant).catch((error: unknown) => log.warn('teams.people-not-matched', errorFields(error)));
}
