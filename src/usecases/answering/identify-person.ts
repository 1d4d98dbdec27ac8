import { errorFields } from '../../errors.js';
import type { InboxEvent, Member } from '../../ports.js';
import type { AnsweringDeps } from './answering-deps.js';

/**
 * Who did it. Somebody not seen before is looked up on the platform once more and matched by email, so that a
 * missed notice about a newcomer costs nothing. Undefined for somebody the organization does not know.
 */
export async function identifyPerson({ store, chatFor, log, work }: AnsweringDeps, event: InboxEvent): Promise<Member | undefined> {
  const { organizationId, inbound } = event;
  const workspace = { platform: inbound.platform, workspace: inbound.workspace };
  const known = await store.people.byIdentity(organizationId, workspace, inbound.user);
  if (known) return known;
  try {
    const profile = await chatFor(workspace)?.profile(inbound.user);
    if (!profile) return undefined;
    await store.people.saveProfiles(organizationId, workspace, [profile]);
  } catch (error) {
    log.warn('person.not-looked-up', { event: event.id, ...errorFields(error) });
    return undefined;
  }
  const matched = await store.people.byIdentity(organizationId, workspace, inbound.user);
  if (matched) await work.deliver(organizationId, await store.deliveries.unpark(organizationId, matched.id));
  return matched;
}
