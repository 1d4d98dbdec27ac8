import type { Language } from '../../../src/domain/types.js';
import type { ItemContext } from '../../../src/domain/understand/types.js';
import { contextOfReply } from '../../replies/score.js';

/** Splits `2.a: on track` into its item's context and its words. */
export function phrase(text: string, language: Language): { readonly words: string; readonly context: ItemContext } {
  const colon = text.indexOf(': ');
  return { words: text.slice(colon + 2), context: contextOfReply(text.slice(0, colon), language) };
}
