import { account } from './activity-schema.js';
import type { Account, Activity } from './activity-schema.js';

/** People who came to where the bot is, or went. */
export interface MemberNews {
  readonly change: 'joined' | 'left';
  /** Entra object ids, lower case. */
  readonly users: readonly string[];
}

/** Programs and people without an account are nobody; the bot's own coming is told as an installation. */
export function readMemberNews({ membersAdded, membersRemoved }: Activity): readonly MemberNews[] {
  const news = [
    { change: 'joined', users: usersOf(membersAdded) },
    { change: 'left', users: usersOf(membersRemoved) },
  ] as const;
  return news.filter(({ users }) => users.length > 0);
}

function usersOf(members: readonly unknown[]): readonly string[] {
  const people = members.flatMap((member): readonly Account[] => [account.safeParse(member).data ?? []].flat()).filter(({ id }) => !id.startsWith('28:'));
  return [...new Set(people.flatMap(({ aadObjectId }) => aadObjectId ?? []))];
}
