import { actionButton } from '../../domain/actions.js';
import type { Message } from '../../domain/message.js';
import { shorten } from '../../text/format.js';
import { itemLabel } from './person-items.js';
import type { PlacedItem } from './person-items.js';
import type { Turn } from './turn.js';
import type { WhichItem } from './waiting-words.js';

/** How many items are offered; the rest can be named by code. */
const MOST_OFFERED = 10;
/** How much of the words is repeated, in characters: they stand in the conversation already. */
const MOST_QUOTED = 600;

/** The key of the delivery that carries a question, so that it can be redrawn. */
export function questionKey(clarificationId: string): string {
  return `which-item:${clarificationId}`;
}

/** "Which item is this for?", with the words that wait and a button for each item offered. */
export function questionMessage({ member, texts }: Turn, id: string, content: WhichItem, offered: readonly PlacedItem[]): Message {
  const shown = offered.slice(0, MOST_OFFERED);
  const hidden = offered.length - shown.length;
  const words = content.words || content.files.map((file) => file.name).join(', ');
  return {
    summary: content.intro ?? texts.ask.whichSummary,
    blocks: [
      { type: 'text', text: content.intro ?? texts.ask.which },
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

/** A sentence above the words that wait. */
export function withWaiting(sentence: string, { words }: WhichItem): Message {
  return { summary: sentence, blocks: [{ type: 'text', text: sentence }, ...(words === '' ? [] : [{ type: 'quote', text: shorten(words, MOST_QUOTED) } as const])] };
}

/** Shows another message in the question's place. */
export async function rewriteQuestion({ store, organizationId, effects }: Turn, clarificationId: string, message: Message): Promise<void> {
  for (const id of await store.deliveries.rewrite(organizationId, questionKey(clarificationId), message)) effects.deliveries.add(id);
}
