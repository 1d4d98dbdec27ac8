import { ChatError, errorFields, isRetryable } from '../../errors.js';
import type { Chat, Clock, IdentityInfo, Logger, Store, Workspace } from '../../ports.js';
import { homeMessage } from './home-message.js';
import { seesPlans } from './plan-glance.js';

export interface HomeDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly chatFor: (workspace: Workspace) => Chat | undefined;
}

/**
 * Brings the pages of these people up to date, where they opened them before. Nothing depends on it: what cannot be
 * shown is noted, and shown when the page is opened again. A workspace that does not answer is asked no more.
 */
export async function showHomes(deps: HomeDeps, organizationId: string, personIds: readonly string[]): Promise<void> {
  const silent = new Set<string>();
  try {
    for (const home of await deps.store.people.homes(organizationId, [...new Set(personIds)])) {
      const place = `${home.platform}/${home.workspace}`;
      if (!silent.has(place) && !(await showHome(deps, organizationId, home))) silent.add(place);
    }
  } catch (error) {
    deps.log.warn('home.not-shown', errorFields(error));
  }
}

/** Brings the pages up to date that show plans as a whole: those of leaders and stewards. */
export async function showLeadersHomes(deps: HomeDeps, organizationId: string): Promise<void> {
  const people = await deps.store.people.all(organizationId);
  await showHomes(deps, organizationId, people.filter(seesPlans).map(({ id }) => id));
}

/** Says whether there is sense in showing more there. */
async function showHome({ store, clock, log, chatFor }: HomeDeps, organizationId: string, { personId, platform, workspace, user }: IdentityInfo): Promise<boolean> {
  const chat = chatFor({ platform, workspace });
  if (!chat?.showHome) return true;
  const member = await store.people.byId(organizationId, personId);
  if (!member?.active) return true;
  try {
    await chat.showHome(user, await homeMessage(store, member, clock.now()));
    return true;
  } catch (error) {
    log.warn('home.not-shown', { platform, ...errorFields(error) });
    return !(error instanceof ChatError && isRetryable(error));
  }
}
