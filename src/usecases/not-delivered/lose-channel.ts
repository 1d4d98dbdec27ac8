import type { Temporal } from 'temporal-polyfill';
import { plainMessage } from '../../domain/message.js';
import type { Message } from '../../domain/message.js';
import type { ChannelInfo, ChannelState, Member, Store, Workspace } from '../../ports.js';
import { undeliveredTexts } from '../../text/undelivered/index.js';
import { subscriptionsTo } from './channel-subscriptions.js';
import type { ChannelAddress } from './channel-subscriptions.js';
import { stewardsOf, tellPeople } from './tell-people.js';

type Closed = Exclude<ChannelState, 'open'>;

/**
 * A channel takes no messages any more: that is noted, and whoever subscribed it to digests and the stewards are told,
 * once until it takes messages again. Returns ids of deliveries to send. Call inside a transaction.
 */
export async function loseChannel(store: Store, organizationId: string, address: ChannelAddress, state: Closed, now: Temporal.Instant): Promise<readonly string[]> {
  const { platform, workspace, channel } = address;
  const place: Workspace = { platform, workspace };
  if (!(await store.people.setChannelState(organizationId, place, channel, state))) return [];
  const known = (await store.people.channels(organizationId)).find((one) => isSame(one, address));
  if (!known) return [];
  const subscribers = await subscribersOf(store, organizationId, address);
  const ids = new Set(subscribers.map((person) => person.id));
  return tellPeople(store, organizationId, [...subscribers, ...(await stewardsOf(store, organizationId))], {
    key: `undelivered:channel:${platform}:${workspace}:${channel}:${state}:${now.toString()}`,
    message: (to) => notice(to, known, state, ids.has(to.id)),
    now,
  });
}

/** Who had digests posted there, over all plans. */
async function subscribersOf(store: Store, organizationId: string, address: ChannelAddress): Promise<readonly Member[]> {
  const ids = (await subscriptionsTo(store, organizationId, address)).flatMap((subscription) => subscription.createdById ?? []);
  return ids.length === 0 ? [] : store.people.byIds(organizationId, [...new Set(ids)]);
}

/** A private channel is named to those who subscribed it alone. */
function notice({ language }: Member, { platform, name, isPrivate }: ChannelInfo, state: Closed, isSubscriber: boolean): Message {
  const texts = undeliveredTexts(language, platform);
  const shown = isPrivate && !isSubscriber ? texts.privateChannel : texts.channel(name);
  return plainMessage(texts.closed[state](shown), texts.closedHow[state]);
}

function isSame(one: ChannelAddress, other: ChannelAddress): boolean {
  return one.channel === other.channel && one.platform === other.platform && one.workspace === other.workspace;
}
