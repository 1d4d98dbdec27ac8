import type { Command, IsoWeekday } from '../../../domain/command/command.js';
import { findItem } from '../../../domain/find-item.js';
import type { Message } from '../../../domain/message.js';
import type { Scope } from '../../../domain/plan-tree.js';
import { mayChange } from '../../../domain/roles.js';
import type { CommandDeps, CommandRequest, SubscriptionRequest } from '../command-request.js';
import type { Question } from '../queries/question.js';
import { whichOne } from '../queries/which-one.js';
import { refuse } from './refuse.js';

const MONDAY: IsoWeekday = 1;
const USUAL_TIME = '08:00';

type DigestCommand = Extract<Command, { name: 'subscribe' | 'unsubscribe' | 'digest' }>;

/** Whether a digest goes to a channel: one that is mentioned, or the one it is asked for in; in direct messages it is the person's own else. */
export function isForChannel(command: DigestCommand, request: Pick<CommandRequest, 'conversation'>): boolean {
  if (command.name === 'subscribe' && command.channel !== undefined) return true;
  if (request.conversation.kind === 'direct') return false;
  return command.name === 'subscribe' ? command.where === 'here' : true;
}

/** `subscribe`, `unsubscribe`, `digest now`. For a channel, `q` holds what everyone in it may see. */
export async function changeDigests(command: DigestCommand, q: Question, request: CommandRequest, { store, subscriptions }: CommandDeps): Promise<Message> {
  const { changes } = q.text;
  const forChannel = isForChannel(command, request);
  if (command.name === 'subscribe' && forChannel && !mayChange('subscribe-here', q.member)) return refuse(q, 'subscribe-here', changes.refusedSubscribe, store);
  if (command.name === 'digest' && !mayChange('digest-now', q.member)) return refuse(q, 'digest-now', changes.refusedDigest, store);
  const scope = scopeOf(command, q);
  if ('answer' in scope) return scope.answer;
  const wanted: SubscriptionRequest = {
    organizationId: request.organizationId,
    member: q.member,
    workspace: request.workspace,
    planId: q.overview.plan.id,
    destination: forChannel ? channelOf(command, request) : { kind: 'person' },
    ...(scope.scope && { scope: scope.scope }),
  };
  if (command.name === 'subscribe') return subscriptions.subscribe({ ...wanted, weekday: command.weekday ?? MONDAY, at: command.at ?? USUAL_TIME });
  if (command.name === 'digest') return subscriptions.digestNow(wanted);
  return subscriptions.unsubscribe({ ...wanted, mayEndOthers: mayChange('unsubscribe', q.member) });
}

function channelOf(command: DigestCommand, { conversation, aloud = false }: CommandRequest): SubscriptionRequest['destination'] {
  const mentioned = command.name === 'subscribe' ? command.channel : undefined;
  const channel = mentioned ?? conversation.id;
  // What is asked before everyone is answered to the asker alone: not where it was asked.
  const isElsewhere = aloud || channel !== conversation.id;
  return { kind: 'channel', channel, ...(isElsewhere && { isElsewhere }) };
}

/** The part of the plan that was named: an item or a unit; the whole plan where none was. */
function scopeOf(command: DigestCommand, q: Question): { readonly scope?: Scope } | { readonly answer: Message } {
  const target = command.name === 'digest' ? undefined : command.target;
  if (target === undefined) return {};
  const found = findItem(q.overview, target);
  if (found.kind === 'item') return { scope: { kind: 'item', itemId: found.item.id } };
  if (found.kind === 'unit') return { scope: { kind: 'unit', unitId: found.unit.id } };
  return { answer: whichOne(q, target, found, (again) => ({ ...command, target: again })) };
}
