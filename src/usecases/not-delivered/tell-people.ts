import type { Temporal } from 'temporal-polyfill';
import type { Message } from '../../domain/message.js';
import type { Member, NewDelivery, Store, Workspace } from '../../ports.js';

export interface Telling {
  /** What it is about, once: each person is told once. */
  readonly key: string;
  readonly message: (to: Member) => Message;
  readonly now: Temporal.Instant;
  /** A workspace that cannot be used. */
  readonly except?: Workspace;
}

/** Tells several people, each in their language and where chat knows them; whom it does not know is left out. Returns ids of deliveries to send. */
export async function tellPeople(store: Store, organizationId: string, people: readonly Member[], { key, message, now, except }: Telling): Promise<readonly string[]> {
  const there = [...new Map(people.filter((person) => person.active).map((person) => [person.id, person])).values()];
  if (there.length === 0) return [];
  const identities = await store.people.identities(organizationId, there.map((person) => person.id));
  const notices = there.flatMap((person): NewDelivery[] => {
    const identity = identities.find((one) => one.personId === person.id && !(one.platform === except?.platform && one.workspace === except.workspace));
    if (!identity) return [];
    const { platform, workspace, user } = identity;
    return [{ platform, workspace, key: `${key}:${person.id}`, kind: 'notice', destination: { kind: 'direct', user }, personId: person.id, content: { kind: 'message', message: message(person) }, dueAt: now }];
  });
  return notices.length === 0 ? [] : store.deliveries.create(organizationId, notices);
}

/** The people who look after the organization's plans. */
export async function stewardsOf(store: Store, organizationId: string): Promise<readonly Member[]> {
  return (await store.people.all(organizationId)).filter((person) => person.active && person.roles.includes('steward'));
}
