import type { Turn } from './turn.js';

const MENTION = /<@([^>\s|]{1,200})(?:\|[^>]*)?>/gu;
/** So many different people are looked up for one message. */
const MOST_PEOPLE = 20;

/** Words with people named instead of mentioned by platform id: what is filed is read by people, on any surface. */
export async function nameMentions({ store, organizationId, workspace }: Turn, words: string): Promise<string> {
  const users = [...new Set([...words.matchAll(MENTION)].map((match) => match[1] ?? ''))].slice(0, MOST_PEOPLE);
  const names = new Map<string, string>();
  for (const user of users) {
    const person = await store.people.byIdentity(organizationId, workspace, user);
    if (person) names.set(user, `@${person.name}`);
  }
  return words.replace(MENTION, (whole, user: string) => names.get(user) ?? whole);
}
