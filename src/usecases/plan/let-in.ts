import { AppError } from '../../errors.js';
import type { Act, Member, Store } from '../../ports.js';
import type { PlanFileTexts } from '../../text/plan-file/index.js';
import { findPersonByEmail } from './find-person-by-email.js';

export interface LetInRequest {
  /** Of the person of the plan, as the plan file has it. */
  readonly email: string;
  readonly organization?: string | undefined;
  /** Who of Teams that is: their Entra object id, lower case. */
  readonly user: string;
  /** Needed only where the organization has several, lower case. */
  readonly tenant?: string | undefined;
}

/**
 * A steward says that a stranger of Teams (a guest, somebody of another organization) counts as a person of the plan; what
 * waited for that person is sent from the next sweep on. Gives the person. Throws AppError `no-tenant`, `which-tenant`, and as `findPersonByEmail`.
 */
export async function letIn(store: Store, { email, organization, user, tenant }: LetInRequest, { at }: Pick<Act, 'at'>, texts: PlanFileTexts): Promise<Member> {
  const person = await findPersonByEmail(store, { email, organization }, texts);
  const { organizationId } = person;
  const tenants = (await store.workspaces.all('teams')).filter((row) => row.organizationId === organizationId && row.state === 'active').map((row) => row.workspace);
  const [workspace, ...others] = tenant === undefined ? tenants : tenants.filter((one) => one === tenant);
  if (workspace === undefined) throw new AppError('no-tenant', texts.noTenant);
  if (others.length > 0) throw new AppError('which-tenant', texts.whichTenant(tenants.join(', ')));
  const place = { platform: 'teams', workspace } as const;
  await store.transaction(async (tx) => {
    await tx.people.linkIdentity(organizationId, place, { user, name: person.name, active: true }, person.id, { letIn: true });
    await tx.people.audit({ organizationId, action: 'person.let-in', subjectKind: 'person', subjectId: person.id, details: { ...place, user }, at });
    await tx.deliveries.unpark(organizationId, person.id);
  });
  return person;
}

/** Takes that back. Says whether there was anything to take back. Throws as `findPersonByEmail` does. */
export async function shutOut(store: Store, { email, organization }: Pick<LetInRequest, 'email' | 'organization'>, { at }: Pick<Act, 'at'>, texts: PlanFileTexts): Promise<{ readonly person: Member; readonly wasIn: boolean }> {
  const person = await findPersonByEmail(store, { email, organization }, texts);
  const { organizationId } = person;
  const wasIn = await store.transaction(async (tx) => {
    const isChanged = await tx.people.shutOut(organizationId, 'teams', person.id);
    if (isChanged) await tx.people.audit({ organizationId, action: 'person.shut-out', subjectKind: 'person', subjectId: person.id, details: { platform: 'teams' }, at });
    return isChanged;
  });
  return { person, wasIn };
}
