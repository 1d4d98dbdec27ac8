import { AppError } from '../../errors.js';
import { ROLES } from '../../domain/types.js';
import type { Role } from '../../domain/types.js';
import type { Act, Member, Store } from '../../ports.js';
import type { PlanFileTexts } from '../../text/plan-file/index.js';
import { findPersonByEmail } from './find-person-by-email.js';

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
  const person = await findPersonByEmail(store, { email, organization }, texts);
  const isNew = await store.transaction((inside) => inside.plans.grant(person.organizationId, person.id, wanted, act));
  return { person, role: wanted, isNew };
}
