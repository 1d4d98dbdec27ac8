import type { Temporal } from 'temporal-polyfill';
import type { ChannelInfo, Store } from '../../ports.js';
import type { ChannelAddress } from '../not-delivered/channel-subscriptions.js';
import { endChannel } from '../not-delivered/end-channel.js';
import { loseChannel } from '../not-delivered/lose-channel.js';
import type { InboundOf } from './answering-deps.js';

type Outcome = { readonly deliveries: ReadonlySet<string> };
const NOTHING: Outcome = { deliveries: new Set() };

/** Takes over what became of a channel: what waited for it goes out once it takes messages again. Channels nothing was ever meant for are left aside. */
export async function handleChannelChange(store: Store, organizationId: string, inbound: InboundOf<'channel'>, now: Temporal.Instant): Promise<Outcome> {
  const { platform, workspace, channel, change } = inbound;
  const place = { platform, workspace };
  if (change === 'moved') return move(store, organizationId, inbound);
  const known = await find(store, organizationId, { ...place, channel });
  if (!known) return NOTHING;
  const named = { ...known, name: inbound.name ?? known.name };
  if (named.name !== known.name) await store.people.saveChannel(organizationId, place, { channel, name: named.name, isPrivate: known.isPrivate, state: known.state });
  switch (change) {
    case 'renamed':
      return NOTHING;
    case 'archived':
      return { deliveries: new Set(await loseChannel(store, organizationId, named, 'archived', now)) };
    case 'left':
      return { deliveries: new Set(await loseChannel(store, organizationId, named, 'not-in', now)) };
    case 'shared':
      return { deliveries: new Set(await loseChannel(store, organizationId, named, 'shared', now)) };
    case 'deleted':
      return { deliveries: new Set(await endChannel(store, organizationId, named, now)) };
    case 'unshared':
      // It may be closed for another reason as well.
      return known.state === 'shared' ? reopen(store, organizationId, named) : NOTHING;
    case 'joined':
    case 'unarchived':
      return reopen(store, organizationId, named);
  }
}

/** Under its new id it may take what it did not take under the old one. */
async function move(store: Store, organizationId: string, { platform, workspace, channel, movedTo }: InboundOf<'channel'>): Promise<Outcome> {
  if (movedTo === undefined) return NOTHING;
  await store.people.moveChannel(organizationId, { platform, workspace }, channel, movedTo);
  const known = await find(store, organizationId, { platform, workspace, channel: movedTo });
  return known?.state === 'gone' ? reopen(store, organizationId, known) : NOTHING;
}

async function reopen(store: Store, organizationId: string, { platform, workspace, channel }: ChannelAddress): Promise<Outcome> {
  const place = { platform, workspace };
  await store.people.setChannelState(organizationId, place, channel, 'open');
  return { deliveries: new Set(await store.deliveries.resumeChannel(organizationId, place, channel)) };
}

async function find(store: Store, organizationId: string, { platform, workspace, channel }: ChannelAddress): Promise<ChannelInfo | undefined> {
  return (await store.people.channels(organizationId)).find((one) => one.channel === channel && one.platform === platform && one.workspace === workspace);
}
