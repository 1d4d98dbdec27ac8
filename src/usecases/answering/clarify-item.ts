import { Temporal } from 'temporal-polyfill';
import { actionButton } from '../../domain/actions.js';
import { readItemChoice } from '../../domain/item-choice.js';
import type { Message } from '../../domain/message.js';
import type { Clarification, ClarificationContent, InboundFile } from '../../ports.js';
import type { AnsweringTexts } from '../../text/answering/index.js';
import { shorten } from '../../text/format.js';
import type { InboundOf } from './answering-deps.js';
import { fileWords } from './file-words.js';
import { itemLabel, itemName, loadPersonItems } from './person-items.js';
import type { PersonItems, PlacedItem } from './person-items.js';
import { plainMessage } from '../../domain/message.js';
import { say } from './turn.js';
import type { Turn } from './turn.js';

/** How many items are offered; the rest can be named by code. */
const MOST_OFFERED = 10;
/** How much of the words is repeated, in characters: they stand in the conversation already. */
const MOST_QUOTED = 600;
/** Words wait this long for the answer to "which item?". */
const EXPIRES_AFTER_HOURS = 14 * 24;

type WhichItem = ClarificationContent & { readonly kind: 'which-item' };

/** Asks, by buttons, which item words belong to; the words are kept meanwhile. */
export async function askWhichItem(
  turn: Turn<InboundOf<'message'>>,
  items: PersonItems,
  question: { readonly words: string; readonly files: readonly InboundFile[]; readonly offer: readonly string[]; readonly intro?: string },
): Promise<void> {
  const { store, organizationId, inbound, member, workspace, texts, now, at, thread } = turn;
  const offered = question.offer.flatMap((itemId) => items.fileable(itemId) ?? []);
  if (offered.length === 0) return say(turn, plainMessage(texts.ask.noItems));
  const shown = offered.slice(0, MOST_OFFERED);
  const id = await store.conversations.ask(organizationId, {
    ...workspace,
    personId: member.id,
    conversation: inbound.conversation.id,
    content: { kind: 'which-item', words: question.words, files: question.files, message: inbound.message, at: at.toString(), itemIds: offered.map(({ item }) => item.id), ...(thread && { thread }) },
    createdAt: now,
    expiresAt: now.add({ hours: EXPIRES_AFTER_HOURS }),
  });
  await say(turn, questionMessage(turn, id, question, shown, offered.length - shown.length), { kind: 'question', name: 'which-item' });
}

function questionMessage({ member, texts }: Turn, id: string, question: { readonly words: string; readonly files: readonly InboundFile[]; readonly intro?: string }, shown: readonly PlacedItem[], hidden: number): Message {
  const words = question.words || question.files.map((file) => file.name).join(', ');
  return {
    summary: question.intro ?? texts.ask.whichSummary,
    blocks: [
      { type: 'text', text: question.intro ?? texts.ask.which },
      { type: 'quote', text: shorten(words, MOST_QUOTED) },
      {
        type: 'buttons',
        buttons: [
          ...shown.map((placed) => {
            const label = itemLabel(placed, member);
            return actionButton({ name: 'clarify.item', clarification: id, item: placed.item.id }, { label, description: texts.ask.buttonFor(label) });
          }),
          actionButton({ name: 'clarify.item', clarification: id }, { label: texts.ask.none }),
        ],
      },
      { type: 'context', text: [texts.ask.hint(shown[0]?.item.code ?? ''), ...(hidden > 0 ? [texts.ask.more(hidden)] : [])].join(' ') },
    ],
  };
}

/** A pressed button of such a question. */
export async function answerByButton(turn: Turn<InboundOf<'action'>>, clarificationId: string, itemId: string | undefined): Promise<void> {
  const { store, organizationId, inbound, member, texts, now } = turn;
  const asked = await store.conversations.byId(organizationId, clarificationId);
  const content = asked?.content;
  if (!asked || content?.kind !== 'which-item') return say(turn, plainMessage(texts.refused.gone));
  if (asked.personId !== member.id) return say(turn, plainMessage(texts.ask.notYours));
  if (asked.answeredAt) return say(turn, plainMessage(texts.ask.answered));
  if (Temporal.Instant.compare(asked.expiresAt, now) <= 0) return say(turn, withWords(texts.ask.expired, content));
  const items = await loadPersonItems(store, member);
  const placed = itemId === undefined ? undefined : items.fileable(itemId);
  if (itemId !== undefined && !placed) return say(turn, withWords(texts.refused.gone, content));
  const chosen = placed ? [placed] : [];
  if (await settle(turn, items, { ...asked, content }, chosen)) settleQuestion(turn, { conversation: inbound.conversation.id, message: inbound.message }, content, chosen, texts);
}

