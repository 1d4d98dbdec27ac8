import { keyText } from '../../domain/plan-file/key-text.js';
import { nearest } from '../../domain/plan-file/suggest.js';
import { AppError } from '../../errors.js';
import type { Member, Store } from '../../ports.js';
import type { PlanFileTexts } from '../../text/plan-file/index.js';
import { findOrganization } from './find-organization.js';

/** How many near emails an error names, and how many letters they may differ in: a domain in common makes none near. */
const MOST_NEAR = 3;
const MOST_LETTERS_APART = 4;

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
  if (!person) throw new AppError('no-person', texts.noPerson(email, nearEmails(email, people)));
  if (more.length > 0) {
    const keys = organizations.filter((one) => found.some((member) => member.organizationId === one.id)).map((one) => one.key);
    throw new AppError('which-organization', texts.whichOrganization(keys.join(', ')));
  }
  return person;
}

/** The emails nearest to a mistyped one, the nearest first. */
function nearEmails(email: string, people: readonly Member[]): readonly string[] {
  const left = new Set(people.map((person) => person.email));
  const near: string[] = [];
  for (let found = nearest(email, left, MOST_LETTERS_APART); found !== undefined && near.length < MOST_NEAR; found = nearest(email, left, MOST_LETTERS_APART)) {
    near.push(found);
    left.delete(found);
  }
  return near;
}
