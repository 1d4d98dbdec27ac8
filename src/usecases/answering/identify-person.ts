import { languageOfLocale } from '../../domain/locale-language.js';
import type { Language } from '../../domain/types.js';
import { errorFields } from '../../errors.js';
import type { ChatProfile, Inbound, Member, StrangerKind } from '../../ports.js';
import type { AnsweringDeps } from './answering-deps.js';

/** Who did something: a person of the organization, somebody it does not know, or a stranger, whoever else they may be. */
export interface Identified {
  readonly member?: Member;
  readonly stranger?: StrangerKind;
  /** That of the platform as they use it, for somebody who is no person of the organization. */
  readonly language?: Language;
}

/** Something somebody did, as far as it says who; `id` is for the log. */
export interface ActOfSomebody {
  readonly id: string;
  readonly organizationId: string;
  readonly inbound: Pick<Inbound, 'platform' | 'workspace' | 'user' | 'stranger'>;
}

/**
 * Who did it. Somebody not seen before is looked up on the platform once more and matched by email, so that a
 * missed notice about a newcomer costs nothing; and so is a person who was no member when last heard of, for guests and
 * people of other organizations write like anybody else. A stranger is matched to nobody.
 * @throws where a person who may be a stranger by now cannot be looked up
 */
export async function identifyPerson({ store, chatFor, log, work }: Pick<AnsweringDeps, 'store' | 'chatFor' | 'log' | 'work'>, event: ActOfSomebody): Promise<Identified> {
  const { organizationId, inbound } = event;
  if (inbound.stranger) return { stranger: inbound.stranger };
  const workspace = { platform: inbound.platform, workspace: inbound.workspace };
  const known = await store.people.byIdentity(organizationId, workspace, inbound.user);
  if (known && (await store.people.isMember(organizationId, workspace, inbound.user))) return { member: known };
  const profile = await lookUp();
  if (!profile) return {};
  const language = languageOfLocale(profile.locale);
  if (profile.kind) return { stranger: profile.kind, ...(language && { language }) };
  await store.people.saveProfiles(organizationId, workspace, [profile]);
  const matched = await store.people.byIdentity(organizationId, workspace, inbound.user);
  if (matched) await work.deliver(organizationId, await store.deliveries.unpark(organizationId, matched.id));
  return matched ? { member: matched } : { ...(language && { language }) };

  async function lookUp(): Promise<ChatProfile | undefined> {
    try {
      return await chatFor(workspace)?.profile(inbound.user);
    } catch (error) {
      if (known) throw error;
      log.warn('person.not-looked-up', { event: event.id, ...errorFields(error) });
      return undefined;
    }
  }
}
