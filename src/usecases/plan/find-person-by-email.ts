import { keyText } from '../../domain/plan-file/key-text.js';
import { AppError } from '../../errors.js';
import type { Member, Store } from '../../ports.js';
import type { PlanFileTexts } from '../../text/plan-file/index.js';
import { findOrganization } from './find-organization.js';
import { nearEmails } from './near-emails.js';

export interface PersonByEmail {
  readonly email: string;
  /** Needed only where several organizations know the email. */
  readonly organization?: string | undefined;
}

/**
 * The person of a plan whom an email names. Throws AppError `no-person` (naming near emails), `no-organization` or
 * `which-organization`.
 */
export async function findPersonByEmail(store: Pick<Store, 'people'>, { email, organization }: PersonByEmail, texts: PlanFileTexts): Promise<Member> {
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
  return person;
}
