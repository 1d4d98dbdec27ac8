import { Fault } from './fault.js';

/** The longest text of one message: 100 KB, in bytes of UTF-8. */
export const LONGEST_TEXT = 100 * 1024;

/**
 * Somebody's words as they were typed, but for what no store can hold: NUL and halves of characters.
 * Throws `Fault` `too-long`.
 */
export function acceptedText(text: string): string {
  if (Buffer.byteLength(text) > LONGEST_TEXT) throw new Fault('too-long');
  return text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}
