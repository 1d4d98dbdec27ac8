import type { ChatChannel } from '../../../src/ports/chat.js';
import type { ConversationReference } from '../../../src/ports/reference-store.js';
import { ChatError } from '../../../src/errors.js';
import type { Connector } from '../connect/connector.js';
import { openAddress } from '../connect/sealed-address.js';
import type { OutboundDeps } from './outbound-deps.js';
import { strangerKind } from './read-member.js';

type Parts = Pick<OutboundDeps, 'connector' | 'organizationId' | 'workspace' | 'references' | 'sealer'>;

/** A team's first channel has no name of its own in the service's lists. */
const GENERAL = 'General';

/**
 * A channel of a team or a group chat, with its state; undefined for one that the bot never met, and for a channel that its
 * team no longer has.
 */
export async function readChannel(parts: Parts, channel: string): Promise<ChatChannel | undefined> {
  const { organizationId, workspace, references } = parts;
  const place = { platform: 'teams', workspace } as const;
  const group = await references.find(organizationId, place, 'group', channel);
  if (group) return readGroup(parts, group);
  const known = await references.find(organizationId, place, 'channel', channel);
  const teams = known?.team === undefined ? await references.all(organizationId, place, ['team']) : [await references.find(organizationId, place, 'team', known.team)];
  for (const team of teams) {
    const found = team && team.state !== 'removed' ? await channelIn(parts, team, channel) : undefined;
    if (found) return found;
  }
  return known?.state === 'removed' ? { channel, name: known.name ?? '', isPrivate: false, state: 'not-in' } : undefined;
}

async function channelIn(parts: Parts, team: ConversationReference, channel: string): Promise<ChatChannel | undefined> {
  const { connector, sealer, workspace } = parts;
  const url = openAddress(team.sealed, sealer, workspace)?.serviceUrl;
  const all = url === undefined ? undefined : await orNothing(() => connector.channels(url, team.externalId));
  const found = all?.find(({ id }) => id === channel);
  if (url === undefined || !found) return undefined;
  const isShared = found.type === 'shared' && (await isReadOutside(connector, { serviceUrl: url, conversation: channel }, workspace));
  return { channel, name: found.name ?? GENERAL, isPrivate: found.type === 'private', ...(isShared && { isShared }) };
}

async function readGroup({ connector, sealer, workspace }: Parts, { externalId, name, state, sealed }: ConversationReference): Promise<ChatChannel> {
  const url = openAddress(sealed, sealer, workspace)?.serviceUrl;
  const isShared = state !== 'removed' && url !== undefined && (await isReadOutside(connector, { serviceUrl: url, conversation: externalId }, workspace));
  return { channel: externalId, name: name ?? '', isPrivate: true, ...(state === 'removed' && { state: 'not-in' as const }), ...(isShared && { isShared }) };
}

/** Whether people of other organizations are in it: where that cannot be seen, it counts as so. */
async function isReadOutside(connector: Connector, at: Parameters<Connector['members']>[0], tenant: string): Promise<boolean> {
  const members = await orNothing(() => connector.members(at));
  return members?.some((member) => strangerKind(member, tenant) === 'external') ?? true;
}

/** What may be asked again later is for the caller to know; what is not there, or not shown to the bot, is nothing. */
async function orNothing<T>(ask: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ChatError && error.code !== 'rate-limited' && error.code !== 'temporary' && error.code !== 'workspace-gone') return undefined;
    throw error;
  }
}
