import { Temporal } from 'temporal-polyfill';
import { plainMessage } from '../../domain/message.js';
import { restOf } from '../../domain/route-words.js';
import { localOf } from '../../domain/time/dates.js';
import { understand } from '../../domain/understand/understand.js';
import type { Withdrawal } from '../../ports.js';
import type { InboundOf } from './answering-deps.js';
import type { PersonItems } from './person-items.js';
import { contextOf } from './read-words.js';
import type { Turn } from './turn.js';
import { questionsAbout } from './waiting-words.js';
import type { WaitingWords } from './waiting-words.js';
import { questionMessage, rewriteQuestion } from './which-item-message.js';

/**
 * Shows open questions about an edited message with its new words, so that what is read is what is filed. `claimed` are
 * the parts of the words that reports have taken. Words that report nothing any more leave nothing to ask.
 */
export async function redrawQuestions(turn: Turn<InboundOf<'edit'>>, items: PersonItems, edited: { readonly words: string; readonly claimed: readonly string[] }): Promise<void> {
  const words = restOf(edited.words, edited.claimed);
  for (const asked of await questionsAbout(turn)) {
    if (!asked.answeredAt && Temporal.Instant.compare(asked.expiresAt, turn.now) > 0 && asked.content.words !== words) await redraw(turn, items, asked, words);
  }
}

async function redraw(turn: Turn<InboundOf<'edit'>>, items: PersonItems, { id, content }: WaitingWords, words: string): Promise<void> {
  const { store, organizationId, member, at } = turn;
  const offered = content.itemIds.flatMap((itemId) => items.fileable(itemId) ?? []);
  const today = localOf(at, member.timeZone).date;
  const reports = offered.some((placed) => understand(words, contextOf(placed, items.codes, member, today)).isReport);
  if (content.files.length === 0 && (words === '' || !reports)) return withdraw(turn, { id, content }, 'edited');
  const { intro: _intro, ...rest } = content;
  const now = { ...rest, words };
  await store.conversations.replace(organizationId, id, now);
  await rewriteQuestion(turn, id, questionMessage(turn, id, now, offered));
}

/** Takes away every question about a deleted message: neither it nor the database repeats the words any longer. */
export async function withdrawDeleted(turn: Turn<InboundOf<'delete'>>): Promise<void> {
  for (const asked of await questionsAbout(turn)) await withdraw(turn, asked, 'deleted');
}

async function withdraw(turn: Turn, { id, content }: Pick<WaitingWords, 'id' | 'content'>, withdrawn: Withdrawal): Promise<void> {
  const { store, organizationId, texts, now } = turn;
  await store.conversations.close(organizationId, id, now);
  await store.conversations.replace(organizationId, id, { ...content, words: '', files: [], withdrawn });
  await rewriteQuestion(turn, id, plainMessage(texts.ask.withdrawn[withdrawn]));
}
