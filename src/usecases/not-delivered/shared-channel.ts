import type { Temporal } from 'temporal-polyfill';
import { plainMessage } from '../../domain/message.js';
import type { Chat, DeliveryRow, Store } from '../../ports.js';
import { undeliveredTexts } from '../../text/undelivered/index.js';
import { subscriptionsTo } from './channel-subscriptions.js';
import { stewardsOf, tellPeople } from './tell-people.js';

/** Whether people of other organizations read a channel. What the platform does not say now it says when the message is sent. */
export async function isShared(chat: Chat, channel: string): Promise<boolean> {
  try {
    return (await chat.channel(channel))?.isShared === true;
  } catch {
    return false;
  }
}

/** A message for a channel that outsiders read is not sent: it waits, and its subscriber and the stewards are told once. */
export async function keepFromShared(store: Store, row: DeliveryRow, channel: string, now: Temporal.Instant): Promise<void> {
  const { organizationId, platform, workspace } = row;
  await store.transaction(async (tx) => {
    await tx.deliveries.markNotSent(organizationId, row.id, { state: 'parked' }, 'channel-shared');
    const known = (await tx.people.channels(organizationId)).find((one) => one.channel === channel && one.platform === platform && one.workspace === workspace);
    const makers = new Set((await subscriptionsTo(tx, organizationId, { platform, workspace, channel })).flatMap((one) => one.createdById ?? []));
    await tellPeople(tx, organizationId, [...(await tx.people.byIds(organizationId, [...makers])), ...(await stewardsOf(tx, organizationId))], {
      key: `undelivered:shared:${platform}:${workspace}:${channel}`,
      message: ({ id, language }) => {
        const texts = undeliveredTexts(language);
        const name = known && (!known.isPrivate || makers.has(id)) ? texts.channel(known.name) : texts.privateChannel;
        return plainMessage(texts.shared(name), texts.sharedHow);
      },
      now,
    });
  });
}
