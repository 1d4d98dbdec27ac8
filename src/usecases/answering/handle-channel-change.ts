import type { Temporal } from 'temporal-polyfill';
import type { Store } from '../../ports.js';
import { endChannel } from '../not-delivered/end-channel.js';
import { loseChannel } from '../not-delivered/lose-channel.js';
import type { InboundOf } from './answering-deps.js';

/** Takes over what became of a channel: what waited for it goes out once it takes messages again. Channels nothing was ever meant for are left aside. */
export async function handleChannelChange(store: Store, organizationId: string, inbound: InboundOf<'channel'>, now: Temporal.Instant): Promise<{ readonly deliveries: ReadonlySet<string> }> {
  const { platform, workspace, channel, change } = inbound;
  const place = { platform, workspace };
  const known = (await store.people.channels(organizationId)).find((one) => one.channel === channel && one.platform === platform && one.workspace === workspace);
  if (!known) return { deliveries: new Set() };
  const named = { ...known, name: inbound.name ?? known.name };
  if (named.name !== known.name) await store.people.saveChannel(organizationId, place, { channel, name: named.name, isPrivate: known.isPrivate, state: known.state });
  switch (change) {
    case 'renamed':
      return { deliveries: new Set() };
    case 'archived':
      return { deliveries: new Set(await loseChannel(store, organizationId, named, 'archived', now)) };
    case 'left':
      return { deliveries: new Set(await loseChannel(store, organizationId, named, 'not-in', now)) };
    case 'deleted':
      return { deliveries: new Set(await endChannel(store, organizationId, named, now)) };
    case 'joined':
    case 'unarchived':
      await store.people.setChannelState(organizationId, place, channel, 'open');
      return { deliveries: new Set(await store.deliveries.resumeChannel(organizationId, place, channel)) };
  }
}
