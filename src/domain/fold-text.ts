import { foldWords } from './time/fold-words.js';

/** How typed words are compared: lower case, no accents, nothing invisible, single spaces. */
export { foldWords as foldText };

/** The words of a text, folded: runs of letters and digits. */
export function foldedWords(text: string): string[] {
  return foldWords(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
