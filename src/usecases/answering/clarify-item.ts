import { Temporal } from 'temporal-polyfill';
import { readItemChoice } from '../../domain/item-choice.js';
import { plainMessage } from '../../domain/message.js';
import type { InboundFile } from '../../ports.js';
import type { InboundOf } from './answering-deps.js';
import { fileWords } from './file-words.js';
import { itemName, loadPersonItems } from './person-items.js';
import type { PersonItems, PlacedItem } from './person-items.js';
import { say, sendContent } from './turn.js';
import type { Turn } from './turn.js';
import type { WaitingWords, WhichItem } from './waiting-words.js';
import { questionKey, questionMessage, rewriteQuestion, withWaiting } from './which-item-message.js';

/** Words wait this long for the answer to "which item?". */
const EXPIRES_AFTER_HOURS = 14 * 24;

/** Asks, by buttons, which item words belong to; the words are kept meanwhile. */
export async function askWhichItem(
  turn: Turn<InboundOf<'message'>>,
  items: PersonItems,
  question: { readonly words: string; readonly files: readonly InboundFile[]; readonly offer: readonly string[]; readonly intro?: string },
): Promise<void> {
  const { store, organizationId, inbound, member, workspace, texts, now, at, thread } = turn;
  const offered = question.offer.flatMap((itemId) => items.fileable(itemId) ?? []);
  if (offered.length === 0) return say(turn, plainMessage(texts.ask.noItems));
  const content: WhichItem = { kind: 'which-item', words: question.words, files: question.files, message: inbound.message, at: at.toString(), itemIds: offered.map(({ item }) => item.id), ...(thread && { thread }), ...(question.intro !== undefined && { intro: question.intro }) };
  const id = await store.conversations.ask(organizationId, {
    ...workspace,
    personId: member.id,
    conversation: inbound.conversation.id,
    content,
    createdAt: now,
    expiresAt: now.add({ hours: EXPIRES_AFTER_HOURS }),
  });
  await sendContent(turn, { kind: 'question', key: questionKey(id), content: { kind: 'message', message: questionMessage(turn, id, content, offered) } });
}

/** A pressed button of such a question. */
export async function answerByButton(turn: Turn<InboundOf<'action'>>, clarificationId: string, itemId: string | undefined): Promise<void> {
  const { store, organizationId, member, texts, now } = turn;
  const asked = await store.conversations.byId(organizationId, clarificationId);
  const content = asked?.content;
  if (!asked || content?.kind !== 'which-item') return say(turn, plainMessage(texts.refused.gone));
  if (asked.personId !== member.id) return say(turn, plainMessage(texts.ask.notYours));
  if (content.withdrawn) return say(turn, plainMessage(texts.ask.withdrawn[content.withdrawn]));
  if (asked.answeredAt) return say(turn, plainMessage(texts.ask.answered));
  if (Temporal.Instant.compare(asked.expiresAt, now) <= 0) return say(turn, withWaiting(texts.ask.expired, content));
  const items = await loadPersonItems(store, member);
  const placed = itemId === undefined ? undefined : items.fileable(itemId);
  if (itemId !== undefined && !placed) return say(turn, withWaiting(texts.refused.gone, content));
  await settle(turn, items, { ...asked, content }, placed ? [placed] : []);
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

/**
 * Files what waited under the items chosen, as said when it was said; or lets it be. The question says what became of
 * it and loses its buttons. Says whether it still waited.
 */
async function settle(turn: Turn, items: PersonItems, asked: WaitingWords, chosen: readonly PlacedItem[]): Promise<boolean> {
  const { store, organizationId, texts, now } = turn;
  const { words, files, message, at, thread } = asked.content;
  if (!(await store.conversations.close(organizationId, asked.id, now))) {
    await say(turn, plainMessage(texts.ask.answered));
    return false;
  }
  const inThread: Turn = { ...turn, ...(thread && { thread }) };
  const outcome = chosen.length === 0 ? texts.ask.dropped : texts.ask.chosen(texts.list(chosen.map((placed) => itemName(placed, turn.member))));
  await rewriteQuestion(turn, asked.id, withWaiting(outcome, asked.content));
  for (const placed of chosen) await fileWords(inThread, items, placed, { words, files, message, conversation: asked.conversation, at: Temporal.Instant.from(at) });
  return true;
}
