import type { CostOf } from '../../../src/domain/cut-text.js';

/** Bytes of a text in whichever of UTF-8 and UTF-16 takes more: Teams says of neither that it is the one it counts. */
function weightOfText(text: string): number {
  return Math.max(text.length * 2, Buffer.byteLength(text));
}

/** What something weighs as JSON. */
export function weightOf(value: unknown): number {
  return weightOfText(JSON.stringify(value));
}

/** The most a character weighs inside a JSON string. */
export const jsonWeight: CostOf = (character) => {
  if (character === '"' || character === '\\' || character === '\n' || character === '\t') return 4;
  // Three bytes of UTF-8 where UTF-16 has two.
  return character.length === 1 && character > '\u07FF' ? 3 : character.length * 2;
};
