import type { Logger, Store } from '../../ports.js';
import type { InboundOf } from './answering-deps.js';

/** Takes over what a platform says of a person, and lets go what waited for them to be reachable. */
export async function handleMemberChange(store: Store, organizationId: string, inbound: InboundOf<'member'>, log: Logger): Promise<{ readonly deliveries: Set<string> }> {
  const workspace = { platform: inbound.platform, workspace: inbound.workspace };
  const profile = inbound.change === 'left' ? { ...inbound.profile, active: false } : inbound.profile;
  const { matched } = await store.people.saveProfiles(organizationId, workspace, [profile]);
  log.info('member.changed', { change: inbound.change, matched });
  const member = await store.people.byIdentity(organizationId, workspace, profile.user);
  if (!member || !profile.active) return { deliveries: new Set() };
  return { deliveries: new Set(await store.deliveries.unpark(organizationId, member.id)) };
}
