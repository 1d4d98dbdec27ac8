import type { Message } from '../../../domain/message.js';
import type { ItemOverview } from '../../../domain/overview.js';
import { whoMay } from '../../../domain/roles.js';
import type { Change } from '../../../domain/roles.js';
import type { Member, Store } from '../../../ports.js';
import type { CommandText } from '../../../text/commands/index.js';
import { nameOf, shownName } from '../queries/phrases.js';
import type { Question } from '../queries/question.js';

/** Names told before the rest is only counted. */
const MAX_NAMES = 4;

/** Says no, and who can: the item's owner and those who have the role. */
export async function refuse(q: Question, change: Change, reason: string, store: Store, item?: ItemOverview): Promise<Message> {
  const owner = whoMay(change).includes('owner') && item?.ownerId !== undefined ? { id: item.ownerId, name: nameOf(q, item.ownerId) } : undefined;
  return refusal(q.text, change, reason, await store.people.all(q.overview.organization.id), owner);
}

/** The same where no plan is at hand; `people` are all of the organization. */
export function refusal({ changes }: CommandText, change: Change, reason: string, people: readonly Member[], owner?: { readonly id: string; readonly name: string }): Message {
  const may = whoMay(change);
  const withRole = people.filter((person) => person.active && person.id !== owner?.id && person.roles.some((role) => role !== 'member' && may.includes(role)));
  const names = [...(owner ? [changes.askOwner(owner.name)] : []), ...withRole.map((person) => shownName(person.name))];
  const rest = names.length - MAX_NAMES;
  const told = rest > 0 ? [...names.slice(0, MAX_NAMES), changes.andOthers(rest)] : names;
  const who = told.length === 0 ? changes.nobodyCan : changes.whoCan(told);
  return { summary: `${reason} ${who}`, blocks: [{ type: 'text', text: reason }, { type: 'context', text: who }] };
}
