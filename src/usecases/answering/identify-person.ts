import { errorFields } from '../../errors.js';
import type { InboxEvent, Member, StrangerKind } from '../../ports.js';
import type { AnsweringDeps } from './answering-deps.js';

/** Who did something: a person of the organization, somebody it does not know, or a stranger, whoever else they may be. */
export interface Identified {
  readonly member?: Member;
  readonly stranger?: StrangerKind;
}

/**
 * Who did it. Somebody not seen before is looked up on the platform once more and matched by email, so that a
 * missed notice about a newcomer costs nothing. A stranger is matched to nobody.
 */
export async function identifyPerson({ store, chatFor, log, work }: AnsweringDeps, event: InboxEvent): Promise<Identified> {
  const { organizationId, inbound } = event;
  if (inbound.stranger) return { stranger: inbound.stranger };
  const workspace = { platform: inbound.platform, workspace: inbound.workspace };
  const known = await store.people.byIdentity(organizationId, workspace, inbound.user);
  if (known) return { member: known };
  try {
    const profile = await chatFor(workspace)?.profile(inbound.user);
    if (!profile) return {};
    if (profile.kind) return { stranger: profile.kind };
    await store.people.saveProfiles(organizationId, workspace, [profile]);
  } catch (error) {
    log.warn('person.not-looked-up', { event: event.id, ...errorFields(error) });
    return {};
  }
  const matched = await store.people.byIdentity(organizationId, workspace, inbound.user);
  if (matched) await work.deliver(organizationId, await store.deliveries.unpark(organizationId, matched.id));
  return matched ? { member: matched } : {};
}
