import { keyText } from '../../domain/plan-file/key-text.js';
import { AppError } from '../../errors.js';
import { ROLES } from '../../domain/types.js';
import type { Role } from '../../domain/types.js';
import type { Act, Member, Store } from '../../ports.js';
import type { PlanFileTexts } from '../../text/plan-file/index.js';
import { findOrganization } from './find-organization.js';
import { nearEmails } from './near-emails.js';

export interface GrantRequest {
  readonly email: string;
  readonly role: string;
  /** Needed only where several organizations know the email. */
  readonly organization?: string | undefined;
}

/**
 * Gives a person a role. The person must be in a plan. Throws AppError `bad-role`, `no-person` (naming near emails),
 * `no-organization` or `which-organization`.
 */
export async function grantRole(store: Store, { email, role, organization }: GrantRequest, act: Act, texts: PlanFileTexts): Promise<{ readonly person: Member; readonly role: Role; readonly isNew: boolean }> {
  const wanted = ROLES.find((one) => one === role.trim().toLowerCase());
  if (wanted === undefined) throw new AppError('bad-role', texts.badRole(role, ROLES.join(', ')));
  const all = await store.people.organizations();
  if (all.length === 0) throw new AppError('no-organization', texts.noOrganization);
  const asked = organization === undefined ? undefined : await findOrganization(store, organization, texts);
  const organizations = all.filter((one) => asked === undefined || one.id === asked);

  const people: Member[] = [];
  for (const { id } of organizations) people.push(...(await store.people.all(id)));
  const found = people.filter((person) => person.email === keyText(email));
  const [person, ...more] = found;
  if (!person) throw new AppError('no-person', texts.noPerson(email, nearEmails(email, people.map((one) => one.email))));
  if (more.length > 0) {
    const keys = organizations.filter((one) => found.some((member) => member.organizationId === one.id)).map((one) => one.key);
    throw new AppError('which-organization', texts.whichOrganization(keys.join(', ')));
  }
  const isNew = await store.transaction((inside) => inside.plans.grant(person.organizationId, person.id, wanted, act));
  return { person, role: wanted, isNew };
}
