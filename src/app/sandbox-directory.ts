import type { SandboxDirectory } from '../../adapters/sandbox/directory.js';
import type { Member, Store } from '../ports.js';

/** The one workspace of the sandbox. */
export const SANDBOX = { platform: 'sandbox', workspace: 'sandbox' } as const;

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
      { channel: 'c-strategic-plan', name: 'strategic-plan', members: people.map(user), isPrivate: false },
      { channel: 'c-leadership', name: 'leadership', members: people.filter((person) => person.roles.length > 0).map(user), isPrivate: true },
    ],
  };
}

/** A readable id from the email, unless two people would share it. */
function userOf(person: Member, people: readonly Member[]): string {
  const id = (email: string) => `u-${email.split('@')[0]?.replace(/[^a-z0-9]+/g, '-') ?? ''}`;
  const shared = people.filter((other) => id(other.email) === id(person.email)).length > 1;
  return shared ? `u-${person.email.replace(/[^a-z0-9]+/g, '-')}` : id(person.email);
}
