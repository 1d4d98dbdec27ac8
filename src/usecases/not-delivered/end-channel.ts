import type { Temporal } from 'temporal-polyfill';
import { plainMessage } from '../../domain/message.js';
import type { ChannelInfo, Store } from '../../ports.js';
import { undeliveredTexts } from '../../text/undelivered/index.js';
import { subscriptionsTo } from './channel-subscriptions.js';
import { stewardsOf, tellPeople } from './tell-people.js';

/** A channel that is deleted never comes back: its digests end, and those who made them are told. Returns ids of deliveries to send. Call inside a transaction. */
export async function endChannel(store: Store, organizationId: string, known: ChannelInfo, now: Temporal.Instant): Promise<readonly string[]> {
  const { platform, workspace, channel, name, isPrivate } = known;
  await store.people.setChannelState(organizationId, { platform, workspace }, channel, 'gone');
  const ended = await subscriptionsTo(store, organizationId, known);
  if (ended.length === 0) return [];
  await store.digests.endSubscriptions(organizationId, ended.map((one) => one.id), now);
  for (const { id } of ended) {
    await store.digests.cancelParked(organizationId, id);
    await store.people.audit({ organizationId, action: 'digest.channel-deleted', subjectKind: 'subscription', subjectId: id, details: {}, at: now });
  }
  const makers = new Set(ended.flatMap((one) => one.createdById ?? []));
  const told = [...(await store.people.byIds(organizationId, [...makers])), ...(await stewardsOf(store, organizationId))];
  return tellPeople(store, organizationId, told, {
    key: `undelivered:deleted:${platform}:${workspace}:${channel}`,
    message: ({ id, language }) => {
      const texts = undeliveredTexts(language, platform);
      return plainMessage(texts.ended(isPrivate && !makers.has(id) ? texts.privateChannel : texts.channel(name)), texts.endedHow);
    },
    now,
  });
}
