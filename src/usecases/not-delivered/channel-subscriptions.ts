import type { Store, SubscriptionRow, Workspace } from '../../ports.js';

/** A channel by its workspace and the platform's id. */
export interface ChannelAddress extends Workspace {
  readonly channel: string;
}

/** The digests that are posted in a channel, over all plans. */
export async function subscriptionsTo(store: Store, organizationId: string, { platform, workspace, channel }: ChannelAddress): Promise<readonly SubscriptionRow[]> {
  const found: SubscriptionRow[] = [];
  for (const plan of await store.overview.plans(organizationId)) {
    found.push(...(await store.digests.subscriptions(organizationId, plan.id)).filter(({ target }) => target.kind === 'channel' && target.channel === channel && target.platform === platform && target.workspace === workspace));
  }
  return found;
}
