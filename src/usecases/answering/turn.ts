import { Temporal } from 'temporal-polyfill';
import { opensForm } from '../../domain/actions.js';
import type { Message } from '../../domain/message.js';
import type { Chat, DeliveryContent, DeliveryKind, Inbound, InboxEvent, Member, MessageRef, Store, Workspace } from '../../ports.js';
import { answeringTexts } from '../../text/answering/index.js';
import type { AnsweringTexts } from '../../text/answering/index.js';

/**
 * One act of one known person, being answered. Everything it changes is kept in one transaction together with the
 * mark that it is done, so that it counts exactly once, whatever crashes.
 */
export interface Turn<I extends Inbound = Inbound> {
  /** The open transaction. */
  readonly store: Store;
  readonly organizationId: string;
  readonly eventId: string;
  readonly inbound: I;
  readonly member: Member;
  readonly workspace: Workspace;
  /** When the person did it; never later than `now`. */
  readonly at: Temporal.Instant;
  readonly now: Temporal.Instant;
  /** The thread that answers go into; without one they go plainly into the person's direct messages. */
  readonly thread?: MessageRef;
  readonly texts: AnsweringTexts;
  readonly effects: Effects;
}

/** Who wants to see something, and when: all that showing it takes, whether or not it is part of a turn. */
export type Asker = Pick<Turn, 'store' | 'organizationId' | 'member' | 'workspace' | 'now' | 'texts'>;

/** What is to be done once the transaction is kept. */
export interface Effects {
  /** Ids of deliveries to send. */
  readonly deliveries: Set<string>;
  /** Items with reports filed, changed or taken back. */
  readonly items: Set<string>;
  /** Calls to the chat platform that nothing depends on: opening a form, tidying up a question. */
  readonly after: ((tools: AfterTools) => Promise<void>)[];
}

export interface AfterTools {
  readonly chat: Chat;
  /** Says something to the person after all. */
  readonly tell: (message: Message) => Promise<void>;
}

/** A turn that has not changed anything yet. */
export function startTurn<I extends Inbound>(store: Store, event: InboxEvent, inbound: I, member: Member, now: Temporal.Instant): Turn<I> {
  const done = Temporal.Instant.from(inbound.at);
  const thread = inbound.type === 'message' && inbound.thread !== undefined ? { conversation: inbound.conversation.id, message: inbound.thread } : undefined;
  return {
    store,
    organizationId: event.organizationId,
    eventId: event.id,
    inbound,
    member,
    workspace: { platform: inbound.platform, workspace: inbound.workspace },
    at: Temporal.Instant.compare(done, now) > 0 ? now : done,
    now,
    ...(thread && { thread }),
    texts: answeringTexts(member.language),
    effects: { deliveries: new Set(), items: new Set(), after: [] },
  };
}

/** The same turn, answering an act of a narrower kind. */
export function turnOf<I extends Inbound>(turn: Turn, inbound: I): Turn<I> {
  return { ...turn, inbound };
}

/**
 * Answers the person of this turn in their direct messages; where they wait for a form, in the form's place. `name` tells
 * several answers of one turn apart.
 */
export async function say(turn: Turn, message: Message, options: { readonly kind?: DeliveryKind; readonly name?: string } = {}): Promise<void> {
  const { kind = 'answer', name = 'answer' } = options;
  const reply = formReply(turn.inbound);
  if (reply !== undefined) return sayInPlace(turn, reply, message);
  await sendContent(turn, { kind, key: `${name}:${turn.eventId}`, content: { kind: 'message', message } });
}

/** Where an act is answered that asks for a form. */
function formReply(inbound: Inbound): string | undefined {
  const asksForForm = inbound.type === 'shortcut' || inbound.type === 'share' || (inbound.type === 'action' && opensForm(inbound.action));
  return asksForForm ? inbound.reply : undefined;
}

function sayInPlace({ effects }: Turn, reply: string, message: Message): void {
  effects.after.push(async ({ chat, tell }) => {
    try {
      await chat.respond(reply, message, 'private');
    } catch (error) {
      await tell(message);
      throw error;
    }
  });
}

/** As `say`, with what is rendered when it is sent. */
export async function sendContent(turn: Turn, { kind, key, content }: { readonly kind: DeliveryKind; readonly key: string; readonly content: DeliveryContent }): Promise<void> {
  const { store, organizationId, inbound, member, workspace, thread, now, effects } = turn;
  const written = await store.deliveries.create(organizationId, [
    { ...workspace, key, kind, destination: { kind: 'direct', user: inbound.user }, personId: member.id, ...(thread && { thread }), content, dueAt: now },
  ]);
  for (const id of written) effects.deliveries.add(id);
}

/** Has prompts of these checks shown as they are now. */
export async function touchChecks({ store, organizationId, effects }: Turn, checkIds: readonly string[]): Promise<void> {
  if (checkIds.length === 0) return;
  for (const id of await store.deliveries.touchForChecks(organizationId, checkIds)) effects.deliveries.add(id);
}

/** Has a report's playbacks shown as it is now. */
export async function touchReport({ store, organizationId, effects }: Turn, reportId: string): Promise<void> {
  for (const id of await store.deliveries.touchForReport(organizationId, reportId)) effects.deliveries.add(id);
}
