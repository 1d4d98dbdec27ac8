import { mentionedUsers, withNames } from '../../domain/mentions.js';
import type { Member, Store, Workspace } from '../../ports.js';
import { answeringTexts } from '../../text/answering/index.js';

/** So many different people are looked up for one text. */
const MOST_PEOPLE = 20;

/** Whose words they are, and where they were said. */
export interface Speaker {
  readonly store: Store;
  readonly organizationId: string;
  readonly workspace: Workspace;
  readonly member: Pick<Member, 'language'>;
}

/** Words with people and channels named instead of mentioned by platform id: what is filed is read by people, on any surface. */
export async function nameMentions(speaker: Speaker, words: string): Promise<string> {
  return (await mentionNamer(speaker, words))(words);
}

/** Looks up who is mentioned in a text; gives what names them in any part of it. */
export async function mentionNamer({ store, organizationId, workspace, member }: Speaker, text: string): Promise<(words: string) => string> {
  const names = new Map<string, string>();
  for (const user of mentionedUsers(text).slice(0, MOST_PEOPLE)) {
    const person = await store.people.byIdentity(organizationId, workspace, user);
    if (person) names.set(user, person.name);
  }
  const { unnamed } = answeringTexts(member.language);
  return (words) => withNames(words, (user) => names.get(user), unnamed);
}