/**
 * Takes a message that does nothing but name items as the answer to the open question, if there is one. Says whether
 * it was.
 */
export async function answerByWords(turn: Turn<InboundOf<'message'>>, items: PersonItems): Promise<boolean> {
  const { store, organizationId, inbound, member, texts, now } = turn;
  const asked = (await store.conversations.open(organizationId, member.id, now)).find((one) => one.content.kind === 'which-item' && one.conversation === inbound.conversation.id);
  if (asked?.content.kind !== 'which-item') return false;
  const choice = readItemChoice(inbound.text, items.codes);
  if (!choice) return false;
  const { content } = asked;
  const offered = content.itemIds.flatMap((itemId) => items.fileable(itemId) ?? []);
  const chosen = choice.kind === 'none' ? [] : choice.kind === 'all' ? offered : choice.codes.map((code) => theOne(items, code, offered));
  // "All" of a long list, or a code that is not theirs or stands for two items, is no clear answer.
  if (chosen.some((one) => one === undefined) || (choice.kind === 'all' && !onlyWaiting(items, offered))) {
    await say(turn, plainMessage(texts.ask.whichSummary, texts.ask.hint(offered[0]?.item.code ?? '')));
    return true;
  }
  const settled = await settle(turn, items, { ...asked, content }, chosen.flatMap((one) => one ?? []));
  if (settled && chosen.length === 0) await say(turn, plainMessage(texts.ask.dropped));
  return true;
}

function theOne(items: PersonItems, code: string, offered: readonly PlacedItem[]): PlacedItem | undefined {
  const fileable = items.withCode(code).flatMap(({ item }) => items.fileable(item.id) ?? []);
  const among = fileable.filter(({ item }) => offered.some((one) => one.item.id === item.id));
  const candidates = among.length > 0 ? among : fileable;
  return candidates.length === 1 ? candidates[0] : undefined;
}

function onlyWaiting(items: PersonItems, offered: readonly PlacedItem[]): boolean {
  return offered.every(({ item }) => items.open.some((check) => check.itemId === item.id));
}

/** Files what waited under the items chosen, as said when it was said; or lets it be. Says whether it still waited. */
async function settle(turn: Turn, items: PersonItems, asked: Clarification & { readonly content: WhichItem }, chosen: readonly PlacedItem[]): Promise<boolean> {
  const { store, organizationId, texts, now } = turn;
  const { words, files, message, at, thread } = asked.content;
  if (!(await store.conversations.close(organizationId, asked.id, now))) {
    await say(turn, plainMessage(texts.ask.answered));
    return false;
  }
  const inThread: Turn = { ...turn, ...(thread && { thread }) };
  for (const placed of chosen) await fileWords(inThread, items, placed, { words, files, message, conversation: asked.conversation, at: Temporal.Instant.from(at) });
  return true;
}

/** The answered question says what became of it and loses its buttons; pressing again is answered kindly all the same. */
function settleQuestion(turn: Turn, ref: { conversation: string; message: string }, content: WhichItem, chosen: readonly PlacedItem[], texts: AnsweringTexts): void {
  const outcome = chosen.length === 0 ? texts.ask.dropped : texts.ask.chosen(texts.list(chosen.map((placed) => itemName(placed, turn.member))));
  turn.effects.after.push(async ({ chat, tell }) => {
    const updated = chat.update(ref, { ...withWords(outcome, content), summary: outcome });
    // What was filed is played back below; that nothing was is said nowhere else.
    await (chosen.length === 0 ? updated.catch(() => tell(plainMessage(outcome))) : updated);
  });
}

function withWords(sentence: string, { words }: WhichItem): Message {
  return { summary: sentence, blocks: [{ type: 'text', text: sentence }, ...(words === '' ? [] : [{ type: 'quote', text: shorten(words, MOST_QUOTED) } as const])] };
}
