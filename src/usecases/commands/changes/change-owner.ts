import { actionButton } from '../../../domain/actions.js';
import { printWho, readWho } from '../../../domain/command/read-who.js';
import { plainMessage } from '../../../domain/message.js';
import type { Message } from '../../../domain/message.js';
import type { ItemOverview } from '../../../domain/overview.js';
import { mayChange } from '../../../domain/roles.js';
import type { Member, Store } from '../../../ports.js';
import type { CommandText } from '../../../text/commands/index.js';
import type { Language } from '../../../domain/types.js';
import type { CommandDeps, CommandRequest } from '../command-request.js';
import { answerFault } from '../queries/answer-help.js';
import { codeOf, shownName, titleIn } from '../queries/phrases.js';
import type { Question } from '../queries/question.js';
import { whichPerson } from '../queries/which-person.js';
import { matchUser, readMentionedUser } from './match-user.js';
import type { MatchedUser } from './match-user.js';
import { writeNotices } from './notice.js';
import type { Notice } from './notice.js';
import { refuse } from './refuse.js';
import { takeItem } from './take-item.js';

/** Said between the code and the person without adding to it. */
const FILLER = /^(?:to|is|a|es|=|->|→)\s+(?=\S)/iu;

/** `owner CODE @person`: hands an item to somebody, who is told, as is who had it. A check that waits goes with it. */
export async function changeOwner(q: Question, words: string, request: CommandRequest, deps: CommandDeps): Promise<Message> {
  const { store } = deps;
  const { changes } = q.text;
  const taken = takeItem(q, 'owner', words);
  if ('answer' in taken) return taken.answer;
  const { item } = taken;
  if (!mayChange('owner', q.member, { item })) return refuse(q, 'owner', changes.refusedOwner(codeOf(item)), store, item);
  const found = await newOwner(q, item, taken.rest.replace(FILLER, ''), request, deps);
  if ('answer' in found) return found.answer;
  const { person, told: matched } = found;
  const name = shownName(person.name);
  if (!person.active) return plainMessage(changes.owner.inactive(name));
  if (item.ownerId === person.id) return plainMessage(...matched, changes.owner.already(name, codeOf(item)));
  const unmatched = await handOver(q, item, person, request, deps);
  const told = person.id === q.member.id ? [] : [unmatched.includes(person.id) ? changes.owner.untold(name) : changes.owner.told(name)];
  return plainMessage(...matched, changes.owner.done(name, codeOf(item), titleIn(item, q.member.language)), ...told);
}

/** The person named, or mentioned as chat knows them; or the answer that asks who is meant. */
async function newOwner(q: Question, item: ItemOverview, words: string, request: CommandRequest, deps: CommandDeps): Promise<MatchedUser> {
  const mentioned = readMentionedUser(words);
  if (mentioned) return matchUser(q, item, mentioned, request, deps);
  const who = readWho(words);
  if (!who) return { answer: answerFault(q.member.language, { kind: 'missing', command: 'owner', what: 'person' }) };
  const asking = { store: deps.store, organizationId: request.organizationId, workspace: request.workspace };
  const found = await whichPerson(q, who, asking, (again) => ({ name: 'owner', rest: `${item.code}: ${printWho(again)}` }));
  return 'answer' in found ? found : { ...found, told: [] };
}

async function handOver(q: Question, item: ItemOverview, person: Member, request: CommandRequest, deps: CommandDeps): Promise<readonly string[]> {
  const { organizationId, member } = request;
  const { now } = q;
  const { deliveries, unmatched } = await deps.store.transaction(async (tx) => {
    await tx.checks.lockSweep(organizationId);
    await tx.items.setOwner(organizationId, item.id, person.id);
    await tx.people.audit({ organizationId, actorId: member.id, action: 'item.owner', subjectKind: 'item', subjectId: item.id, details: { from: item.ownerId ?? null, to: person.id }, at: now });
    const open = await tx.checks.openForItems(organizationId, [item.id]);
    await tx.checks.reassign(organizationId, open.map((check) => check.id), person.id);
    const touched = await tx.deliveries.touchForChecks(organizationId, open.map((check) => check.id));
    await deps.reschedule(tx, organizationId, now);
    const asked = open.find((check) => check.state === 'asked');
    const notices = await writeNotices(tx, request, await noticesOf(tx, item, person, member, asked?.id), now);
    return { deliveries: [...touched, ...notices.deliveries], unmatched: notices.unmatched };
  });
  if (deliveries.length > 0) await deps.work.deliver(organizationId, deliveries);
  return unmatched;
}

async function noticesOf(store: Store, item: ItemOverview, person: Member, by: Member, askedCheckId: string | undefined): Promise<readonly Notice[]> {
  const before = item.ownerId === undefined ? undefined : await store.people.byId(by.organizationId, item.ownerId);
  const toNew: Notice = { to: person, name: 'owner-new', message: (text, language) => newOwnerNotice(text, language, item, by, askedCheckId) };
  if (!before?.active) return [toNew];
  const toOld: Notice = {
    to: before,
    name: 'owner-old',
    message: (text, language) => plainMessage(text.changes.owner.noticeOld(shownName(by.name), shownName(person.name), codeOf(item), titleIn(item, language))),
  };
  return [toNew, toOld];
}

function newOwnerNotice(text: CommandText, language: Language, item: ItemOverview, by: Member, askedCheckId: string | undefined): Message {
  const { owner } = text.changes;
  const message = plainMessage(owner.noticeNew(shownName(by.name), codeOf(item), titleIn(item, language)));
  if (askedCheckId === undefined) return message;
  const button = actionButton({ name: 'check.report', check: askedCheckId }, { label: owner.report, style: 'primary' });
  return { ...message, blocks: [...message.blocks, { type: 'text', text: owner.noticeOpen }, { type: 'buttons', buttons: [button] }] };
}
