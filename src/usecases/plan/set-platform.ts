import type { Platform } from '../../domain/types.js';
import type { Act, Member, Store } from '../../ports.js';
import { AppError } from '../../errors.js';
import type { PlanFileTexts } from '../../text/plan-file/index.js';
import { findOrganization } from './find-organization.js';
import { findPersonByEmail } from './find-person-by-email.js';

export interface PlatformRequest {
  /** Undefined: no choice. */
  readonly platform: Platform | undefined;
  /** Whose; everyone's who has not chosen, where left out. */
  readonly email?: string | undefined;
  readonly organization?: string | undefined;
}

/**
 * Sets where a person is asked who is on several platforms, or where everyone is who has not chosen. Gives the person and
 * whether they can be reached there by now. Throws AppError `no-person`, `no-organization` or `which-organization`.
 */
export async function setPlatform(store: Store, { platform, email, organization }: PlatformRequest, { at }: Pick<Act, 'at'>, texts: PlanFileTexts): Promise<{ readonly person?: Member; readonly isThere: boolean }> {
  const person = email === undefined ? undefined : await findPersonByEmail(store, { email, organization }, texts);
  const organizationId = person?.organizationId ?? (await findOrganization(store, organization, texts));
  if (organizationId === undefined) throw new AppError('no-organization', texts.noPlans);
  const chosen = platform ?? null;
  await store.transaction(async (tx) => {
    if (person) await tx.people.setPersonPlatform(organizationId, person.id, chosen);
    else await tx.people.setPlatform(organizationId, chosen);
    await tx.people.audit({ organizationId, action: person ? 'person.ask-in' : 'organization.ask-in', subjectKind: person ? 'person' : 'organization', subjectId: person?.id ?? organizationId, details: { platform: chosen }, at });
  });
  if (!person) return { isThere: true };
  const places = await store.people.identities(organizationId, [person.id]);
  return { person, isThere: platform === undefined || places.some((place) => place.platform === platform) };
}
