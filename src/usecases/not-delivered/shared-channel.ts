import type { Temporal } from 'temporal-polyfill';
import type { Chat, DeliveryRow, Store } from '../../ports.js';
import { loseChannel } from './lose-channel.js';

/** Whether people of other organizations read a channel. Throws as the chat does: what is not known now is not taken for a no. */
export async function isShared(chat: Chat, channel: string): Promise<boolean> {
  return (await chat.channel(channel))?.isShared === true;
}

/** A message for a channel that outsiders read is not sent: it waits, and its subscriber and the stewards are told once. */
export async function keepFromShared(store: Store, row: DeliveryRow, channel: string, now: Temporal.Instant): Promise<void> {
  const { organizationId, platform, workspace } = row;
  await store.transaction(async (tx) => {
    await tx.deliveries.markNotSent(organizationId, row.id, { state: 'parked' }, 'channel-shared');
    await loseChannel(tx, organizationId, { platform, workspace, channel }, 'shared', now);
  });
}
