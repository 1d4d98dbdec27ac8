import type { SandboxDirectory } from '../../adapters/sandbox/directory.js';
import type { Member, Store } from '../ports.js';

/** The one workspace of the sandbox. */
export const SANDBOX = { platform: 'sandbox', workspace: 'sandbox' } as const;

/** Its channels: one for everybody, one for those with a role. */
export const STRATEGIC_PLAN = { channel: 'c-strategic-plan', name: 'strategic-plan', isPrivate: false } as const;
export const LEADERSHIP = { channel: 'c-leadership', name: 'leadership', isPrivate: true } as const;

/** The sandbox's people are the organization's; its channels are the two every district has. */
export async function sandboxDirectory(store: Store, organizationId: string | undefined): Promise<SandboxDirectory> {
  const people = organizationId === undefined ? [] : await store.people.all(organizationId);
  const users = new Map(people.map((person) => [person.id, userOf(person, people)]));
  const user = (person: Member): string => users.get(person.id) ?? person.id;
  return {
    people: people.map((person) => ({
      user: user(person),
      name: person.name,
      email: person.email,
      timeZone: person.timeZone,
      locale: person.language,
      active: person.active,
      ...(person.title !== undefined && { title: person.title }),
    })),
    channels: [
      { ...STRATEGIC_PLAN, members: people.map(user) },
      { ...LEADERSHIP, members: people.filter((person) => person.roles.length > 0).map(user) },
    ],
  };
}

/** A readable id from the email, unless two people would share it. */
function userOf(person: Member, people: readonly Member[]): string {
  const id = (email: string) => `u-${email.split('@')[0]?.replace(/[^a-z0-9]+/g, '-') ?? ''}`;
  const shared = people.filter((other) => id(other.email) === id(person.email)).length > 1;
  return shared ? `u-${person.email.replace(/[^a-z0-9]+/g, '-')}` : id(person.email);
}
