import { actionsOf, isObject, listOf, partsOf, seenWords } from '../adapters/teams/cards/card-reader.js';
import type { Json } from '../adapters/teams/cards/card-reader.js';

/** The card of a message of the bot's, if it is one. */
export function cardIn(activity: Json): Json | undefined {
  const [attachment] = listOf(activity['attachments']);
  return isObject(attachment?.['content']) ? attachment['content'] : undefined;
}

/** A message's words as a reader sees them. */
export function wordsOf(activity: Json): string {
  const card = cardIn(activity);
  if (card !== undefined) return seenWords(card).replaceAll('\u2060', '');
  const { text } = activity;
  return typeof text === 'string' ? text : '';
}

/** The links that a reader can follow. */
export function linksIn(activity: Json): readonly string[] {
  return partsOf(cardIn(activity)).flatMap(({ part }) => {
    if (part['type'] === 'Action.OpenUrl') return [String(part['url'])];
    if (part['type'] !== 'TextBlock') return [];
    return [...String(part['text']).matchAll(/(?<!\\)\[(?:[^[\]\\]|\\.)*\]\(([^()\s]*)\)/gu)].map(([, url = '']) => url);
  });
}

/** A button by the end of its title. */
export function buttonIn(activity: Json, label: string): Json {
  const found = actionsOf(cardIn(activity)).find(({ title }) => String(title).endsWith(label));
  if (found === undefined) throw new Error(`There is no button "${label}".`);
  return found;
}

/** Ids of the inputs of a card, forms that unfold included. */
export function inputsIn(card: unknown): readonly Json[] {
  return partsOf(card).filter(({ part }) => String(part['type']).startsWith('Input.')).map(({ part }) => part);
}
