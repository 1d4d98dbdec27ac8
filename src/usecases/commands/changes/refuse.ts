import type { Message } from '../../../domain/message.js';
import type { ItemOverview } from '../../../domain/overview.js';
import { whoMay } from '../../../domain/roles.js';
import type { Change } from '../../../domain/roles.js';
import type { Store } from '../../../ports.js';
import { nameOf, shownName } from '../queries/phrases.js';
import type { Question } from '../queries/question.js';

/** Names told before the rest is only counted. */
const MAX_NAMES = 4;

/** Says no, and who can: the item's owner and those who have the role. */
export async function refuse(q: Question, change: Change, reason: string, store: Store, item?: ItemOverview): Promise<Message> {
  const { changes } = q.text;
  const may = whoMay(change);
  const people = await store.people.all(q.overview.organization.id);
  const withRole = people.filter((person) => person.active && person.id !== item?.ownerId && person.roles.some((role) => role !== 'member' && may.includes(role)));
  const owner = may.includes('owner') && item?.ownerId !== undefined ? [changes.askOwner(nameOf(q, item.ownerId))] : [];
  const names = [...owner, ...withRole.map((person) => shownName(person.name))];
  const rest = names.length - MAX_NAMES;
  const told = rest > 0 ? [...names.slice(0, MAX_NAMES), changes.andOthers(rest)] : names;
  const who = told.length === 0 ? changes.nobodyCan : changes.whoCan(told);
  return { summary: `${reason} ${who}`, blocks: [{ type: 'text', text: reason }, { type: 'context', text: who }] };
}
